/**
 * Runs work that only one part of the extension may do at a time; `null` where another is at it. What says so is a lock of
 * the browser's, which is free again when its holder is gone, however it ended.
 */
export async function alone<T>(lock: string, work: () => Promise<T>): Promise<T | null> {
  return await navigator.locks.request(lock, { ifAvailable: true }, async (held) => (held === null ? null : work()));
}
