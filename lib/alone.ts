/**
 * Runs work that only one part of the extension may do at a time; `null` where another is at it. What says so is a lock of
 * the browser's, which is free again when its holder is gone, however it ended.
 */
export async function alone<T>(
  lock: string,
  work: () => Promise<T>,
  locks: Pick<LockManager, 'request'> = navigator.locks,
): Promise<T | null> {
  return await locks.request(lock, { ifAvailable: true }, async (held) => (held === null ? null : work()));
}
