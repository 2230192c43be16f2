/** Erases tasks and unpaid time from the log and its sums. Repeating it changes nothing. */
import { atOnce } from './at-once';
import { overlapping, withAttribution } from './attribution';
import { loadContext } from './context';
import type { LedgerDatabase } from './database';
import { equal } from './equal';
import { takeUpAnew, tasksInOpenTabs } from './in-hand';
import { asMeasured, correctionsOf, withCorrections } from './measured';
import type { AssignedBonus, SpanRecord } from './records';
import { moveRollups, withRollups } from './rollups';
import { putSpans } from './spans';
import { spansOfTasks } from './task-spans';

/** Tasks in one transaction: tracking waits no longer than for these. */
const CHUNK = 500;

/**
 * Erases tasks with the time on them, and what of bonuses was said to be for them. Work that overlapped with them gets
 * its own time back. A task that an open tab shows is begun anew, with no time.
 *
 * @returns the ids of the spans that are gone
 */
export async function eraseTasks(
  database: LedgerDatabase,
  keys: readonly string[],
  now: number,
  onProgress: (done: number) => void = () => {},
): Promise<string[]> {
  const spans: string[] = [];
  for (let at = 0; at < keys.length; at += CHUNK) {
    spans.push(...(await eraseChunk(database, keys.slice(at, at + CHUNK), now)));
    onProgress(Math.min(1, (at + CHUNK) / keys.length));
  }
  return spans;
}

async function eraseChunk(database: LedgerDatabase, keys: readonly string[], now: number): Promise<string[]> {
  return database.transaction('rw', [...database.log, database.tabs], async () => {
    const gone = new Set(keys);
    const tasks = (await database.tasks.bulkGet([...keys])).filter((task) => task !== undefined);
    const inHand = (await tasksInOpenTabs(database)).filter(({ key }) => gone.has(key));
    const beside = (await overlapping(database, tasks)).filter(({ key }) => !gone.has(key));
    const after = withAttribution(beside);
    const spansOf = await spansOfTasks(database, keys);
    const spans = [...spansOf.values()].flat().map(({ id }) => id);
    await database.spans.bulkDelete(spans);
    await database.tasks.bulkDelete([...keys]);
    await database.tasks.bulkPut(after.filter((task, index) => !equal(task, beside[index])));
    const part = { spansOf, overheadSpans: [], payments: [] };
    const context = await loadContext(database);
    await moveRollups(database, { ...part, tasks: [...tasks, ...beside] }, { ...part, tasks: after }, context, now);
    await unassign(database, ({ taskKey }) => taskKey !== null && gone.has(taskKey));
    await database.tabs.filter(({ page, opened }) => !opened && page !== null && isLeft(page, gone)).delete();
    await takeUpAnew(database, inHand, now);
    return spans;
  });
}

function isLeft({ leftAt, taskKey }: { leftAt: number | null; taskKey: string | null }, gone: ReadonlySet<string>) {
  return leftAt !== null && taskKey !== null && gone.has(taskKey);
}

/** Takes away what the worker said that parts of bonuses were for. Runs in the transaction around it. */
export async function unassign(database: LedgerDatabase, isGone: (part: AssignedBonus) => boolean): Promise<void> {
  await database.payments
    .filter(({ assigned = [] }) => assigned.some(isGone))
    .modify((payment) => {
      const left = (payment.assigned ?? []).filter((part) => !isGone(part));
      if (left.length === 0) delete payment.assigned;
      else payment.assigned = left;
    });
}

/** How many spans tasks have. */
export async function countSpans(database: LedgerDatabase, keys: readonly string[]): Promise<number> {
  let sum = 0;
  for (let at = 0; at < keys.length; at += CHUNK) {
    const counts = await database.transaction('r', database.spans, async () =>
      atOnce(database, 'spans', (store) => keys.slice(at, at + CHUNK).map((key) => store.index('taskKey').count(key))),
    );
    for (const count of counts) sum += count;
  }
  return sum;
}

/**
 * What was read of tasks before the worker said that they are of another requester: that it was this one is forgotten.
 */
export async function forgetMeasuredRequester(
  database: LedgerDatabase,
  keys: readonly string[],
  now: number,
): Promise<void> {
  await database.transaction('rw', database.log, async () =>
    withRollups(database, { tasks: keys }, now, async () => {
      const tasks = (await database.tasks.bulkGet([...keys])).filter((task) => task !== undefined);
      await database.tasks.bulkPut(
        tasks.map((task) => {
          const { requester, ...others } = correctionsOf(task);
          return withCorrections({ ...asMeasured(task), ...requester }, others);
        }),
      );
    }),
  );
}

/**
 * Erases spans of unpaid time between two instants; of one that reaches beyond them, what lies beyond stays.
 *
 * @returns the ids of the spans that are gone or were cut
 */
export async function eraseUnpaidTime(
  database: LedgerDatabase,
  spans: readonly SpanRecord[],
  { startedAt, endedAt }: { startedAt: number; endedAt: number },
  now: number,
): Promise<string[]> {
  const ids = spans.map(({ id }) => id);
  for (let at = 0; at < ids.length; at += CHUNK) {
    await database.transaction('rw', database.log, async () => {
      const stored = (await database.spans.bulkGet(ids.slice(at, at + CHUNK))).filter((span) => span !== undefined);
      const cut = stored.flatMap((span) => outside(span, startedAt, endedAt));
      const kept = new Set(cut.map(({ id }) => id));
      const gone = stored.filter(({ id }) => !kept.has(id));
      await putSpans(database, cut, now);
      const overheadSpans = gone.map(({ id }) => id);
      await withRollups(database, { overheadSpans }, now, () => database.spans.bulkDelete(overheadSpans));
    });
  }
  return ids;
}

/** What of a span lies before, or else after. */
function outside(span: SpanRecord, startedAt: number, endedAt: number): SpanRecord[] {
  if (span.startedAt < startedAt) {
    const { open: _, untilAt: __, ...closed } = span;
    return [{ ...closed, endedAt: startedAt }];
  }
  return span.endedAt > endedAt ? [{ ...span, startedAt: endedAt }] : [];
}
