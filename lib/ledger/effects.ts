/**
 * What records of the log add to the rollups. Pure: the ledger subtracts what a record added before a
 * change and adds what it adds after it, and a rebuild adds up all of them, so the two cannot differ.
 */
import { type RequesterSums, sumsOfTask } from '../pay/requester-sums';
import { addTotals, emptyTotals, type PayTotals } from '../pay/totals';
import type { PlatformId } from '../platforms/reading';
import type {
  DayOf,
  DayRollup,
  PaymentRecord,
  RequesterDayRollup,
  SpanRecord,
  TaskRecord,
  TitleRollup,
} from './records';
import { requesterKey } from './records';
import { endedUnsubmitted } from './states';
import { addToClock } from './sums-by-clock';
import { type DayCutter, OVERHEAD_FIELD, timeByDay, timeField, timeOf } from './task-time';
import { addTitleEffects } from './title-effects';

/** What the effects of a record depend on besides the record. */
export interface EffectContext {
  calendarOf: (dayOf: DayOf, platform: PlatformId) => DayCutter;
  platformCurrency: (platform: PlatformId) => string;
  /** The reference wage in micros per hour, `null` where there is none in that currency. */
  referenceMicros: (currency: string) => number | null;
}

/** Sums to add to rollups, by the rollup's key. */
export interface Effects {
  days: Map<string, DayRollup>;
  requesterDays: Map<string, RequesterDayRollup>;
  titles: Map<string, TitleRollup>;
}

export const DAYS_OF: readonly DayOf[] = ['platform', 'worker'];

export function noEffects(): Effects {
  return { days: new Map(), requesterDays: new Map(), titles: new Map() };
}

/** Adds what a stretch of unpaid work adds: its time, on the days it was spent. */
export function addOverheadEffects(effects: Effects, span: SpanRecord, context: EffectContext, sign: 1 | -1): void {
  if (span.kind === 'task') return;
  const field = OVERHEAD_FIELD[span.kind];
  const { platform, clock = 'focused' } = span;
  const currency = context.platformCurrency(platform);
  for (const dayOf of DAYS_OF) {
    for (const { day, ms } of context.calendarOf(dayOf, platform).splitByDay(span)) {
      addToDay(effects, { dayOf, day, platform, clock, currency }, { [field]: ms }, sign);
    }
  }
}

/** Adds what a payment adds: the sum of a day's bonuses as it is; what of it counts is for `day-bonuses.ts` to say. */
export function addPaymentEffects(effects: Effects, payment: PaymentRecord, sign: 1 | -1): void {
  if (payment.kind !== 'bonus' || payment.day === null || payment.amount.micros === 0) return;
  const { platform, day } = payment;
  const place = { dayOf: 'platform' as const, day, platform, clock: 'focused' as const };
  addToDay(effects, { ...place, currency: payment.amount.currency }, { dayBonusMicros: payment.amount.micros }, sign);
}

/**
 * Adds what a task adds. Its time counts on the days it was spent, its reward on the day it ended, so that a
 * late decision moves the numbers of the day of the work (METHODS D5).
 */
export function addTaskEffects(
  effects: Effects,
  task: TaskRecord,
  spans: readonly SpanRecord[],
  context: EffectContext,
  sign: 1 | -1,
): void {
  const currency = task.reward?.currency ?? context.platformCurrency(task.platform);
  const place = { platform: task.platform, clock: task.clock, currency };
  for (const dayOf of DAYS_OF) {
    const calendar = context.calendarOf(dayOf, task.platform);
    const field = timeField(task);
    for (const { day, ms } of timeByDay(task, spans, calendar)) {
      addToDay(effects, { dayOf, day, ...place }, { [field]: ms }, sign);
    }
    const day = moneyDay(task, calendar);
    if (day === null) continue;
    const money = moneyOf(task, timeOf(task, spans) !== null);
    addToDay(effects, { dayOf, day, ...place }, money, sign);
    if (task.bonus === null) continue;
    const { micros, currency } = task.bonus;
    const bonus = money.untimedTasks ? { untimedMicros: micros } : { bonusMicros: micros };
    addToDay(effects, { dayOf, day, ...place, currency }, { ...bonus, taskBonusMicros: micros }, sign);
  }
  addTitleEffects(effects.titles, task, addRequesterEffects(effects, task, spans, context, sign), sign);
}

/** The day a task's money counts on; a task in hand has none yet. A day that a page names is taken for the worker's. */
export function moneyDay(task: TaskRecord, calendar: DayCutter): string | null {
  if (task.state === 'assigned') return null;
  const at = task.endedAt ?? (task.workDay === undefined ? task.stateHistory[0]?.at : null) ?? null;
  return at === null ? (task.workDay ?? null) : calendar.dayOf(at);
}

function moneyOf(task: TaskRecord, isTimed: boolean): Partial<PayTotals> {
  if (endedUnsubmitted(task.state)) return { endedTasks: 1 };
  if (task.reward === null) return { unknownPayTasks: 1 };
  const { micros } = task.reward;
  if (task.state === 'rejected') return { rejectedTasks: 1, rejectedMicros: micros };
  if (!isTimed) return { untimedTasks: 1, untimedMicros: micros };
  if (task.state !== 'submitted') return { approvedTasks: 1, approvedMicros: micros };
  if (task.assumedApproved) return { assumedTasks: 1, assumedMicros: micros };
  return { pendingTasks: 1, pendingMicros: micros };
}

/** @returns what the task adds to its requester; `null` where it adds nothing */
function addRequesterEffects(
  effects: Effects,
  task: TaskRecord,
  spans: readonly SpanRecord[],
  context: EffectContext,
  sign: 1 | -1,
): RequesterSums | null {
  const day = moneyDay(task, context.calendarOf('worker', task.platform));
  const timeMs = timeOf(task, spans);
  const currency = context.platformCurrency(task.platform);
  if (task.requesterId === null || day === null || timeMs === null) return null;
  // A requester's sums are in one currency; where a platform pays in several, the others count in the days alone.
  if (task.reward !== null && task.reward.currency !== currency) return null;
  const paid = { rewardMicros: task.reward?.micros ?? null, timeMs, state: task.state };
  const sums = sumsOfTask(paid, context.referenceMicros(currency));
  const key = requesterKey(task.platform, task.requesterId);
  const rollup = effects.requesterDays.get(`${key}|${day}`) ?? {
    key: `${key}|${day}`,
    requesterKey: key,
    day,
    sums: {},
  };
  addToClock(rollup.sums, task.clock, sums, sign);
  effects.requesterDays.set(rollup.key, rollup);
  return sums;
}

type DayPlace = Pick<DayRollup, 'dayOf' | 'day' | 'platform' | 'clock' | 'currency'>;

/** The key of a day's rollup. */
export function dayKey({ dayOf, day, platform, clock, currency }: DayPlace): string {
  return [dayOf, day, platform, clock, currency].join('|');
}

/** Adds sums to a day of effects. */
export function addToDay(effects: Effects, place: DayPlace, totals: Partial<PayTotals>, sign: 1 | -1): void {
  const key = dayKey(place);
  const before = effects.days.get(key)?.totals ?? emptyTotals();
  effects.days.set(key, { key, ...place, totals: addTotals(before, totals, sign) });
}
