/** How far a refresh is. It lives in the ledger, so that one goes on where it was, whatever ended in between. */
import * as z from 'zod/mini';
import type { LedgerDatabase } from '../ledger/database';

/** Why a refresh stopped before its end. Keys of messages shown to the worker (`refresh_stopped_<why>`). */
export const STOP_REASONS = [
  'cancelled',
  'closed',
  'signed-out',
  'too-fast',
  'offline',
  'no-access',
  'unavailable',
  'not-understood',
  'failed',
] as const;
export type StopReason = (typeof STOP_REASONS)[number];

const count = z.number().check(z.int(), z.nonnegative());

const listedDay = z.object({
  /** The platform's day, `YYYY-MM-DD`. */
  day: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
  /** How many tasks the dashboard says were handed in on it. */
  submitted: z.nullable(count),
  /** Everything the dashboard says of it, as text: a day that changed is told by it. */
  said: z.string(),
});

const refreshState = z.object({
  is: z.enum(['running', 'stopped', 'done']),
  /** `null` unless it stopped. */
  why: z.nullable(z.enum(STOP_REASONS)),
  startedAt: count,
  /** When it last got anywhere. */
  at: count,
  /** The days to read, newest first; `null` until the dashboard has named them. */
  days: z.nullable(z.array(listedDay)),
  /** Days that are not read, for nothing on them can have changed. */
  skippedDays: count,
  /** Days that were read to their end. */
  doneDays: count,
  /** The page of the next day that is to be read next, from 1. */
  page: count,
  /** Rows of that day so far, and whether nothing can become of any of them any more. */
  dayRows: count,
  daySettled: z.boolean(),
  /** Rows read, tasks that were new to the log, tasks of which something was new, and rows that could not be read. */
  tasks: count,
  added: count,
  changed: count,
  unread: count,
});

export type RefreshState = z.infer<typeof refreshState>;
export type ListedDay = z.infer<typeof listedDay>;

const settledDays = z.array(listedDay);

/** A refresh that has not asked for anything yet. */
export function newRefresh(now: number): RefreshState {
  return {
    is: 'running',
    why: null,
    startedAt: now,
    at: now,
    days: null,
    skippedDays: 0,
    doneDays: 0,
    page: 1,
    dayRows: 0,
    daySettled: true,
    tasks: 0,
    added: 0,
    changed: 0,
    unread: 0,
  };
}

/** The last refresh, or the one that runs; `null` where there never was one, or what is stored cannot be read. */
export async function loadRefresh(database: LedgerDatabase): Promise<RefreshState | null> {
  const stored = refreshState.safeParse((await database.meta.get('refresh'))?.value);
  return stored.success ? stored.data : null;
}

export async function saveRefresh(database: LedgerDatabase, state: RefreshState): Promise<void> {
  await database.meta.put({ key: 'refresh', value: state });
}

/** Days that a refresh read to their end, with nothing on them that can still change. */
export async function loadSettledDays(database: LedgerDatabase): Promise<ListedDay[]> {
  const stored = settledDays.safeParse((await database.meta.get('settledDays'))?.value);
  return stored.success ? stored.data : [];
}

export async function saveSettledDays(database: LedgerDatabase, days: readonly ListedDay[]): Promise<void> {
  await database.meta.put({ key: 'settledDays', value: days });
}
