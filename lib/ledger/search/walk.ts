/** All tasks that have a date, the newest or the oldest first, read only as far as somebody goes. */
import { TASK_STATES, type TaskState } from '../../platforms/reading';
import { calendar } from '../../time/days';
import type { LedgerDatabase } from '../database';
import type { TaskRecord } from '../records';
import { orderOf, type Ref, refOf } from './question';
import { PIECE, readStretches, type Stretch } from './read';

/** What a stretch gives at first: most states have few tasks near the beginning. */
const FIRST_LIMIT = 32;
const NOBODY: ReadonlySet<string> = new Set();

export interface Walk {
  isNewest: boolean;
  /** `null` for all states that have an end. */
  state: TaskState | null;
  /** Instants and days that the walk keeps between; both ends included. */
  bounds: { from: number; to: number };
  days: { from: string | null; to: string | null };
  /** Where it begins: after this task. */
  after: Ref | null;
}

interface Source {
  stretch: Stretch;
  limit: number;
  /** Read and not given yet, in order. */
  waiting: { task: TaskRecord; ref: Ref }[];
  isOver: boolean;
}

/**
 * Tasks with a date, in order. An index has the tasks of one state in the order of their ends, another in that of
 * their days; these stretches are merged.
 */
export async function* walkTasks(
  database: LedgerDatabase,
  walk: Walk,
  signal: AbortSignal,
): AsyncGenerator<TaskRecord[]> {
  const order = orderOf(sortOf(walk));
  const sources = sourcesOf(walk);
  while (!signal.aborted) {
    await refill(database, walk, sources);
    if (signal.aborted) return;
    const tasks: TaskRecord[] = [];
    // A source that has run dry may hold the next one: the others wait for it.
    while (sources.every(({ waiting, isOver }) => isOver || waiting.length > 0)) {
      const first = firstOf(sources, order);
      if (first === null) break;
      tasks.push(first);
    }
    if (tasks.length > 0) yield tasks;
    if (sources.every(({ waiting, isOver }) => isOver && waiting.length === 0)) return;
  }
}

function sortOf({ isNewest }: Walk): 'newest' | 'oldest' {
  return isNewest ? 'newest' : 'oldest';
}

function sourcesOf({ isNewest, state, bounds, days, after }: Walk): Source[] {
  const states = TASK_STATES.filter((one) => one !== 'assigned' && (state === null || state === one));
  // A walk that goes on begins at the day of the task before: what came before that one is dropped.
  const at = after === null ? null : Math.abs(after.value);
  const day = at === null ? null : calendar('UTC').dayOf(at);
  const from = isNewest ? bounds.from : Math.max(bounds.from, at ?? bounds.from);
  const to = isNewest ? Math.min(bounds.to, at ?? bounds.to) : bounds.to;
  const fromDay = isNewest ? (days.from ?? '') : laterOf(days.from ?? '', day ?? '');
  const toDay = isNewest && day !== null && day < (days.to ?? '~') ? day : (days.to ?? '~');
  const source = (index: Stretch['index'], lower: Stretch['lower'], upper: Stretch['upper']): Source => ({
    stretch: { index, lower, upper, direction: isNewest ? 'prev' : 'next', after: null },
    limit: FIRST_LIMIT,
    waiting: [],
    isOver: indexedDB.cmp(lower, upper) > 0,
  });
  return states.flatMap((one) => [
    source('[state+endedAt]', [one, from], [one, to]),
    source('[state+workDay]', [one, fromDay], [one, toDay]),
  ]);
}

function laterOf(a: string, b: string): string {
  return a > b ? a : b;
}

/** Reads on where a source has run dry. */
async function refill(database: LedgerDatabase, walk: Walk, sources: Source[]): Promise<void> {
  const { after } = walk;
  const sort = sortOf(walk);
  const dry = sources.filter(({ waiting, isOver }) => !isOver && waiting.length === 0);
  const lists = await readStretches(database, dry);
  const order = orderOf(sort);
  for (const [index, source] of dry.entries()) {
    const tasks = lists[index] ?? [];
    const last = tasks.at(-1);
    source.isOver = tasks.length < source.limit || last === undefined;
    source.limit = Math.min(2 * source.limit, PIECE);
    if (last) source.stretch.after = { indexKey: indexKeyOf(source.stretch, last), key: last.key };
    const isByDay = source.stretch.index === '[state+workDay]';
    source.waiting = tasks
      // One that has an end is in the other stretch as well.
      .filter((task) => !(isByDay && task.endedAt !== null))
      .map((task) => ({ task, ref: refOf(task, sort, NOBODY) }))
      .filter(({ ref }) => after === null || order(after, ref) < 0);
  }
  // All of what was read may have been dropped.
  if (sources.some(({ waiting, isOver }) => !isOver && waiting.length === 0)) await refill(database, walk, sources);
}

function indexKeyOf({ index }: Stretch, { state, endedAt, workDay }: TaskRecord): [string, number | string] {
  return [state, index === '[state+endedAt]' ? (endedAt ?? 0) : (workDay ?? '')];
}

function firstOf(sources: Source[], order: (a: Ref, b: Ref) => number): TaskRecord | null {
  let first: Source | null = null;
  for (const source of sources) {
    const [head] = source.waiting;
    if (head && (first?.waiting[0] === undefined || order(head.ref, first.waiting[0].ref) < 0)) first = source;
  }
  return first?.waiting.shift()?.task ?? null;
}
