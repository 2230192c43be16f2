/** What requesters paid over a stretch of days, beside what is known of them in all. */

import { atOnce } from './at-once';
import { type LedgerContext, loadContext } from './context';
import type { LedgerDatabase } from './database';
import type { Chosen } from './dated-tasks';
import { batches } from './exports';
import { CLOCKS, type Clock, type RequesterDayRollup, type RequesterRecord } from './records';
import { requesterViews } from './requester-views';
import { lastDays, sumOfDays } from './requester-window';
import type { RequesterView } from './views';

/** One requester over the chosen days. */
export interface RequesterPeriod {
  /** Over all time: the name, the verdict. */
  view: RequesterView;
  platform: RequesterRecord['platform'];
  /** Over the chosen days, by clock; no sum mixes two. */
  sums: RequesterRecord['sums'];
  /** Different days with a task handed in among the chosen, by clock. */
  days: Record<Clock, number>;
  /** Over the last 90 days with today, by clock. */
  last90: RequesterRecord['sums'];
}

/** The requesters with tasks on the chosen days, a batch at a time, in the order of their keys. */
export async function* requesterPeriods(
  database: LedgerDatabase,
  chosen: Chosen,
  now: number,
): AsyncGenerator<RequesterPeriod[]> {
  for await (const batch of batches(database.requesters, ({ key }) => key)) {
    const requesters = batch.filter(({ platform }) => chosen.platforms.includes(platform));
    const tables = [database.requesterDays, database.meta];
    yield await database.transaction('r', tables, async () =>
      periodsOf(database, await loadContext(database), requesters, chosen, now),
    );
  }
}

/** Must run inside a transaction over the days of requesters. */
async function periodsOf(
  database: LedgerDatabase,
  context: LedgerContext,
  requesters: readonly RequesterRecord[],
  chosen: Chosen,
  now: number,
): Promise<RequesterPeriod[]> {
  const views = await requesterViews(database, context, requesters, now);
  const windows = await lastDays(
    database,
    requesters.map(({ key }) => key),
    context.workerToday(now),
  );
  const inRange = await daysOf(database, requesters, chosen);
  const periods = requesters.flatMap((requester, index) => {
    const view = views[index];
    if (view === undefined) return [];
    const days = inRange[index] ?? [];
    const window = windows[index] ?? [];
    return [
      {
        view,
        platform: requester.platform,
        sums: sumsOf(days),
        days: countsOf(days),
        last90: sumsOf(window),
      },
    ];
  });
  return periods.filter(({ sums }) => CLOCKS.some((clock) => sums[clock].tasks + sums[clock].endedTasks > 0));
}

function daysOf(
  database: LedgerDatabase,
  requesters: readonly RequesterRecord[],
  { range }: Chosen,
): Promise<RequesterDayRollup[][]> {
  return atOnce<RequesterDayRollup[]>(database, 'requesterDays', (store) =>
    requesters.map(({ key }) =>
      store.getAll(IDBKeyRange.bound(`${key}|${range.from ?? ''}`, `${key}|${range.to ?? '~'}`)),
    ),
  );
}

function sumsOf(days: readonly RequesterDayRollup[]): RequesterRecord['sums'] {
  return {
    focused: sumOfDays(days, 'focused'),
    elapsed: sumOfDays(days, 'elapsed'),
    manual: sumOfDays(days, 'manual'),
  };
}

function countsOf(days: readonly RequesterDayRollup[]): Record<Clock, number> {
  const count = (clock: Clock) => days.filter(({ sums }) => (sums[clock]?.tasks ?? 0) > 0).length;
  return { focused: count('focused'), elapsed: count('elapsed'), manual: count('manual') };
}
