/** Browsers tell of tasks from this length on. */
const TOLD_FROM_MS = 50;

/**
 * Watches how long the page's thread is busy without a pause, from now on.
 *
 * @returns gives the longest in milliseconds so far: {@link TOLD_FROM_MS} where none was longer
 */
export function longestTask(): () => Promise<number> {
  let longest = TOLD_FROM_MS;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  observer.observe({ type: 'longtask' });
  return async () => {
    // What has just happened is told a moment later.
    await new Promise((resolve) => setTimeout(resolve, 200));
    return longest;
  };
}
