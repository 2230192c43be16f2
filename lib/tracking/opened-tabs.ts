/**
 * Tabs that a task opens (a survey in a new tab) count to the task without any script of ours in them: while
 * such a tab is in front the background itself holds the span. An opener alone proves nothing, for Chromium
 * names one for tabs opened by hand too; a click seen in the task just before does.
 */

import { openSpan } from '../ledger/open-span';
import type { OpenedTab, SpanRecord, TabRecord } from '../ledger/records';
import { putSpans } from '../ledger/spans';
import { idleCut } from '../time/idle';
import { finished, heldId, isHeld, isSilent } from './exclusive';
import type { Tracking } from './ports';
import { writeSpan } from './span-reports';
import { lastSystemInput, wokenAfter } from './system-idle';
import { updateOpened, updateTab } from './tabs';

/** How long after a click a tab may appear and still be its work; a sleeping background hears of it late. */
const CLICK_OPENS_WITHIN_MS = 1_500;
/** The two events come by different ways, so the tab may seem to be a moment older than its click. */
const CLOCK_SLACK_MS = 300;

/** How long the worker may think about the popup's question, and the tab below still be what it was about. */
const ANSWERS_WITHIN_MS = 60_000;

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
  await countIfClicked(tracking, tabId, opener);
}

/** The tab with the task; Firefox names no opener for a window, there the click alone tells it. */
async function taskThatOpened(
  { database }: Tracking,
  { openerTabId, inPopupWindow }: CreatedTab,
  createdAt: number,
): Promise<TabRecord | undefined> {
  if (openerTabId !== null) return database.tabs.get(openerTabId);
  if (!inPopupWindow) return undefined;
  return database.tabs.filter((tab) => clickedBefore(tab, createdAt)).first();
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
  const { opened } = await updateOpened(tracking.database, tabId, { counts: counts ? 'yes' : 'no' });
  if (!opened) return;
  if (!counts) return release(tracking, tracking.browser.now(), tabId);
  const since = await inFrontSince(tracking, tabId, opened);
  if (since !== null) await hold(tracking, tabId, opened, since);
}

/**
 * Since when the worker has a tab before the eyes. Where nobody told that it came to the front, the news of a new
 * one may still be on its way; an older one may have come and gone, so only what comes is counted. The popup in
 * which the worker answers may itself have taken the focus out of the browser, as the browser sees it.
 */
async function inFrontSince({ browser }: Tracking, tabId: number, opened: OpenedTab): Promise<number | null> {
  const { shownAt, awayAt, createdAt } = opened;
  const now = browser.now();
  if (shownAt !== null) return awayAt === undefined || now - awayAt <= ANSWERS_WITHIN_MS ? shownAt : now;
  if (!(await browser.isInFront(tabId))) return null;
  return now - createdAt <= CLICK_OPENS_WITHIN_MS ? createdAt : now;
}

/** A tab came to the front: whatever the background held ends, and the tab is timed if it counts. */
export async function tabShown(tracking: Tracking, tabId: number): Promise<void> {
  const { database, browser } = tracking;
  const now = browser.now();
  await hideOthers(tracking, tabId, now);
  const before = (await database.tabs.get(tabId))?.opened;
  const shownAt = before?.awayAt === undefined ? (before?.shownAt ?? now) : now;
  const { opened } = await updateOpened(database, tabId, { shownAt, awayAt: undefined });
  if (opened?.counts === 'yes') await hold(tracking, tabId, opened, shownAt);
}

/** The focus went to a window, or with `null` out of the browser. */
export async function windowFocused(tracking: Tracking, windowId: number | null): Promise<void> {
  const tabId = windowId === null ? null : await tracking.browser.tabInFront(windowId);
  if (tabId !== null) return tabShown(tracking, tabId);
  await hideOthers(tracking, null, tracking.browser.now());
}

async function hideOthers(tracking: Tracking, shownTabId: number | null, now: number): Promise<void> {
  const { database, browser } = tracking;
  const isLeft = ({ tabId, opened }: TabRecord) =>
    tabId !== shownTabId && opened && (shownTabId === null ? isInSight(opened) : opened.shownAt !== null);
  const shown = database.tabs.filter((tab) => isLeft(tab) === true);
  for (const { tabId } of await shown.toArray()) {
    if (shownTabId === null) await updateOpened(database, tabId, { awayAt: now });
    else await updateOpened(database, tabId, { shownAt: null, awayAt: undefined });
    await release(tracking, now, tabId);
    await browser.keepBeating(false);
  }
}

/** In front of its window, and the focus in the browser. */
function isInSight({ shownAt, awayAt }: OpenedTab): boolean {
  return shownAt !== null && awayAt === undefined;
}

/** A tab was closed: what it showed ends now, unless its page was silent for too long to be believed. */
export async function tabClosed(tracking: Tracking, tabId: number): Promise<void> {
  const { database, browser } = tracking;
  await release(tracking, browser.now(), tabId);
  await database.tabs.delete(tabId);
}

/** Begins to time an opened tab, as long as its task is in hand. */
async function hold(tracking: Tracking, tabId: number, opened: OpenedTab, since: number): Promise<void> {
  const { database, browser } = tracking;
  const now = browser.now();
  const holds = await database.transaction('rw', database.log, async () => {
    const task = await database.tasks.get(opened.taskKey);
    const open = await openSpan(database);
    if (task?.state !== 'assigned') return false;
    if (open && isHeld(open) && open.tabId === tabId) return true;
    const span: SpanRecord = {
      id: heldId(tabId, since),
      platform: task.platform,
      kind: 'task',
      taskKey: task.key,
      startedAt: since,
      endedAt: Math.max(since, now),
      open: 1,
      tabId,
      lastInputAt: since,
    };
    await writeSpan(database, span, now);
    return true;
  });
  await browser.keepBeating(holds);
}

/** Ends the open span of a tab, held or reported. */
async function release(tracking: Tracking, at: number, tabId: number | null): Promise<void> {
  const { database, browser } = tracking;
  const open = await openSpan(database);
  if (!open || open.tabId !== tabId) return;
  await close(tracking, open, isSilent(open, at) ? open.endedAt : at);
  if (isHeld(open)) await browser.keepBeating(false);
}

async function close({ database, browser }: Tracking, span: SpanRecord, endedAt: number, closedBy?: 'idle') {
  await database.transaction('rw', database.log, async () => {
    const closed = finished(span, endedAt);
    await putSpans(database, [closedBy ? { ...closed, closedBy } : closed], browser.now());
  });
}

/** Looks after the tab being timed: it grows by a beat, or ends with its task, by sleep, or by idleness. */
export async function heldBeat(tracking: Tracking): Promise<void> {
  const { database, browser, idleRules } = tracking;
  const now = browser.now();
  const open = await openSpan(database);
  if (!open || !isHeld(open)) return resumeHeld(tracking, now);
  const task = open.taskKey === null ? undefined : await database.tasks.get(open.taskKey);
  if (task?.state !== 'assigned') return release(tracking, now, open.tabId);
  if (isSilent(open, now) || now < open.endedAt) {
    await close(tracking, open, open.endedAt);
    return resumeHeld(tracking, now);
  }
  const rules = await idleRules();
  const machine = await lastSystemInput(database, await browser.systemState(rules.idleMs), now, rules);
  const cut = idleCut(Math.max(open.lastInputAt, machine ?? 0), now, rules);
  if (cut !== null) return close(tracking, open, cut, 'idle');
  await database.transaction('rw', database.log, () => putSpans(database, [{ ...open, endedAt: now }], now));
}

/** The tab in front goes on being timed once the worker or the machine is back; without one, the beat stops. */
async function resumeHeld(tracking: Tracking, now: number): Promise<void> {
  const { database, browser } = tracking;
  const inSight = ({ opened }: TabRecord) => opened?.counts === 'yes' && isInSight(opened);
  const shown = await database.tabs.filter(inSight).first();
  if (!shown?.opened) return browser.keepBeating(false);
  const last = await database.spans.where('startedAt').belowOrEqual(now).last();
  const since = last?.closedBy === 'idle' ? await wokenAfter(database, last.endedAt) : now;
  if (since !== null) await hold(tracking, shown.tabId, shown.opened, since);
}
