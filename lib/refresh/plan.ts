/** What a refresh asks for next, and how far each answer takes it. Pure. */
import { isSettled } from '../ledger/states';
import type { StatusChange } from '../ledger/status';
import type { DayRow } from '../platforms/reading';
import type { StatusPage } from './answers';
import { type ListedDay, newRefresh, type RefreshState, type StopReason } from './state';

/** MTurk lets nobody hand in so much on one day; a list that goes on and on is no list. */
const MOST_PAGES = 500;
/** What is continued later than this would miss the days since. */
const CONTINUED_WITHIN_MS = 12 * 3_600_000;

/** Whether a refresh that stopped goes on where it was, rather than from the beginning. */
export function isContinued(state: RefreshState | null, now: number): state is RefreshState {
  return state?.is === 'stopped' && state.days !== null && Math.abs(now - state.startedAt) < CONTINUED_WITHIN_MS;
}

/** The refresh that begins when the worker asks for one. */
export function begun(last: RefreshState | null, now: number): RefreshState {
  return isContinued(last, now) ? { ...last, is: 'running', why: null, at: now } : newRefresh(now);
}

/** The refresh, stopped. Only one that runs can stop. */
export function stopped(state: RefreshState, why: StopReason, now: number): RefreshState {
  return state.is === 'running' ? { ...state, is: 'stopped', why, at: now } : state;
}

/** The day that is being read, `null` before the days are known and after the last one. */
export function dayInHand({ days, doneDays }: RefreshState): ListedDay | null {
  return days?.[doneDays] ?? null;
}

/** The path of what is to be asked for next. */
export function nextPath(state: RefreshState): string {
  const inHand = dayInHand(state);
  if (inHand === null) return '/dashboard?format=json';
  return `/status_details/${inHand.day}?page_number=${state.page}&format=json`;
}

/**
 * The dashboard has named the days. Left out are those without work, and those that were read to their end when
 * everything on them was settled, and of which the dashboard says the same as it did then.
 */
export function planned(
  state: RefreshState,
  days: readonly DayRow[],
  settled: readonly ListedDay[],
  now: number,
): RefreshState {
  const known = new Map(settled.map(({ day, said }) => [day, said]));
  const listed = new Map(days.filter(hasWork).map((row) => [row.day, listedDay(row)]));
  const all = [...listed.values()].sort((a, b) => b.day.localeCompare(a.day));
  const toRead = all.filter(({ day, said, submitted }) => submitted === null || known.get(day) !== said);
  const next = { ...state, at: now, days: toRead, skippedDays: all.length - toRead.length };
  return toRead.length === 0 ? { ...next, is: 'done' } : next;
}

function hasWork({ submitted, approved, rejected, pending }: DayRow): boolean {
  return [submitted, approved, rejected, pending].some((tasks) => tasks !== 0);
}

function listedDay({ day, submitted, approved, rejected, pending, bonus }: DayRow): ListedDay {
  return { day, submitted, said: JSON.stringify([submitted, approved, rejected, pending, bonus?.micros ?? null]) };
}

/** A page of the day in hand was read and written down. */
export function advanced(state: RefreshState, page: StatusPage, change: StatusChange, now: number): RefreshState {
  const inHand = dayInHand(state);
  if (inHand === null) return state;
  const unread = page.given - page.rows.length;
  const next: RefreshState = {
    ...state,
    at: now,
    tasks: state.tasks + page.given,
    added: state.added + change.added,
    changed: state.changed + change.changed,
    unread: state.unread + unread,
    dayRows: state.dayRows + page.given,
    daySettled: state.daySettled && unread === 0 && page.rows.every(isSettled),
  };
  const wanted = Math.max(page.total ?? Number.POSITIVE_INFINITY, inHand.submitted ?? 0);
  if (page.given > 0 && next.dayRows < wanted) {
    return state.page < MOST_PAGES ? { ...next, page: state.page + 1 } : stopped(next, 'not-understood', now);
  }
  const doneDays = state.doneDays + 1;
  const isDone = doneDays === state.days?.length;
  return { ...next, doneDays, page: 1, dayRows: 0, daySettled: true, is: isDone ? 'done' : 'running' };
}

/** Whether the day that was in hand before is read to its end, with nothing on it that can still change. */
export function endsSettled(before: RefreshState, after: RefreshState, page: StatusPage): boolean {
  const isOver = after.doneDays > before.doneDays;
  const rows = before.dayRows + page.given;
  const isComplete = rows === dayInHand(before)?.submitted;
  return isOver && isComplete && before.daySettled && page.rows.length === page.given && page.rows.every(isSettled);
}
