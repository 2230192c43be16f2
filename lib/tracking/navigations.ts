/**
 * A page may be gone before its goodbye is heard: what it says while it goes is lost when the background sleeps,
 * and in Chromium also when it goes to another site. The browser's own news of the tab always arrive.
 */
import { openSpan } from '../ledger/open-span';
import { putSpans } from '../ledger/spans';
import { finished, isHeld, isSilent } from './exclusive';
import type { Tracking } from './ports';
import { updateTab } from './tabs';

/** A tab begins to load a page: until now the page before it, if it had the attention, was there. */
export async function tabLoads({ database, browser }: Tracking, tabId: number): Promise<void> {
  const now = browser.now();
  await database.transaction('rw', database.log, async () => {
    const open = await openSpan(database);
    if (!open || open.tabId !== tabId || isHeld(open) || isSilent(open, now)) return;
    // It stays open: where the load comes to nothing, as with a download, the page is still there and goes on.
    await putSpans(database, [{ ...open, endedAt: Math.max(open.endedAt, now) }], now);
  });
}

/**
 * A tab shows a page that is not a platform's: what it showed before is over. A background that had to wake up may hear
 * of the blank page of a new tab only when the platform's page in it has already been heard of; that one is not over.
 */
export async function tabWentElsewhere({ database, browser }: Tracking, tabId: number): Promise<void> {
  if (!(await browser.isElsewhere(tabId))) return;
  const now = browser.now();
  await database.transaction('rw', database.log, async () => {
    const open = await openSpan(database);
    if (open?.tabId === tabId && !isHeld(open)) await putSpans(database, [finished(open, open.endedAt)], now);
  });
  await updateTab(database, tabId, (tab) =>
    tab.page || tab.warned
      ? { ...tab, page: tab.page && { ...tab.page, leftAt: tab.page.leftAt ?? now }, warned: undefined }
      : tab,
  );
}
