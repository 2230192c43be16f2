/**
 * Finds the worker's tasks. Titles say which tasks a question can be about; these are read through an index where they
 * are few, and in the order of their dates where they are many, only as far as somebody looks. Other orders go through
 * all of them once and keep the first.
 */
import { loadContext } from '../context';
import type { LedgerDatabase } from '../database';
import { verdictsOf } from '../requester-list';
import { type Asked, ask, type Found, type Search } from './asked';
import { byDate } from './by-date';
import { inOrder, keysOfAll } from './in-order';
import { matchTitles } from './titles';

/** Tasks that fill the page: what the two ways to find them are compared by. */
const PAGE = 60;
/** More tasks of requesters than this are never read to find a few among them. */
const MOST_READ = 50_000;
/** Fewer are always read whole, so that how many are found is known. */
const FEW = 2_000;

/**
 * What is found, again and again as there is more of it. Whoever asks stops when there is enough, as long as what was
 * found is settled. An aborted search ends.
 */
export async function* searchTasks(
  database: LedgerDatabase,
  search: Search,
  signal: AbortSignal,
): AsyncGenerator<Found> {
  const context = await loadContext(database);
  const verdicts = () => verdictsOf(database, search.now, signal);
  const matched = await matchTitles(search.titles, search.question, verdicts, signal);
  if (signal.aborted) return;
  if (matched.tasks === 0) {
    yield { refs: [], count: 0, isExact: true, isSettled: true, isComplete: true, read: 0, toRead: 0 };
    return;
  }
  const asked = await ask(database, search, { context, matched, signal });
  const keys = isReadWhole(asked) ? await keysOfAll(asked) : null;
  const isByDate = asked.question.sort === 'newest' || asked.question.sort === 'oldest';
  yield* isByDate && keys === null ? byDate(asked) : inOrder(asked, keys);
}

/** Whether reading all tasks of the requesters that are meant is sooner done than coming across those that are meant. */
function isReadWhole({ titles, matched, question: { sort } }: Asked): boolean {
  const { requesters, tasks, tasksOfRequesters } = matched;
  if (requesters === null || tasksOfRequesters > MOST_READ) return false;
  const isByDate = sort === 'newest' || sort === 'oldest';
  return !isByDate || tasksOfRequesters <= Math.max(FEW, (PAGE * titles.tasks) / tasks);
}
