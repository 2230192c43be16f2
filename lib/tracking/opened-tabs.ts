/**
 * Tabs that a task opens (a survey in a new tab) count to the task without any script of ours in them: while
 * such a tab is in front the background itself holds the span. An opener alone proves nothing, for Chromium
 * names one for tabs opened by hand too; a click seen in the task just before does.
 */

import type { LedgerDatabase } from '../ledger/database';
import { isMeasured } from '../ledger/open-span';
import type { OpenedTab, TabRecord } from '../ledger/records';
import { hold, isInSight, release, tabInHand } from './held-tab';
import type { Tracking } from './ports';
import { updateOpened, updateTab } from './tabs';

/** How long after a click a tab may appear and still be its work; a sleeping background hears of it late. */
const CLICK_OPENS_WITHIN_MS = 1_500;
/** The two events come by different ways, so the tab may seem to be a moment older than its click. */
const CLOCK_SLACK_MS = 300;

/** How long the worker may think about the popup's question, and the tab below still be what it was about. */
const ANSWERS_WITHIN_MS = 60_000;
/** How long the focus may seem to be nowhere while a popup opens. */
const POPUP_OPENS_WITHIN_MS = 1_000;

/** What the browser tells of a new tab. */
export interface CreatedTab {
  tabId: number;
  openerTabId: number | null;
  /** A window of its own, as `window.open` with a size makes. */
  inPopupWindow: boolean;
}

/** Remembers a tab that a task may have opened, and counts it if a click in the task is known already. */
export async function tabCreated(tracking: Tracking, created: CreatedTab): Promise<void> {
  const { database, browser } = tracking;
  const createdAt = browser.now();
  const opener = await taskThatOpened(tracking, created, createdAt);
  if (opener?.page?.taskKey == null) return;
  const { tabId } = created;
  const { taskKey } = opener.page;
  await updateTab(database, tabId, (tab) => ({
    ...tab,
    opened: { taskKey, openerTabId: opener.tabId, createdAt, shownAt: null, counts: 'unknown' },
  }));
  // That it came to the front may have been told before it was known here.
  if (await browser.isInFront(tabId)) await updateOpened(database, tabId, () => ({ shownAt: createdAt }));
  await countIfClicked(tracking, tabId, opener);
}

/**
 * The tab with the task. Firefox names no opener for a window: there it is the tab with the click, or while the news of a
 * click is still to come, the one whose task had the attention.
 */
async function taskThatOpened(
  { database }: Tracking,
  { openerTabId, inPopupWindow }: CreatedTab,
  createdAt: number,
): Promise<TabRecord | undefined> {
  if (openerTabId !== null) return database.tabs.get(openerTabId);
  if (!inPopupWindow) return undefined;
  const withClick = await database.tabs.filter((tab) => clickedBefore(tab, createdAt)).first();
  if (withClick) return withClick;
  const last = await database.spans.orderBy('startedAt').reverse().filter(isMeasured).first();
  const hadAttention = last && (last.open || last.endedAt >= createdAt - CLICK_OPENS_WITHIN_MS);
  return hadAttention && last.tabId !== null ? database.tabs.get(last.tabId) : undefined;
}

function clickedBefore(tab: TabRecord, at: number): boolean {
  const clickedAt = tab.page?.lastClickAt ?? null;
  return clickedAt !== null && clickedAt - CLOCK_SLACK_MS <= at && at <= clickedAt + CLICK_OPENS_WITHIN_MS;
}

/** Takes a click in a task, and counts the tabs it opened. */
export async function clicked(tracking: Tracking, tabId: number, at: number): Promise<void> {
  const opener = await updateTab(tracking.database, tabId, (tab) =>
    tab.page?.taskKey == null ? tab : { ...tab, page: { ...tab.page, lastClickAt: at } },
  );
  const waiting = tracking.database.tabs.filter(
    ({ opened }) => opened?.openerTabId === tabId && opened.counts === 'unknown',
  );
  for (const tab of await waiting.toArray()) await countIfClicked(tracking, tab.tabId, opener);
}

async function countIfClicked(tracking: Tracking, tabId: number, opener: TabRecord): Promise<void> {
  const opened = (await tracking.database.tabs.get(tabId))?.opened;
  if (opened && clickedBefore(opener, opened.createdAt)) await countTab(tracking, tabId, true);
}

/** Counts a tab to its task, or not, as a click or the worker says; from when it came to the front. */
export async function countTab(tracking: Tracking, tabId: number, counts: boolean): Promise<void> {
  const { database, browser } = tracking;
  const inFront = counts && (await browser.isInFront(tabId));
  const now = browser.now();
  await change(tracking, async () => {
    await updateOpened(database, tabId, (opened) =>
      counts ? { counts: 'yes', ...inFrontSince(opened, inFront, now) } : { counts: 'no' },
    );
    if (counts) await hold(database, now);
    else await release(database, tabId, now);
  });
}

/**
 * Since when the worker has a tab before the eyes. Where nobody told that it came to the front, the news of a new
 * one may still be on its way; an older one may have come and gone, so only what comes is counted. The popup in
 * which the worker answers may itself have taken the focus out of the browser, as the browser sees it.
 */
function inFrontSince({ shownAt, awayAt, createdAt }: OpenedTab, inFront: boolean, now: number): Partial<OpenedTab> {
  const unheardOf = inFront ? (now - createdAt <= CLICK_OPENS_WITHIN_MS ? createdAt : now) : null;
  const isAway = awayAt !== undefined && now - awayAt > ANSWERS_WITHIN_MS;
  return { shownAt: shownAt === null ? unheardOf : isAway ? now : shownAt, awayAt: undefined };
}

/** A tab came to the front: whatever the background held ends, and the tab is timed if it counts. */
export async function tabShown(tracking: Tracking, tabId: number): Promise<void> {
  const { database, browser } = tracking;
  const now = browser.now();
  await change(tracking, async () => {
    await hideOthers(database, tabId, now);
    await updateOpened(database, tabId, (opened) => ({
      shownAt: isStillLookedAt(opened, now) ? opened.shownAt : now,
      awayAt: undefined,
    }));
    await hold(database, now);
  });
}

/** Whether the worker looks at a tab as before: the focus never left, or only for as long as a popup takes to open. */
function isStillLookedAt({ shownAt, awayAt, counts }: OpenedTab, now: number): boolean {
  if (shownAt === null) return false;
  return awayAt === undefined || (counts === 'unknown' && now - awayAt <= POPUP_OPENS_WITHIN_MS);
}

/** The focus went to a window, or with `null` out of the browser. */
export async function windowFocused(tracking: Tracking, windowId: number | null): Promise<void> {
  const tabId = windowId === null ? null : await tracking.browser.tabInFront(windowId);
  if (tabId !== null) return tabShown(tracking, tabId);
  await change(tracking, () => hideOthers(tracking.database, null, tracking.browser.now()));
}

/** A tab was closed: what it showed ends now, unless its page was silent for too long to be believed. */
export async function tabClosed(tracking: Tracking, tabId: number): Promise<void> {
  const { database, browser } = tracking;
  await change(tracking, async () => {
    await release(database, tabId, browser.now());
    await database.tabs.delete(tabId);
  });
}

/**
 * Changes what is in front and what is timed, in one transaction: events come at once, and each must see all that the
 * one before it did. Somebody is woken from then on only while a tab is in hand.
 */
async function change({ database, browser }: Tracking, make: () => Promise<void>): Promise<void> {
  const [before, after] = await database.transaction('rw', [...database.log, database.tabs], async () => {
    const tab = await tabInHand(database);
    await make();
    return [tab?.tabId, (await tabInHand(database))?.tabId];
  });
  if (before !== after) await browser.keepBeating(after !== undefined);
}

async function hideOthers(database: LedgerDatabase, shownTabId: number | null, now: number): Promise<void> {
  const isLeft = ({ tabId, opened }: TabRecord) =>
    tabId !== shownTabId && opened !== null && (shownTabId === null ? isInSight(opened) : opened.shownAt !== null);
  for (const { tabId } of await database.tabs.filter(isLeft).toArray()) {
    await updateOpened(database, tabId, () =>
      shownTabId === null ? { awayAt: now } : { shownAt: null, awayAt: undefined },
    );
    await release(database, tabId, now);
  }
}
