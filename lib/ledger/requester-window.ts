import { addRequesterSums, emptyRequesterSums, type RequesterSums } from '../pay/requester-sums';
import { calendar } from '../time/days';
import type { LedgerDatabase } from './database';
import type { Clock, RequesterDayRollup } from './records';

/** How far back "lately" reaches in a verdict (METHODS D9). */
const WINDOW_DAYS = 90;

/** The days of one requester in the last 90 with `today`, oldest first. */
export function lastDays(database: LedgerDatabase, requesterKey: string, today: string): Promise<RequesterDayRollup[]> {
  const first = calendar('UTC').addDays(today, 1 - WINDOW_DAYS);
  return database.requesterDays.where('key').between(`${requesterKey}|${first}`, `${requesterKey}|~`).toArray();
}

/** The newest of the worker's days on which a task of the requester ended, `null` if none did. */
export async function newestDay(database: LedgerDatabase, requesterKey: string): Promise<string | null> {
  const newest = await database.requesterDays.where('key').between(`${requesterKey}|`, `${requesterKey}|~`).last();
  return newest?.day ?? null;
}

/** The sums of some days together, by one clock. */
export function sumOfDays(days: readonly RequesterDayRollup[], clock: Clock): RequesterSums {
  return days.reduce((sum, day) => addRequesterSums(sum, day.sums[clock]), emptyRequesterSums());
}
