/** What the worker wants gone, and which records that is. */
import * as z from 'zod/mini';
import type { Interval } from '../time/interval';
import { workerCalendar } from './context';
import type { LedgerDatabase } from './database';
import { countSpans } from './erase-tasks';
import { batches } from './exports';
import { asMeasured } from './measured';
import { requesterKey, type SpanRecord, type TaskRecord } from './records';

const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/** A part of the log: days are the worker's, the first and the last of a period. */
export const erasure = z.discriminatedUnion('what', [
  z.object({ what: z.literal('task'), taskKey: z.string() }),
  z.object({ what: z.literal('unpaid'), spanId: z.string() }),
  z.object({ what: z.literal('requester'), requesterKey: z.string() }),
  z.object({ what: z.literal('period'), from: day, to: day }),
]);

export type Erasure = z.infer<typeof erasure>;

/** How many records go, as a worker counts them. */
export interface ErasedCounts {
  tasks: number;
  spans: number;
  payments: number;
}

/** The records themselves, by key. */
export interface Going {
  tasks: string[];
  /** Tasks that stay, but of which it is forgotten what was read before the worker said otherwise. */
  corrected: string[];
  unpaid: SpanRecord[];
  payments: string[];
  /** The time that goes; `null` where none does but that of the tasks. */
  interval: Interval | null;
}

/** A span that began no earlier than so long before a period may reach into it. */
const LONGEST_SPAN_MS = 86_400_000;

/**
 * Finds what goes, a batch at a time.
 *
 * @param upTo no time after it goes: what was done since the worker asked is new
 */
export async function findGoing(database: LedgerDatabase, wanted: Erasure, upTo: number): Promise<Going> {
  const none: Going = { tasks: [], corrected: [], unpaid: [], payments: [], interval: null };
  if (wanted.what === 'task') {
    const isThere = (await database.tasks.where('key').equals(wanted.taskKey).count()) > 0;
    return { ...none, tasks: isThere ? [wanted.taskKey] : [] };
  }
  if (wanted.what === 'unpaid') {
    const span = await database.spans.get(wanted.spanId);
    return span?.taskKey === null ? { ...none, unpaid: [span], interval: span } : none;
  }
  if (wanted.what === 'requester') {
    const isOf = (task: TaskRecord) =>
      task.requesterId !== null && requesterKey(task.platform, task.requesterId) === wanted.requesterKey;
    const tasks = await keysWhere(database, isOf);
    return { ...none, tasks, corrected: await keysWhere(database, (task) => !isOf(task) && isOf(asMeasured(task))) };
  }
  return findPeriod(database, wanted, upTo);
}

async function findPeriod(
  database: LedgerDatabase,
  { from, to }: Erasure & { what: 'period' },
  upTo: number,
): Promise<Going> {
  const worker = await workerCalendar(database);
  const interval = { startedAt: worker.startOf(from), endedAt: Math.min(upTo, worker.startOf(worker.addDays(to, 1))) };
  const isIn = (at: number) => at >= interval.startedAt && at < interval.endedAt;
  const tasks = await keysWhere(database, (task) => {
    const at = task.endedAt ?? (task.workDay === undefined ? (task.acceptedAt ?? task.stateHistory[0]?.at) : null);
    return at == null ? task.workDay !== undefined && task.workDay >= from && task.workDay <= to : isIn(at);
  });
  const near = await database.spans
    .where('startedAt')
    .between(interval.startedAt - LONGEST_SPAN_MS, interval.endedAt)
    .filter(({ endedAt, startedAt }) => endedAt > interval.startedAt || startedAt >= interval.startedAt)
    .toArray();
  const ofNoTask = await withoutTask(database, near);
  const payments = await database.payments
    .filter((payment) => payment.day !== null && payment.day >= from && payment.day <= to)
    .primaryKeys();
  return { tasks, corrected: [], unpaid: ofNoTask, payments, interval };
}

/** Spans of unpaid time, and those whose task is not known. The others go with their task, or stay with it. */
async function withoutTask(database: LedgerDatabase, spans: readonly SpanRecord[]): Promise<SpanRecord[]> {
  const keys = [...new Set(spans.flatMap(({ taskKey }) => taskKey ?? []))];
  const known = new Set((await database.tasks.bulkGet(keys)).flatMap((task) => task?.key ?? []));
  return spans.filter(({ taskKey }) => taskKey === null || !known.has(taskKey));
}

/**
 * Keys of tasks, those of one requester together: a mark is then judged by a part of its evidence as rarely as can be, for
 * what goes goes in chunks.
 */
async function keysWhere(database: LedgerDatabase, isWanted: (task: TaskRecord) => boolean): Promise<string[]> {
  const found: { key: string; of: string }[] = [];
  for await (const tasks of batches(database.tasks, ({ key }) => key)) {
    for (const task of tasks) if (isWanted(task)) found.push({ key: task.key, of: task.requesterId ?? '' });
  }
  return found.sort((a, b) => a.of.localeCompare(b.of)).map(({ key }) => key);
}

/** How many records would go. */
export async function countGoing(database: LedgerDatabase, wanted: Erasure, now: number): Promise<ErasedCounts> {
  const { tasks, unpaid, payments } = await findGoing(database, wanted, now);
  const spans = (await countSpans(database, tasks)) + unpaid.length;
  return { tasks: tasks.length, spans, payments: payments.length };
}

/** How many records there are. */
export async function countAll({ tasks, spans, payments }: LedgerDatabase): Promise<ErasedCounts> {
  return { tasks: await tasks.count(), spans: await spans.count(), payments: await payments.count() };
}
