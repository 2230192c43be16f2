import { addRequesterSums, emptyRequesterSums, type RequesterSums } from '../pay/requester-sums';
import { calendar } from '../time/days';
import { atOnce } from './at-once';
import type { LedgerDatabase } from './database';
import type { Clock, RequesterDayRollup } from './records';

/** How far back "lately" reaches in a verdict (METHODS D9). */
const WINDOW_DAYS = 90;

/** For each requester its days in the last 90 with `today`, oldest first. Must run inside a transaction. */
export function lastDays(
  database: LedgerDatabase,
  requesterKeys: readonly string[],
  today: string,
): Promise<RequesterDayRollup[][]> {
  const first = calendar('UTC').addDays(today, 1 - WINDOW_DAYS);
  return atOnce<RequesterDayRollup[]>(database, 'requesterDays', (store) =>
    requesterKeys.map((key) => store.getAll(IDBKeyRange.bound(`${key}|${first}`, `${key}|~`))),
  );
}

/**
 * For each requester the newest of the worker's days on which a task ended, `null` if none did. Must run inside a
 * transaction.
 */
export async function newestDays(
  database: LedgerDatabase,
  requesterKeys: readonly string[],
): Promise<(string | null)[]> {
  const cursors = await atOnce(database, 'requesterDays', (store) =>
    requesterKeys.map((key) => store.openKeyCursor(IDBKeyRange.bound(`${key}|`, `${key}|~`), 'prev')),
  );
  return cursors.map((cursor) => (cursor === null ? null : String(cursor.key).slice(-'YYYY-MM-DD'.length)));
}

/** The sums of some days together, by one clock. */
export function sumOfDays(days: readonly RequesterDayRollup[], clock: Clock): RequesterSums {
  return days.reduce((sum, { sums }) => {
    const more = sums[clock];
    return more === undefined ? sum : addRequesterSums(sum, more);
  }, emptyRequesterSums());
}
