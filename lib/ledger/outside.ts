/**
 * The worker's own word, "I am working outside the browser": kept as a moment, so that it outlasts page, background and
 * browser.
 */
import type { LedgerDatabase } from './database';

/** Work outside the browser, in milliseconds since the epoch; `until` is `null` while it goes on. */
export interface OutsideWork {
  since: number;
  until: number | null;
}

/** The work that goes on, or that is over and waits to be saved; `null` where there is none. */
export async function outsideWork(database: LedgerDatabase): Promise<OutsideWork | null> {
  return ((await database.meta.get('outside'))?.value ?? null) as OutsideWork | null;
}
