/** The worker's own word, "I was working": what the idle rule left out counts after all. */
import { idleGap } from '../ledger/idle-gap';
import { putSpans } from '../ledger/spans';
import type { Tracking } from './ports';

/**
 * Fills the gap of a task that began at a time with a span of its own, whose id says that it was not measured. A gap that
 * is not there, or no longer, stays as it is.
 */
export async function creditGap({ database, browser }: Tracking, taskKey: string, since: number): Promise<void> {
  const now = browser.now();
  await database.transaction('rw', [...database.log, database.tabs], async () => {
    const gap = await idleGap(database, taskKey, now);
    if (gap?.cut.endedAt !== since) return;
    const { platform, kind, tabId } = gap.cut;
    const stretch = { startedAt: since, endedAt: gap.until, lastInputAt: gap.until };
    await putSpans(database, [{ id: `said-${tabId}-${since}`, platform, kind, taskKey, tabId, ...stretch }], now);
  });
}
