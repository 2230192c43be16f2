/** When something was erased last: pages tell again of what they told before, and that must not come back as new. */
import type { LedgerDatabase } from './database';

/** Nothing that pages tell of the time before `now` is taken as new from here on. */
export async function noteErased(database: LedgerDatabase, now: number): Promise<void> {
  await database.meta.put({ key: 'erasedAt', value: now });
}

/** In milliseconds since the epoch; 0 where nothing ever was. */
export async function lastErasedAt(database: LedgerDatabase): Promise<number> {
  const value = (await database.meta.get('erasedAt'))?.value;
  return typeof value === 'number' ? value : 0;
}
