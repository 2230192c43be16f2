/** Which requesters have a history of underpaying: a mark that is kept, because it outlasts what set it (METHODS D9). */
import { judge } from '../pay/verdict';
import type { LedgerContext } from './context';
import type { LedgerDatabase } from './database';
import { CLOCKS, type Clock, type RequesterDayRollup, type RequesterRecord } from './records';
import { lastDays, sumOfDays } from './requester-window';

/**
 * Renews the marks of requesters in place, after their sums changed. Any clock's history may set one. Must run
 * inside a transaction over `database.log`.
 *
 * Nothing is awaited for a requester that needs no look into the database: over hundreds of awaits that ask it nothing,
 * a transaction is taken for finished.
 *
 * @param now the time "the last 90 days" are counted back from
 */
export async function renewMarks(
  database: LedgerDatabase,
  requesters: readonly RequesterRecord[],
  context: LedgerContext,
  now: number,
): Promise<void> {
  const today = context.workerToday(now);
  for (const requester of requesters) {
    const referenceMicros = context.referenceMicros(requester.currency);
    if (referenceMicros === null) continue;
    let clocks = underpayingBy(requester, null, referenceMicros);
    // The window only ever clears a requester, so it is read only for one that would be marked without it.
    if (clocks.length > 0) {
      clocks = underpayingBy(requester, await lastDays(database, requester.key, today), referenceMicros);
    }
    if (clocks.length > 0) requester.underpaying = clocks;
    else delete requester.underpaying;
  }
}

function underpayingBy(
  requester: RequesterRecord,
  window: readonly RequesterDayRollup[] | null,
  referenceMicros: number,
): Clock[] {
  return CLOCKS.filter(
    (clock) =>
      judge({
        all: { sums: requester.sums[clock], days: requester.days[clock] },
        last90: window && sumOfDays(window, clock),
        referenceMicros,
        wasUnderpaying: requester.underpaying?.includes(clock) ?? false,
      }).underpaying,
  );
}
