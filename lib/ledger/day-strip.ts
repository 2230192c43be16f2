/** Today as it went, from the spans that began in it: at a million tasks no more is read than one day holds. */
import type { PayTotals } from '../pay/totals';
import { type StripPiece, sessionsOf } from '../time/strip';
import type { LedgerContext } from './context';
import type { LedgerDatabase } from './database';
import { isMeasured } from './open-span';
import type { SpanRecord, TaskRecord } from './records';
import { spansOfTasks } from './task-spans';
import { OVERHEAD_FIELD, timeByDay, timeField } from './task-time';
import type { DayKind, DayView, PeriodView } from './views';

const FIELD_OF = {
  ...OVERHEAD_FIELD,
  task: 'submittedMs',
  rejected: 'rejectedMs',
  ended: 'endedMs',
  assigned: 'assignedMs',
  'unknown-pay': 'unknownPayMs',
} as const satisfies Record<DayKind, keyof PayTotals>;
const DAY_KINDS = Object.keys(FIELD_OF) as DayKind[];

/**
 * The strip of today. Its parts and what has no place in it add up to the sums of the period, kind by kind. Must run
 * inside a transaction over the log.
 *
 * @param period today's sums: time of another clock or currency is kept apart from them, and is not in the strip either
 */
export async function dayView(
  database: LedgerDatabase,
  context: LedgerContext,
  period: PeriodView,
  now: number,
): Promise<DayView> {
  const pieces = period.clock === 'focused' ? await piecesOf(database, context, period.currency, now) : [];
  return { sessions: sessionsOf(pieces), unplaced: unplaced(period.totals, pieces) };
}

async function piecesOf(
  database: LedgerDatabase,
  context: LedgerContext,
  currency: string,
  now: number,
): Promise<StripPiece<DayKind>[]> {
  const spans = await spansOfDay(database, context, now);
  const keys = [...new Set(spans.flatMap(({ taskKey }) => taskKey ?? []))];
  const tasks = (await database.tasks.bulkGet(keys)).filter(
    (task) =>
      task?.clock === 'focused' && (task.reward?.currency ?? context.platformCurrency(task.platform)) === currency,
  ) as TaskRecord[];
  const corrected = tasks.filter(({ correctedMs }) => correctedMs !== undefined).map(({ key }) => key);
  // A corrected time is shared among all the spans of its task, whatever day they are of.
  const spansOf = new Map([...byTask(spans), ...(await spansOfTasks(database, corrected))]);
  const today = context.workerToday(now);
  const ofTasks = tasks.flatMap((task) => taskPieces(task, spansOf.get(task.key) ?? [], today, context));
  const overhead = spans.filter(({ platform }) => context.platformCurrency(platform) === currency);
  return [...ofTasks, ...overhead.flatMap((span) => overheadPieces(span, today, context))];
}

/** Today's measured spans, and the last one before: it may reach over midnight. */
async function spansOfDay(database: LedgerDatabase, context: LedgerContext, now: number): Promise<SpanRecord[]> {
  const { startedAt, endedAt } = context.workerDay(now);
  const starts = database.spans.where('startedAt');
  const [before, inside] = await Promise.all([
    starts.below(startedAt).reverse().filter(isMeasured).first(),
    database.spans.where('startedAt').between(startedAt, endedAt).filter(isMeasured).toArray(),
  ]);
  return before && before.endedAt > startedAt ? [before, ...inside] : inside;
}

function byTask(spans: readonly SpanRecord[]): Map<string, SpanRecord[]> {
  const found = new Map<string, SpanRecord[]>();
  for (const span of spans) {
    if (span.taskKey !== null) found.set(span.taskKey, [...(found.get(span.taskKey) ?? []), span]);
  }
  return found;
}

function overheadPieces(span: SpanRecord, today: string, context: LedgerContext): StripPiece<DayKind>[] {
  const { kind } = span;
  if (kind === 'task') return [];
  return partsByDay(span, context)
    .filter(({ day }) => day === today)
    .map(({ startedAt, endedAt }) => ({ kind, startedAt, endedAt, ms: endedAt - startedAt }));
}

function taskPieces(
  task: TaskRecord,
  spans: readonly SpanRecord[],
  today: string,
  context: LedgerContext,
): StripPiece<DayKind>[] {
  const field = timeField(task);
  const kind = DAY_KINDS.find((one) => FIELD_OF[one] === field) ?? 'task';
  const counted = timeByDay(task, spans, context.calendarOf('worker', task.platform));
  return spans
    .flatMap((span) => partsByDay(span, context))
    .flatMap(({ day, startedAt, endedAt }, index) => {
      const ms = counted[index]?.ms ?? 0;
      return day === today && ms > 0 ? [{ kind, startedAt, endedAt, ms }] : [];
    });
}

/** A span cut at the worker's midnights. */
function partsByDay(span: SpanRecord, context: LedgerContext) {
  let startedAt = span.startedAt;
  return context
    .calendarOf('worker', span.platform)
    .splitByDay(span)
    .map(({ day, ms }) => {
      const part = { day, startedAt, endedAt: startedAt + ms };
      startedAt = part.endedAt;
      return part;
    });
}

/** Time that counts today and has no place in it, such as that of a task brought in without its spans. */
function unplaced(totals: PayTotals, pieces: readonly StripPiece<DayKind>[]): DayView['unplaced'] {
  const placed = new Map<DayKind, number>();
  for (const { kind, ms } of pieces) placed.set(kind, (placed.get(kind) ?? 0) + ms);
  return DAY_KINDS.map((kind) => ({ kind, ms: totals[FIELD_OF[kind]] - (placed.get(kind) ?? 0) })).filter(
    ({ ms }) => ms > 0,
  );
}
