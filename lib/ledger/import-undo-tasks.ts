/** Takes back what an import did to tasks and their spans. Every function runs in the transaction around it. */
import { overlapping, withAttribution } from './attribution';
import { loadContext } from './context';
import type { LedgerDatabase } from './database';
import { equal } from './equal';
import { fingerprint } from './fingerprint';
import type { ImportPieceRecord, SpanRecord, TaskRecord } from './records';
import { moveRollups } from './rollups';
import { spansOfTasks } from './task-spans';
import { taskBefore } from './untouched';

type SpansOf = ReadonlyMap<string, readonly SpanRecord[]>;

/** Removes the spans it added, and takes their time from their tasks. @returns how many were changed since, and stay */
export async function removeSpans(database: LedgerDatabase, piece: ImportPieceRecord, now: number): Promise<number> {
  const prints = new Map(piece.added.spans);
  if (prints.size === 0) return 0;
  const stored = (await database.spans.bulkGet([...prints.keys()])).filter((span) => span !== undefined);
  const gone = stored.filter((span) => fingerprint(span) === prints.get(span.id));
  const ids = new Set(gone.map(({ id }) => id));
  const keys = [...new Set(gone.flatMap(({ taskKey }) => taskKey ?? []))];
  const before = (await database.tasks.bulkGet(keys)).filter((task) => task !== undefined);
  const spansBefore = await spansOfTasks(database, keys);
  const spansAfter = new Map([...spansBefore].map(([key, spans]) => [key, spans.filter(({ id }) => !ids.has(id))]));
  const focusedBefore = new Map(piece.focused);
  const after = before.map((task): TaskRecord => {
    const left = spansAfter.get(task.key) ?? [];
    if (left.length > 0) return { ...task, focusedMs: lengthOf(left) };
    const known = focusedBefore.get(task.key);
    return known === undefined ? task : { ...task, focusedMs: known };
  });
  await database.spans.bulkDelete([...ids]);
  await database.tasks.bulkPut(after.filter((task, index) => task !== before[index]));
  await moveRollups(
    database,
    { tasks: before, spansOf: spansBefore, overheadSpans: gone.filter((span) => span.taskKey === null), payments: [] },
    { tasks: after, spansOf: spansAfter, overheadSpans: [], payments: [] },
    await loadContext(database),
    now,
  );
  return stored.length - gone.length;
}

function lengthOf(spans: readonly SpanRecord[]): number {
  return spans.reduce((sum, span) => sum + span.endedAt - span.startedAt, 0);
}

/** Removes the tasks it added, and takes its changes of others back. @returns of how many something stays */
export async function restoreTasks(database: LedgerDatabase, piece: ImportPieceRecord, now: number): Promise<number> {
  const keys = [...(piece.added.tasks ?? []).map(([key]) => key), ...(piece.tasks ?? []).map(({ after }) => after.key)];
  if (keys.length === 0) return 0;
  const stored = (await database.tasks.bulkGet(keys)).filter((task) => task !== undefined);
  const spansOf = await spansOfTasks(database, keys);
  const { before, restored, kept } = asBefore(piece, stored, spansOf);
  const isChanged = new Set(before.map(({ key }) => key));
  const beside = (await overlapping(database, [...before, ...restored])).filter(({ key }) => !isChanged.has(key));
  const after = withAttribution([...restored, ...beside]);
  const isThere = new Set(restored.map(({ key }) => key));
  await database.tasks.bulkDelete([...isChanged].filter((key) => !isThere.has(key)));
  await database.tasks.bulkPut(
    after.filter((task, index) => index < restored.length || !equal(task, beside[index - restored.length])),
  );
  const part = { spansOf: await spansBeside(database, spansOf, beside), overheadSpans: [], payments: [] };
  const moved = { before: { ...part, tasks: [...before, ...beside] }, after: { ...part, tasks: after } };
  await moveRollups(database, moved.before, moved.after, await loadContext(database), now);
  return kept;
}

/** The tasks that change by it, as they are and as they go back; one that goes back to nothing is not in `restored`. */
function asBefore(piece: ImportPieceRecord, stored: readonly TaskRecord[], spansOf: SpansOf) {
  const prints = new Map(piece.added.tasks);
  const changes = new Map(piece.tasks?.map((change) => [change.after.key, change]));
  const found = { before: [] as TaskRecord[], restored: [] as TaskRecord[], kept: 0 };
  for (const task of stored) {
    const change = changes.get(task.key);
    const spans = spansOf.get(task.key);
    if (change) {
      const back = taskBefore(task, change);
      found.before.push(task);
      found.restored.push(spans ? { ...back.task, focusedMs: lengthOf(spans) } : back.task);
      if (!back.isWhole) found.kept += 1;
    } else if (fingerprint(task) === prints.get(task.key) && !spans) found.before.push(task);
    else found.kept += 1;
  }
  return found;
}

async function spansBeside(database: LedgerDatabase, known: SpansOf, beside: readonly TaskRecord[]): Promise<SpansOf> {
  const tracked = beside.filter(({ clock }) => clock === 'focused').map(({ key }) => key);
  return new Map([...known, ...(await spansOfTasks(database, tracked))]);
}
