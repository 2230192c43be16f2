/** Single values out of other tools' files: each is checked and capped, and what cannot be read is a reason. */
import { amountToMoney, type Money } from '../money';
import { day, own, text } from '../platforms/fields';
import type { TaskState } from '../platforms/reading';
import { elapsedBetween, type ImportedRequester, type ImportedTask } from './imported';
import type { ImportReason } from './reasons';

/** A task with what a file says of it; what it does not say is not known. Its time is from accept to end. */
export function importedTask(
  said: Pick<ImportedTask, 'taskId' | 'state' | 'source'> & Partial<ImportedTask>,
): ImportedTask {
  const { acceptedAt = null, endedAt = null } = said;
  const elapsedMs = elapsedBetween(acceptedAt, endedAt);
  return {
    platform: 'mturk',
    assignmentId: null,
    groupId: null,
    requesterId: null,
    requesterName: null,
    title: null,
    reward: null,
    bonus: null,
    // Files tell which state a task is in, and not since when.
    stateHistory: acceptedAt === null ? [] : [{ state: 'assigned', at: acceptedAt }],
    acceptedAt,
    deadlineAt: null,
    endedAt,
    focusedMs: null,
    elapsedMs,
    // Of a task whose time nobody knows any clock may tell later, the best as well.
    clock: elapsedMs === null ? 'focused' : 'elapsed',
    edited: false,
    ...said,
  };
}

/** An id as files write it, `null` for anything that cannot be one. */
export function idText(value: unknown): string | null {
  return /^[\w-]{1,100}$/.exec(text(value) ?? '')?.[0] ?? null;
}

/** MTurk's ids of requesters; anything else is a name. */
export function requesterIdText(value: unknown): string | null {
  return /^A[A-Z\d]{4,63}$/.exec(text(value) ?? '')?.[0] ?? null;
}

/** A requester whom the worker does not want to work for. */
export function blocked(requesterId: string, name: unknown = null): { requester: ImportedRequester } {
  const known = text(name);
  const names = known === null ? [] : [known];
  return { requester: { platform: 'mturk', requesterId, names, listing: 'blocked' } };
}

/** The state a word stands for. Tools put an explanation behind the word: `Approved - Pending Payment`. */
export function stateOf(states: Readonly<Record<string, TaskState>>, value: unknown): TaskState | null {
  const words = (text(value) ?? '').toLowerCase();
  const [first = ''] = words.split(/[\s-]/, 1);
  const known = (word: string) => own(states, word) as TaskState | undefined;
  return known(words) ?? known(first) ?? null;
}

/** The states of MTurk as its tools write them. */
export const MTURK_STATES: Readonly<Record<string, TaskState>> = {
  assigned: 'assigned',
  accepted: 'assigned',
  submitted: 'submitted',
  pending: 'submitted',
  'pending payment': 'approved',
  approved: 'approved',
  rejected: 'rejected',
  paid: 'paid',
  returned: 'returned',
  abandoned: 'abandoned',
  expired: 'expired',
};

/** A day as tools write it, `YYYYMMDD`, `YYYY-MM-DD` or the beginning of an ISO moment; `MMDDYYYY` where they say so. */
export function dayOf(value: unknown, order: 'year-first' | 'month-first' = 'year-first'): string | null {
  const written = text(value === undefined || value === null ? '' : String(value)) ?? '';
  const digits = /^(\d{8})$/.exec(written)?.[1];
  if (digits === undefined) return day(written);
  if (order === 'year-first') return day(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`);
  return day(`${digits.slice(4)}-${digits.slice(0, 2)}-${digits.slice(2, 4)}`);
}

/** The day of a task's work, or nothing where the file has none. */
export function workDayOf(
  value: unknown,
  order: 'year-first' | 'month-first' = 'year-first',
): { workDay?: string } | { reason: ImportReason } {
  if (isAbsent(value)) return {};
  const workDay = dayOf(value, order);
  return workDay === null ? { reason: 'day-unreadable' } : { workDay };
}

/** What a task paid, and its bonus; `null` is not known. */
export interface Pay {
  reward: Money | null;
  bonus: Money | null;
}

/** Reward and bonus out of a number, a decimal text, or `{pay, bonus}`. */
export function payOf(pay: unknown, bonus: unknown, currency = 'USD'): Pay | { reason: ImportReason } {
  if (typeof pay === 'object' && pay !== null) return payOf(own(pay, 'pay'), own(pay, 'bonus') ?? bonus, currency);
  const reward = isAbsent(pay) ? null : amountToMoney(pay, currency);
  if (reward === null && !isAbsent(pay)) return { reason: 'reward-unreadable' };
  const extra = isAbsent(bonus) ? null : amountToMoney(bonus, currency);
  if (extra === null && !isAbsent(bonus)) return { reason: 'bonus-unreadable' };
  return { reward, bonus: bonusOrNone(extra) };
}

/** Tools write 0 where no bonus was granted so far: one may still come. */
export function bonusOrNone(bonus: Money | null): Money | null {
  return bonus === null || bonus.micros === 0 ? null : bonus;
}

export function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
