/** Stretches of the worker's days, and the sums that the ledger keeps of them. */
import { addTotals, emptyTotals, type PayTotals } from '../pay/totals';
import { calendar } from '../time/days';
import type { LedgerDatabase } from './database';
import { CLOCKS, type Clock, type DayRollup } from './records';
import type { Period, PeriodView } from './views';

/** Days from `from` to `to`, both included, `YYYY-MM-DD`; `null` has no end on that side. */
export interface DayRange {
  from: string | null;
  to: string | null;
}

/** How many days a period goes back, today included. */
const PERIOD_DAYS: Record<Exclude<Period, 'all'>, number> = { today: 1, week: 7, month: 30 };

/** The days of a period of the outside interface. */
export function rangeOf(period: Period, today: string): DayRange {
  if (period === 'all') return { from: null, to: null };
  return { from: calendar('UTC').addDays(today, 1 - PERIOD_DAYS[period]), to: today };
}

/** Whether a day lies in a range; a day that is not known lies in that of all days alone. */
export function isInRange(day: string | null, { from, to }: DayRange): boolean {
  if (from === null && to === null) return true;
  return day !== null && day >= (from ?? '') && day <= (to ?? '~');
}

/** The sums of the worker's days in a range, oldest first. */
export function daysIn(database: LedgerDatabase, { from, to }: DayRange): Promise<DayRollup[]> {
  return database.days
    .where('[dayOf+day]')
    .between(['worker', from ?? ''], ['worker', to ?? '~'], true, true)
    .toArray();
}

/** The sums of days: of the main clock and currency in front, of every other apart from it. */
export function sumsOfDays(days: readonly DayRollup[]): Omit<PeriodView, 'period'> {
  const groups = new Map<string, { clock: Clock; currency: string; totals: PayTotals }>();
  for (const { clock, currency, totals } of days) {
    const key = `${clock}|${currency}`;
    const before = groups.get(key)?.totals ?? emptyTotals();
    groups.set(key, { clock, currency, totals: addTotals(before, totals) });
  }
  const [main, ...apart] = [...groups.values()].sort(
    (a, b) => CLOCKS.indexOf(a.clock) - CLOCKS.indexOf(b.clock) || weight(b.totals) - weight(a.totals),
  );
  return { ...(main ?? { clock: 'focused', currency: 'USD', totals: emptyTotals() }), apart };
}

function weight({ approvedTasks, assumedTasks, pendingTasks, rejectedTasks }: PayTotals): number {
  return approvedTasks + assumedTasks + pendingTasks + rejectedTasks;
}
