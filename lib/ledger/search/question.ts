/** What can be asked of the worker's tasks, and the order of the answer. Pure. */
import type { Verdict } from '../../pay/verdict';
import { wagePerHour } from '../../pay/wage';
import type { PlatformId, TaskState } from '../../platforms/reading';
import { CLOCKS, type Clock, type TaskRecord } from '../records';
import { endedUnsubmitted } from '../states';
import { timeOf } from '../task-time';
import { isUndated } from '../title-effects';

export const SORTS = ['newest', 'oldest', 'reward', 'time', 'pay'] as const;
export type Sort = (typeof SORTS)[number];

/** What the worker looks for; `null` and an empty text ask for nothing in particular. */
export interface Question {
  /** Words that each stand in the title, in a name or the id of the requester, or in the note on it. */
  text: string;
  state: TaskState | null;
  platform: PlatformId | null;
  /** The key of a requester. */
  requester: string | null;
  verdict: Verdict | null;
  /** The worker's days, `YYYY-MM-DD`, both included. */
  from: string | null;
  to: string | null;
  sort: Sort;
}

export const EVERYTHING: Question = {
  text: '',
  state: null,
  platform: null,
  requester: null,
  verdict: null,
  from: null,
  to: null,
  sort: 'newest',
};

/**
 * A task's place in an answer: `rank` first (0 before 1 …), then `value` downwards, then the key. Amounts of different
 * currencies and times of different clocks have different ranks: one is never set against the other.
 */
export interface Ref {
  key: string;
  rank: number;
  value: number;
}

/** Puts refs in the order of an answer; of two in the same place the greater key is first, and last where the oldest is first. */
export function orderOf(sort: Sort): (a: Ref, b: Ref) => number {
  const tie = sort === 'oldest' ? -1 : 1;
  return (a, b) => a.rank - b.rank || b.value - a.value || tie * (a.key < b.key ? 1 : a.key > b.key ? -1 : 0);
}

/** What has no value to sort by stands last. */
const UNKNOWN = 1_000_000;
/** The parts of an order by dates. */
const AT_HAND = 0;
export const ENDED = 1;
const UNDATED = 3;
const DAY_MS = 86_400_000;

/** The instant a task stands at among others: its end, or that of the day it was worked on; `null` without either. */
function placeOf(task: TaskRecord): number | null {
  if (isUndated(task)) return null;
  return task.endedAt ?? Date.parse(`${task.workDay}T00:00:00Z`) + DAY_MS - 1;
}

/**
 * The place of a task in an order. By dates, those at hand (`atHand` names them) come before all that ended, and after
 * them where the oldest is first; one whose date nobody knows is last.
 */
export function refOf(task: TaskRecord, sort: Sort, atHand: ReadonlySet<string>): Ref {
  const { key } = task;
  if (sort === 'newest' || sort === 'oldest') {
    const at = placeOf(task);
    if (at !== null) return { key, rank: ENDED, value: sort === 'newest' ? at : -at };
    const atHandRank = sort === 'newest' ? AT_HAND : ENDED + 1;
    return { key, rank: atHand.has(key) ? atHandRank : UNDATED, value: 0 };
  }
  const { value, of } = sortValueOf(task, sort);
  return value === null ? { key, rank: UNKNOWN, value: 0 } : { key, rank: of, value };
}

/** What a task's hour paid: its reward over its time, nothing where it was rejected; `null` while there is no telling. */
export function payOfTask(task: Pick<TaskRecord, 'state' | 'reward'>, timeMs: number | null): number | null {
  const { state, reward } = task;
  if (state === 'assigned' || endedUnsubmitted(state) || reward === null || timeMs === null) return null;
  return wagePerHour(state === 'rejected' ? 0 : reward.micros, timeMs);
}

function sortValueOf(task: TaskRecord, sort: 'reward' | 'time' | 'pay'): { value: number | null; of: number } {
  const timeMs = timeOf(task, []);
  const currency = task.reward === null ? 0 : rankOfCurrency(task.reward.currency);
  switch (sort) {
    case 'reward':
      return { value: task.reward?.micros ?? null, of: currency };
    case 'time':
      return { value: timeMs, of: rankOfClock(task.clock) };
    case 'pay':
      return { value: payOfTask(task, timeMs), of: currency * CLOCKS.length + rankOfClock(task.clock) };
  }
}

function rankOfClock(clock: Clock): number {
  return CLOCKS.indexOf(clock);
}

/** In the order of the alphabet: three letters as one number. */
function rankOfCurrency(currency: string): number {
  return [...currency.slice(0, 3)].reduce((rank, letter) => rank * 26 + ((letter.charCodeAt(0) - 65 + 26) % 26), 0);
}

/** The words of a text that is searched for, and the text they are searched in, made alike. */
export function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

export function wordsOf(text: string): string[] {
  return plain(text)
    .split(/\s+/)
    .filter((word) => word !== '');
}
