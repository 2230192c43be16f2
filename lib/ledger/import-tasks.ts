/** Writes tasks that come from files. Most are new, and a task that is new need not be read before it is written. */
import type { TaskCounts } from '../exchange/import';
import type { ImportedTask } from '../exchange/imported';
import { overlapping, withAttribution } from './attribution';
import { loadContext } from './context';
import type { LedgerDatabase } from './database';
import { equal } from './equal';
import { handOver } from './hand-over';
import { type ImportJournal, type Notes, noting } from './import-journal';
import { asNew, merge } from './import-merge';
import { type TaskRecord, taskKey } from './records';
import { moveRollups } from './rollups';
import { spansOfTasks } from './task-spans';

/** Tasks looked up to guess whether all are new. */
const SAMPLE = 8;
/** Tasks handed to the database at once: the page can answer in between. */
const SLICE = 500;

/** Tasks of a file as they are if the ledger does not know them, by key. The last of those with one key counts. */
type Incoming = Map<string, TaskRecord>;

export async function importTasks(
  database: LedgerDatabase,
  imported: readonly ImportedTask[],
  now: number,
  journal: ImportJournal | null,
): Promise<TaskCounts> {
  const incoming: Incoming = new Map();
  for (const task of imported) {
    const key = taskKey(task.platform, task.taskId, task.assignmentId);
    incoming.set(key, asNew(task, key));
  }
  return noting(database, journal, async (notes) => {
    const counts = { added: 0, updated: 0, unchanged: 0 };
    let known = incoming;
    if (await areLikelyNew(database, incoming)) {
      known = await addNew(database, incoming, now, notes);
      counts.added += incoming.size - known.size;
    }
    if (known.size > 0) await mergeKnown(database, known, incoming, counts, now, notes);
    return counts;
  });
}

async function areLikelyNew(database: LedgerDatabase, incoming: Incoming): Promise<boolean> {
  const keys = [...incoming.keys()];
  const step = Math.ceil(keys.length / SAMPLE);
  const sample = keys.filter((_, index) => index % step === 0);
  return (await database.tasks.bulkGet(sample)).every((task) => task === undefined);
}

/** Adds the tasks that the ledger does not know. @returns those it knows, which are left as they are */
async function addNew(
  database: LedgerDatabase,
  incoming: Incoming,
  now: number,
  notes: Notes | null,
): Promise<Incoming> {
  const before = (await overlapping(database, [...incoming.values()])).filter(({ key }) => !incoming.has(key));
  const shared = withAttribution([...incoming.values(), ...before]);
  const [fresh, after] = [shared.slice(0, incoming.size), shared.slice(incoming.size)];
  const { written, taken } = await addAll(database, fresh, notes);
  await moveTasks(database, { stored: [], written, beside: { before, after } }, now, notes);
  return new Map([...incoming].filter(([key]) => taken.has(key)));
}

/** Adds tasks, a slice at a time. @returns those that were added, and the keys that are taken already */
async function addAll(
  database: LedgerDatabase,
  tasks: readonly TaskRecord[],
  notes: Notes | null,
): Promise<{ written: TaskRecord[]; taken: Set<string> }> {
  const taken = new Set<string>();
  await handOver(tasks, SLICE, (slice) =>
    database.tasks.bulkAdd(slice).catch((error) => {
      if (error.name !== 'BulkError') throw error;
      for (const [index, failure] of Object.entries<Error>(error.failuresByPos)) {
        if (failure.name !== 'ConstraintError') throw error;
        taken.add(slice[Number(index)]?.key ?? '');
      }
    }),
  );
  const written = tasks.filter(({ key }) => !taken.has(key));
  notes?.added('tasks', written);
  return { written, taken };
}

/**
 * Merges tasks with what the ledger knows of them, and adds those that it does not know after all. `incoming` are all the
 * tasks of the file's piece: one that was added beside a known task may have been given a share by the file's times.
 */
async function mergeKnown(
  database: LedgerDatabase,
  tasks: Incoming,
  incoming: Incoming,
  counts: TaskCounts,
  now: number,
  notes: Notes | null,
): Promise<void> {
  const found = await database.tasks.bulkGet([...tasks.keys()]);
  const known = new Map(found.flatMap((task) => (task ? [[task.key, task] as const] : [])));
  const changed = new Map<string, TaskRecord>();
  for (const [key, task] of tasks) {
    const before = known.get(key);
    const after = before ? merge(before, task) : task;
    if (before && equal(before, after)) counts.unchanged += 1;
    else changed.set(key, after);
    if (before && changed.has(key)) counts.updated += 1;
    if (!before) counts.added += 1;
  }
  const stored = [...changed.keys()].flatMap((key) => known.get(key) ?? []);
  // One that was measured after all leaves its share to the tasks beside it.
  const reached = [...changed.values(), ...stored, ...(tasks.size < incoming.size ? incoming.values() : [])];
  const before = (await overlapping(database, reached)).filter(({ key }) => !changed.has(key));
  const shared = withAttribution([...changed.values(), ...before]);
  const [written, after] = [shared.slice(0, changed.size), shared.slice(changed.size)];
  note(notes, known, written);
  await database.tasks.bulkPut(written);
  await moveTasks(database, { stored, written, beside: { before, after } }, now, notes);
}

function note(notes: Notes | null, known: ReadonlyMap<string, TaskRecord>, written: readonly TaskRecord[]): void {
  const fresh = written.filter(({ key }) => !known.has(key));
  const changes = written.flatMap((after) => {
    const before = known.get(after.key);
    return before ? [{ before, after }] : [];
  });
  notes?.added('tasks', fresh);
  notes?.changed('tasks', changes);
}

/** Tasks as they were and as they are, of both the same ones in the same order. */
interface Beside {
  before: readonly TaskRecord[];
  after: readonly TaskRecord[];
}

/** Moves the sums by tasks that were written, and writes those beside them whose share of the time is another now. */
async function moveTasks(
  database: LedgerDatabase,
  { stored, written, beside }: { stored: readonly TaskRecord[]; written: readonly TaskRecord[]; beside: Beside },
  now: number,
  notes: Notes | null,
): Promise<void> {
  const isMoved = (index: number) => beside.before[index]?.attributedMs !== beside.after[index]?.attributedMs;
  const moved = beside.after.filter((_, index) => isMoved(index));
  await database.tasks.bulkPut(moved);
  const before = [...stored, ...beside.before.filter((_, index) => isMoved(index))];
  const after = [...written, ...moved];
  await notes?.beforeSumsOf([...before, ...after]);
  // By the clock of either side: a task whose time nobody measured takes that of the file.
  const tracked = [...before, ...after].filter(({ clock }) => clock === 'focused').map(({ key }) => key);
  const part = { spansOf: await spansOfTasks(database, tracked), overheadSpans: [], payments: [] };
  await moveRollups(database, { ...part, tasks: before }, { ...part, tasks: after }, await loadContext(database), now);
}
