/** The answer to a question in an order that no index has, or by reading whole what is little. */
import type { TaskRecord } from '../records';
import { type Asked, type Found, LIST_LIMIT } from './asked';
import { inAnyOrder } from './by-date';
import { orderOf, type Ref, refOf, type Sort } from './question';
import { keysOfRequesters, PIECE, tasksOf } from './read';

/** How long somebody waits for a better picture of what is still being put in order, and how much of it is shown. */
const SHOWN_EVERY_MS = 200;
const SHOWN_MEANWHILE = 100;

/** What matches, in order: at first of what was read by then, in the end of all. */
export async function* inOrder(asked: Asked, keys: readonly string[] | null): AsyncGenerator<Found> {
  const { question, after, titles, matches, handKeys, signal } = asked;
  const order = orderOf(question.sort);
  const first = new FirstOf(question.sort, LIST_LIMIT);
  const meanwhile = new FirstOf(question.sort, SHOWN_MEANWHILE);
  const toRead = keys?.length ?? titles.tasks;
  let count = 0;
  let read = 0;
  let shownAt = Number.NEGATIVE_INFINITY;
  const found = (isComplete: boolean): Found => ({
    refs: (isComplete ? first : meanwhile).refs(),
    ...{ count, isExact: isComplete, isSettled: isComplete, isComplete, read, toRead },
  });
  for await (const tasks of keys === null ? inAnyOrder(asked) : byKeys(asked, keys)) {
    if (signal.aborted) return;
    const matching = tasks.filter(matches).map((task) => refOf(task, question.sort, handKeys));
    read += tasks.length;
    count += matching.length;
    const behind = after === null ? matching : matching.filter((ref) => order(after, ref) < 0);
    first.add(behind);
    meanwhile.add(behind);
    if (performance.now() - shownAt < SHOWN_EVERY_MS) continue;
    shownAt = performance.now();
    yield found(false);
  }
  if (!signal.aborted) yield found(true);
}

/** The keys of all tasks of the requesters that are meant; `null` where no index leads to some of them. */
export async function keysOfAll({ database, context, matched }: Asked): Promise<string[] | null> {
  if (matched.requesters === null) return null;
  const keys = await keysOfRequesters(database, matched.requesters.map(context.splitRequesterKey));
  return keys.length === matched.tasksOfRequesters ? keys : null;
}

async function* byKeys({ database, signal }: Asked, keys: readonly string[]): AsyncGenerator<TaskRecord[]> {
  for (let from = 0; from < keys.length && !signal.aborted; from += PIECE) {
    yield await tasksOf(database, keys.slice(from, from + PIECE));
  }
}

/** Keeps the first of many refs, which come in any order; as much as two lists are held at most. */
class FirstOf {
  #refs: Ref[] = [];
  readonly #limit: number;
  readonly #order: (a: Ref, b: Ref) => number;

  constructor(sort: Sort, limit: number) {
    this.#order = orderOf(sort);
    this.#limit = limit;
  }

  add(refs: readonly Ref[]): void {
    for (const ref of refs) this.#refs.push(ref);
    if (this.#refs.length > 2 * this.#limit) this.#settle();
  }

  refs(): readonly Ref[] {
    this.#settle();
    return [...this.#refs];
  }

  #settle(): void {
    this.#refs.sort(this.#order);
    if (this.#refs.length > this.#limit) this.#refs.length = this.#limit;
  }
}
