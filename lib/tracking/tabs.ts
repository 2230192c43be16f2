/** What each tab shows now, as the ledger remembers it for this browser session. */
import type { LedgerDatabase } from '../ledger/database';
import type { OpenedTab, TabPage, TabRecord } from '../ledger/records';

const EMPTY = { page: null, opened: null };

/**
 * Changes what is remembered of one tab; of a tab that nothing is known of and nothing is said of, nothing is. Runs in the
 * transaction around it, if there is one.
 */
export async function updateTab(
  database: LedgerDatabase,
  tabId: number,
  change: (tab: TabRecord) => TabRecord,
): Promise<TabRecord> {
  return database.transaction('rw', database.tabs, async () => {
    const known = (await database.tabs.get(tabId)) ?? { tabId, ...EMPTY };
    const tab = change(known);
    if (tab !== known) await database.tabs.put(tab);
    return tab;
  });
}

/** Changes the page of a tab, if it still is the page of that instance. */
export function updatePage(
  database: LedgerDatabase,
  tabId: number,
  instance: string,
  change: Partial<TabPage>,
): Promise<TabRecord> {
  return updateTab(database, tabId, (tab) =>
    tab.page?.instance === instance ? { ...tab, page: { ...tab.page, ...change } } : tab,
  );
}

/** Changes what is known of an opened tab, if the tab is one. */
export function updateOpened(
  database: LedgerDatabase,
  tabId: number,
  change: (opened: OpenedTab) => Partial<OpenedTab>,
): Promise<TabRecord> {
  return updateTab(database, tabId, (tab) =>
    tab.opened ? { ...tab, opened: { ...tab.opened, ...change(tab.opened) } } : tab,
  );
}
