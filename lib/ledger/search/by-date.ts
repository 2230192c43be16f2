/** The answer to a question in the order of dates, read only as far as somebody goes. */
import type { TaskRecord } from '../records';
import { isUndated } from '../title-effects';
import { type Asked, type Found, LIST_LIMIT } from './asked';
import { ENDED, orderOf, type Ref, refOf } from './question';
import { PIECE, recordsByKey } from './read';
import { walkTasks } from './walk';

/** What matches, the newest or the oldest first, again and again as there is more. */
export async function* byDate(asked: Asked): AsyncGenerator<Found> {
  const { question, after, titles, matched } = asked;
  const order = orderOf(question.sort);
  // Titles count tasks in every state and of every day.
  const isCounted = question.state === null && question.from === null && question.to === null;
  const refs: Ref[] = [];
  let read = 0;
  const found = (isComplete: boolean): Found => ({
    refs: [...refs],
    count: isCounted ? matched.tasks : refs.length,
    isExact: isCounted || (isComplete && after === null && refs.length < LIST_LIMIT),
    isSettled: true,
    isComplete,
    read,
    toRead: titles.tasks,
  });
  for await (const tasks of inDateOrder(asked)) {
    read += tasks.length;
    for (const task of tasks) {
      const ref = refOf(task, question.sort, asked.handKeys);
      if (asked.matches(task) && (after === null || order(after, ref) < 0)) refs.push(ref);
    }
    if (refs.length >= LIST_LIMIT) {
      refs.length = LIST_LIMIT;
      break;
    }
    yield found(false);
  }
  if (!asked.signal.aborted) yield found(true);
}

async function* inDateOrder(asked: Asked): AsyncGenerator<TaskRecord[]> {
  const isNewest = asked.question.sort !== 'oldest';
  if (isNewest) yield inHand(asked);
  yield* dated(asked);
  if (!isNewest) yield inHand(asked);
  yield* withoutDate(asked);
}

/** Everything that matches may be among these, in no order. */
export async function* inAnyOrder(asked: Asked): AsyncGenerator<TaskRecord[]> {
  const { database, signal, question } = asked;
  if (question.state === null && question.from === null && question.to === null) {
    yield* recordsByKey(database.tasks, PIECE, signal);
    return;
  }
  yield [...asked.hand];
  yield* dated({ ...asked, after: null });
  yield* withoutDate(asked);
}

function inHand({ hand, handKeys, question: { sort } }: Asked): TaskRecord[] {
  const order = orderOf(sort);
  const refs = new Map(hand.map((task) => [task, refOf(task, sort, handKeys)]));
  return [...hand].sort((a, b) => order(refs.get(a) as Ref, refs.get(b) as Ref));
}

async function* dated({ database, question, context, after, signal }: Asked): AsyncGenerator<TaskRecord[]> {
  const { sort, state, from, to } = question;
  const isBehind = after !== null && after.rank > ENDED;
  if (isBehind || state === 'assigned') return;
  const { workerCalendar: days } = context;
  const bounds = {
    from: from === null ? Number.NEGATIVE_INFINITY : days.startOf(from),
    to: to === null ? Number.POSITIVE_INFINITY : days.startOf(days.addDays(to, 1)) - 1,
  };
  const isAmong = after !== null && after.rank === ENDED;
  yield* walkTasks(
    database,
    { isNewest: sort !== 'oldest', state, bounds, days: { from, to }, after: isAmong ? after : null },
    signal,
  );
}

/**
 * Tasks that no index has a date of, and that are not at hand. Only going through all tasks finds them, so it is done
 * last, where titles tell that there are any, and no further than the last of them.
 */
async function* withoutDate(asked: Asked): AsyncGenerator<TaskRecord[]> {
  const { database, matched, hand, handKeys, hasTitle, signal } = asked;
  let missing = matched.undated - hand.filter((task) => isUndated(task) && hasTitle(task)).length;
  if (missing <= 0) return;
  const order = orderOf(asked.question.sort);
  const found: TaskRecord[] = [];
  for await (const tasks of recordsByKey(database.tasks, PIECE, signal)) {
    const undated = tasks.filter((task) => isUndated(task) && !handKeys.has(task.key) && hasTitle(task));
    missing -= undated.length;
    found.push(...undated);
    // Somebody waits: an empty piece tells how far it is.
    yield [];
    if (missing <= 0) break;
  }
  const refs = new Map(found.map((task) => [task, refOf(task, asked.question.sort, handKeys)]));
  yield found.sort((a, b) => order(refs.get(a) as Ref, refs.get(b) as Ref));
}
