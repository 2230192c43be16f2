/** Whether the worker paused the timer by hand, kept where every part of the extension and each new background finds it. */
import type { LedgerDatabase } from './database';
import { outsideWork } from './outside';

/**
 * The last pause of this browser session, or one for work outside the browser that goes on since before it, in milliseconds
 * since the epoch; `until` is `null` while it lasts.
 */
export interface Pause {
  since: number;
  until: number | null;
}

/** The pause that lasts, or else the last one; `null` where the worker never paused in this session. */
export async function lastPause(database: LedgerDatabase): Promise<Pause | null> {
  return ((await database.meta.get('pause'))?.value ?? null) as Pause | null;
}

export async function isPaused(database: LedgerDatabase): Promise<boolean> {
  const pause = await lastPause(database);
  return pause !== null && pause.until === null;
}

export async function storePause(database: LedgerDatabase, pause: Pause): Promise<void> {
  await database.meta.put({ key: 'pause', value: pause });
}

/** A browser session begins, and nothing is paused in it, unless the worker works outside the browser since before. */
export async function forgetPause(database: LedgerDatabase): Promise<void> {
  const work = await outsideWork(database);
  if (work?.until !== null) await database.meta.delete('pause');
}
