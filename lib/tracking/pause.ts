/**
 * The worker's own word, "I am away" and "I am still here": between the two no page is timed, whatever it reports. Who works
 * outside the browser is away from it, so that no minute is timed twice.
 */
import type { LedgerDatabase } from '../ledger/database';
import { openSpan } from '../ledger/open-span';
import { beginOutside, endOutside } from '../ledger/outside-changes';
import { isPaused, lastPause, storePause } from '../ledger/pause';
import { putSpans } from '../ledger/spans';
import { finished, isSilent } from './exclusive';
import { hold } from './held-tab';
import type { Tracking } from './ports';

/**
 * Pauses the timer at this moment, or lets it go on from it, which ends work outside the browser too. What is so already
 * stays as it is.
 */
export async function setPaused({ database, browser }: Tracking, paused: boolean): Promise<void> {
  const now = browser.now();
  await database.transaction('rw', [...database.log, database.tabs], async () => {
    if (paused) return pauseAt(database, now);
    await endOutside(database, now);
    if (!(await isPaused(database))) return;
    await storePause(database, { since: (await lastPause(database))?.since ?? now, until: now });
    await hold(database, now, now);
  });
}

/** Begins to time work outside the browser, unless some goes on already or waits to be saved. */
export async function workOutside({ database, browser }: Tracking): Promise<void> {
  const now = browser.now();
  await database.transaction('rw', database.log, async () => {
    if (await beginOutside(database, now)) await pauseAt(database, now);
  });
}

async function pauseAt(database: LedgerDatabase, now: number): Promise<void> {
  if (await isPaused(database)) return;
  await storePause(database, { since: now, until: null });
  const open = await openSpan(database);
  if (open) await putSpans(database, [finished(open, isSilent(open, now) ? open.endedAt : now)], now);
}
