/**
 * The worker's own word, "I am away" and "I am still here": between the two no page is timed, whatever it reports.
 */
import { openSpan } from '../ledger/open-span';
import { lastPause, storePause } from '../ledger/pause';
import { putSpans } from '../ledger/spans';
import { finished, isSilent } from './exclusive';
import { hold } from './held-tab';
import type { Tracking } from './ports';

/** Pauses the timer at this moment, or lets it go on from it. What is so already stays as it is. */
export async function setPaused({ database, browser }: Tracking, paused: boolean): Promise<void> {
  const now = browser.now();
  await database.transaction('rw', [...database.log, database.tabs], async () => {
    const pause = await lastPause(database);
    if (paused === (pause?.until === null)) return;
    if (paused) {
      await storePause(database, { since: now, until: null });
      const open = await openSpan(database);
      if (open) await putSpans(database, [finished(open, isSilent(open, now) ? open.endedAt : now)], now);
    } else {
      await storePause(database, { since: pause?.since ?? now, until: now });
      await hold(database, now, now);
    }
  });
}
