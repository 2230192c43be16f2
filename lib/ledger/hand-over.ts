import type { PromiseExtended } from 'dexie';

/**
 * Hands records to the database a slice at a time, the next while it still works on the one before: neither waits for the
 * other, and the page can answer in between. Must run inside a transaction; a `write` that were an async function would
 * lose it.
 */
export async function handOver<T>(
  records: readonly T[],
  atOnce: number,
  write: (slice: readonly T[]) => PromiseExtended<unknown>,
): Promise<void> {
  let before: PromiseExtended<unknown> | null = null;
  for (let start = 0; start < records.length; start += atOnce) {
    const writing = write(records.slice(start, start + atOnce));
    // Where the slice before it fails, nobody waits for this one any more.
    writing.catch(() => {});
    await before;
    before = writing;
  }
  await before;
}
