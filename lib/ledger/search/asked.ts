/** A question with all that is known before the first task is read. */
import type { LedgerContext } from '../context';
import type { LedgerDatabase } from '../database';
import { moneyDay } from '../effects';
import { type TaskRecord, titleKey } from '../records';
import { atHand } from './at-hand';
import type { Question, Ref } from './question';
import type { KnownTitles, MatchedTitles } from './titles';

/** As many tasks as one list holds; the next list begins after its last. */
export const LIST_LIMIT = 5_000;

/** What was found so far. */
export interface Found {
  refs: readonly Ref[];
  /** How many tasks match; `isExact` is false while there may be more. */
  count: number;
  isExact: boolean;
  /** What stands in `refs` stays: more comes after it, and only when it is asked for. */
  isSettled: boolean;
  isComplete: boolean;
  /** How many tasks of how many were looked at. */
  read: number;
  toRead: number;
}

export interface Search {
  question: Question;
  titles: KnownTitles;
  /** The last task of the list before this one; `null` for the first list. */
  after: Ref | null;
  now: number;
}

export interface Asked extends Search {
  database: LedgerDatabase;
  context: LedgerContext;
  matched: MatchedTitles;
  /** Tasks in hand, which no date leads to. */
  hand: readonly TaskRecord[];
  handKeys: ReadonlySet<string>;
  signal: AbortSignal;
  /** Whether a task has one of the titles that are meant. */
  hasTitle: (task: TaskRecord) => boolean;
  /** Whether it is what is asked for. */
  matches: (task: TaskRecord) => boolean;
}

export async function ask(
  database: LedgerDatabase,
  search: Search,
  { context, matched, signal }: Pick<Asked, 'context' | 'matched' | 'signal'>,
): Promise<Asked> {
  const { keys } = matched;
  const { state, from, to } = search.question;
  const hasTitle = (task: TaskRecord) => keys?.has(titleKey(task)) ?? true;
  const hasDay = (task: TaskRecord) => {
    if (from === null && to === null) return true;
    const day = moneyDay(task, context.workerCalendar);
    return day !== null && day >= (from ?? '') && day <= (to ?? '~');
  };
  const hand = await atHand(database);
  return {
    ...{ ...search, database, context, matched, signal, hand, hasTitle },
    handKeys: new Set(hand.map(({ key }) => key)),
    matches: (task) => (state === null || task.state === state) && hasTitle(task) && hasDay(task),
  };
}
