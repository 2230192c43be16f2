/** A part of the ledger as an export sees it: all that the figures of the chosen days are made from. */
import type { ExportSource } from '../exchange/export';
import { type LedgerContext, loadContext } from './context';
import { LONGEST_CORRECTED_MS } from './corrections';
import type { LedgerDatabase } from './database';
import { type Chosen, dateOf } from './dated-tasks';
import { isInRange } from './day-range';
import { batches, exportSource } from './exports';
import { isMeasured } from './open-span';
import { type RequesterRecord, requesterKey, type SpanRecord, type TaskRecord } from './records';
import { spansOfTasks } from './task-spans';

/** An export of a part, whose tasks are the ledger's own. */
export interface PeriodSource extends ExportSource {
  allTasks(): AsyncIterable<TaskRecord[]>;
}

/** Keys looked up at once. */
const BATCH = 2_000;

/**
 * The records of the chosen days: tasks that count on one of them or were worked on in one, whole, with all of their
 * spans; unpaid work that touches one; the payments that the platform names for them; and the requesters of those tasks.
 * No record is cut, so bringing them in again changes nothing.
 *
 * Tasks are to be read first, for the others follow from them.
 */
export function periodSource(database: LedgerDatabase, chosen: Chosen): PeriodSource {
  const { range, platforms } = chosen;
  const isWhole = range.from === null && range.to === null;
  const all = exportSource(database);
  const taskKeys: string[] = [];
  const requesterKeys = new Set<string>();

  async function* tasks(): AsyncGenerator<TaskRecord[]> {
    const context = await loadContext(database);
    const worked = isWhole ? new Set<string>() : await workedOn(database, context, chosen);
    for await (const batch of batches(database.tasks, ({ key }) => key)) {
      const found = batch.filter(
        (task) =>
          platforms.includes(task.platform) && (worked.has(task.key) || isInRange(dateOf(task, context).day, range)),
      );
      for (const { key, platform, requesterId } of found) {
        taskKeys.push(key);
        if (requesterId !== null) requesterKeys.add(requesterKey(platform, requesterId));
      }
      yield found;
    }
  }

  async function* spans(): AsyncGenerator<SpanRecord[]> {
    if (isWhole) {
      for await (const batch of batches(database.spans, ({ id }) => id)) {
        yield batch.filter(({ platform }) => platforms.includes(platform));
      }
      return;
    }
    for (const keys of chunks(taskKeys)) {
      const found = await database.transaction('r', database.spans, async () => spansOfTasks(database, keys));
      yield [...found.values()].flat();
    }
    const touching = await spansTouching(database, await loadContext(database), chosen);
    yield touching.filter(({ kind }) => kind !== 'task');
  }

  return {
    allTasks: tasks,
    allSpans: spans,
    async *allPayments() {
      for await (const batch of all.allPayments()) {
        yield batch.filter(({ platform, day }) => platforms.includes(platform) && isInRange(day, range));
      }
    },
    async *allRequesters() {
      if (isWhole) {
        for await (const batch of all.allRequesters()) {
          yield batch.filter(({ platform }) => platforms.includes(platform));
        }
        return;
      }
      for (const keys of chunks([...requesterKeys])) {
        const found = await database.requesters.bulkGet(keys);
        yield found.filter((requester): requester is RequesterRecord => requester !== undefined);
      }
    },
  };
}

/** The keys of the tasks that had attention on the chosen days. */
async function workedOn(database: LedgerDatabase, context: LedgerContext, chosen: Chosen): Promise<Set<string>> {
  const spans = await spansTouching(database, context, chosen);
  return new Set(spans.flatMap(({ taskKey }) => taskKey ?? []));
}

/**
 * The spans that touch the chosen days. Of the measured ones no two overlap, so only the last that began before them can
 * reach into them; of those that were entered all that are near.
 */
async function spansTouching(
  database: LedgerDatabase,
  context: LedgerContext,
  { range, platforms }: Chosen,
): Promise<SpanRecord[]> {
  const { workerCalendar: calendar } = context;
  const startsAt = range.from === null ? Number.NEGATIVE_INFINITY : calendar.startOf(range.from);
  const endsAt = range.to === null ? Number.POSITIVE_INFINITY : calendar.startOf(calendar.addDays(range.to, 1));
  const before = await database.spans.where('startedAt').below(startsAt).reverse().filter(isMeasured).first();
  const entered = await database.spans
    .where('startedAt')
    .between(startsAt - LONGEST_CORRECTED_MS, startsAt)
    .filter((span) => !isMeasured(span) && span.endedAt > startsAt)
    .toArray();
  const within = await database.spans.where('startedAt').between(startsAt, endsAt, true, false).toArray();
  const reachesIn = before !== undefined && before.endedAt > startsAt ? [before] : [];
  return [...reachesIn, ...entered, ...within].filter((span) => platforms.includes(span.platform));
}

function* chunks<T>(items: readonly T[]): Generator<T[]> {
  for (let at = 0; at < items.length; at += BATCH) yield items.slice(at, at + BATCH);
}
