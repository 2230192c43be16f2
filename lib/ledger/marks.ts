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
 * @param now the time "the last 90 days" are counted back from
 */
export async function renewMarks(
  database: LedgerDatabase,
  requesters: readonly RequesterRecord[],
  context: LedgerContext,
  now: number,
): Promise<void> {
  const judged = requesters.filter(({ currency }) => context.referenceMicros(currency) !== null);
  // The window only ever clears a requester, so it is read only for those that would be marked without it.
  const suspects = judged.filter((requester) => underpayingBy(requester, null, context).length > 0);
  const keys = suspects.map(({ key }) => key);
  const windows = await lastDays(database, keys, context.workerToday(now));
  const clocksOf = new Map(
    suspects.map((requester, index) => [requester.key, underpayingBy(requester, windows[index] ?? [], context)]),
  );
  for (const requester of judged) {
    const clocks = clocksOf.get(requester.key) ?? [];
    if (clocks.length > 0) requester.underpaying = clocks;
    else delete requester.underpaying;
  }
}

function underpayingBy(
  requester: RequesterRecord,
  window: readonly RequesterDayRollup[] | null,
  context: LedgerContext,
): Clock[] {
  const referenceMicros = context.referenceMicros(requester.currency);
  if (referenceMicros === null) return [];
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
