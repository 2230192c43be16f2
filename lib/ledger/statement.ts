/** What a statement says of a stretch of days, beside the records themselves. */
import { loadContext, type StoredReference } from './context';
import type { LedgerDatabase } from './database';
import { type Chosen, dateOf } from './dated-tasks';
import { daysIn, isInRange, rangeOf, sumsOfDays } from './day-range';
import { type PeriodSource, periodSource } from './period-source';
import { type DayRollup, requesterKey, type TaskRecord } from './records';
import { type RequesterPeriod, requesterPeriods } from './requester-periods';
import { PERIODS, type Period, type PeriodView } from './views';

export interface StatementView {
  /** The period that the popup shows of the same days, if there is one. */
  period: Period | null;
  /** The worker's day it is made on. */
  today: string;
  /** The zone of the days (IANA). */
  zone: string;
  sums: Omit<PeriodView, 'period'>;
  /** Oldest first. */
  days: DayRollup[];
  /** Those with most time first. */
  requesters: RequesterPeriod[];
  reference: StoredReference['stated'] | null;
}

/** The figures of a statement. `now`: milliseconds since the epoch. */
export async function statementView(database: LedgerDatabase, chosen: Chosen, now: number): Promise<StatementView> {
  const context = await loadContext(database);
  const today = context.workerToday(now);
  const { from, to } = chosen.range;
  const days = (await daysIn(database, chosen.range)).filter(({ platform }) => chosen.platforms.includes(platform));
  const requesters: RequesterPeriod[] = [];
  for await (const batch of requesterPeriods(database, chosen, now)) requesters.push(...batch);
  const named = PERIODS.find((period) => {
    const range = rangeOf(period, today);
    return range.from === from && range.to === to;
  });
  return {
    period: named ?? null,
    today,
    zone: context.workerZone,
    sums: sumsOfDays(days),
    days,
    requesters: requesters.sort((a, b) => timeOf(b) - timeOf(a)),
    reference: context.reference?.stated ?? null,
  };
}

function timeOf({ sums }: RequesterPeriod): number {
  return sums.focused.timeMs + sums.elapsed.timeMs + sums.manual.timeMs;
}

/** How many records are not as they were measured. */
export interface Marked {
  /** Corrected by the worker. */
  edited: number;
  /** Taken for approved. */
  assumed: number;
}

/** What kind of records a statement rests on. */
export interface Tally extends Marked {
  tasks: number;
  /** By where they come from: `tracked`, or the format they were imported from. */
  sources: Map<string, number>;
  byDay: Map<string, Marked>;
  byRequester: Map<string, Marked>;
}

/** The records of a statement, which are counted as they pass: `tally` is whole once all tasks were read. */
export async function talliedSource(
  database: LedgerDatabase,
  chosen: Chosen,
): Promise<{ source: PeriodSource; tally: Tally }> {
  const context = await loadContext(database);
  const source = periodSource(database, chosen);
  const tally: Tally = {
    ...{ tasks: 0, edited: 0, assumed: 0 },
    ...{ sources: new Map(), byDay: new Map(), byRequester: new Map() },
  };
  const counted = {
    ...source,
    async *allTasks() {
      for await (const batch of source.allTasks()) {
        for (const task of batch) {
          const { day } = dateOf(task, context);
          // One that was only worked on in these days counts on another.
          if (isInRange(day, chosen.range)) count(tally, task, day);
        }
        yield batch;
      }
    },
  };
  return { source: counted, tally };
}

function count(tally: Tally, task: TaskRecord, day: string | null): void {
  tally.tasks += 1;
  tally.sources.set(task.source, (tally.sources.get(task.source) ?? 0) + 1);
  const marked: Marked = { edited: task.edited ? 1 : 0, assumed: task.assumedApproved === true ? 1 : 0 };
  if (marked.edited + marked.assumed === 0) return;
  add(tally, marked);
  if (day !== null) addTo(tally.byDay, day, marked);
  if (task.requesterId !== null) addTo(tally.byRequester, requesterKey(task.platform, task.requesterId), marked);
}

function addTo(places: Map<string, Marked>, place: string, marked: Marked): void {
  const before = places.get(place) ?? { edited: 0, assumed: 0 };
  add(before, marked);
  places.set(place, before);
}

function add(sum: Marked, marked: Marked): void {
  sum.edited += marked.edited;
  sum.assumed += marked.assumed;
}
