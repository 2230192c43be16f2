/**
 * What the worker wants of a day, kept beside the log: so that the popup reads it with the sums in one go, and that what
 * was told once today is not told again by a background that was ended meanwhile.
 */
import type { Target } from '../pay/pace';
import type { LedgerDatabase } from './database';

export interface Goals {
  target: Target | null;
  /** How long the worker wants to work at most, in milliseconds. */
  limitMs: number | null;
  /** Whether the worker wants to be told. */
  notifies: boolean;
}

export const NO_GOALS: Goals = { target: null, limitMs: null, notifies: false };

export async function setGoals(database: LedgerDatabase, { target, limitMs, notifies }: Goals): Promise<void> {
  await database.meta.put({ key: 'goals', value: { target, limitMs, notifies } });
}

export async function loadGoals(database: LedgerDatabase): Promise<Goals> {
  return ((await database.meta.get('goals'))?.value as Goals | undefined) ?? NO_GOALS;
}

/** What a worker is told of, each once a day. */
export type News = 'target' | 'limit';

/** What was told on a day; only the newest is remembered. */
export async function toldOn(database: LedgerDatabase, day: string): Promise<News[]> {
  const told = (await database.meta.get('told'))?.value as { day: string; news: News[] } | undefined;
  return told?.day === day ? told.news : [];
}

/**
 * Takes it on to tell this today.
 *
 * @param day the worker's day
 * @returns `false` where somebody did so before
 */
export async function claimNews(database: LedgerDatabase, day: string, news: News): Promise<boolean> {
  return database.transaction('rw', database.meta, async () => {
    const today = await toldOn(database, day);
    if (today.includes(news)) return false;
    await database.meta.put({ key: 'told', value: { day, news: [...today, news] } });
    return true;
  });
}
