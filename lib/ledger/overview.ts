/** The worker's record at a glance, from the sums of days: the log itself is not read. */
import { addTotals, emptyTotals, type PayTotals } from '../pay/totals';
import { calendar } from '../time/days';
import { loadContext } from './context';
import type { LedgerDatabase } from './database';
import { CLOCKS, type Clock } from './records';

export const STEPS = ['day', 'week', 'month'] as const;
/** How long the periods of a chart are. */
export type Step = (typeof STEPS)[number];

/** The sums of a day, a week or a month. */
export interface PeriodSums {
  /** Its first day, `YYYY-MM-DD`. */
  start: string;
  totals: PayTotals;
}

/** What was measured by one clock and paid in one currency: never added to another. */
export interface OverviewGroup {
  clock: Clock;
  currency: string;
  totals: PayTotals;
  /** The worker's days with anything on them, the oldest first. */
  days: PeriodSums[];
}

export interface Overview {
  /** The worker's today. */
  today: string;
  /** By clock, the one with the most days first among those of one clock. */
  groups: OverviewGroup[];
}

/** As many periods as a chart has room for. */
const PERIODS_SHOWN: Record<Step, number> = { day: 60, week: 52, month: 60 };

export function overview(database: LedgerDatabase, now: number): Promise<Overview> {
  return database.transaction('r', [database.days, database.meta], async () => {
    const context = await loadContext(database);
    const days = await database.days.where('[dayOf+day]').between(['worker', ''], ['worker', '~']).toArray();
    const groups = new Map<string, Omit<OverviewGroup, 'days'> & { byDay: Map<string, PayTotals> }>();
    for (const { day, clock, currency, totals } of days) {
      const name = `${clock} ${currency}`;
      const group = groups.get(name) ?? { clock, currency, totals: emptyTotals(), byDay: new Map() };
      group.totals = addTotals(group.totals, totals);
      group.byDay.set(day, addTotals(group.byDay.get(day) ?? emptyTotals(), totals));
      groups.set(name, group);
    }
    return {
      today: context.workerToday(now),
      groups: [...groups.values()]
        .map(({ byDay, ...group }) => ({ ...group, days: [...byDay].map(([start, totals]) => ({ start, totals })) }))
        .sort((a, b) => CLOCKS.indexOf(a.clock) - CLOCKS.indexOf(b.clock) || b.days.length - a.days.length),
    };
  });
}

/** What was measured by one clock and paid in one currency on one of the worker's days. */
export interface DayRow {
  day: string;
  clock: Clock;
  currency: string;
  totals: PayTotals;
}

/** A row for each day of each group, the newest first. */
export function dayRows({ groups }: Overview): DayRow[] {
  return groups
    .flatMap(({ clock, currency, days }) => days.map(({ start, totals }) => ({ day: start, clock, currency, totals })))
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
}

/** Days added up to periods, the oldest first, as many of the newest as a chart has room for; weeks begin on Monday. */
export function periodsOf(days: readonly PeriodSums[], step: Step, today: string): PeriodSums[] {
  const periods = new Map<string, PayTotals>();
  const first = firstShown(step, today);
  for (const { start: day, totals } of days) {
    const start = startOf(day, step);
    if (start >= first) periods.set(start, addTotals(periods.get(start) ?? emptyTotals(), totals));
  }
  return [...periods].map(([start, totals]) => ({ start, totals })).sort((a, b) => (a.start < b.start ? -1 : 1));
}

function startOf(day: string, step: Step): string {
  if (step === 'day') return day;
  if (step === 'month') return `${day.slice(0, 7)}-01`;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return calendar('UTC').addDays(day, -((weekday + 6) % 7));
}

function firstShown(step: Step, today: string): string {
  const before = PERIODS_SHOWN[step] - 1;
  if (step === 'day') return calendar('UTC').addDays(today, -before);
  if (step === 'week') return calendar('UTC').addDays(startOf(today, 'week'), -7 * before);
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - before;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`;
}
