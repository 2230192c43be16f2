/**
 * Tabs that a task opens (a survey in a new tab) count to the task without any script of ours in them: while
 * such a tab is in front the background itself holds the span. An opener alone proves nothing, for Chromium
 * names one for tabs opened by hand too; a click seen in the task just before does.
 */

import type { LedgerDatabase } from '../ledger/database';
import { openSpan } from '../ledger/open-span';
import type { OpenedTab, SpanRecord, TabRecord } from '../ledger/records';
import { putSpans } from '../ledger/spans';
import { type IdleRules, idleCut } from '../time/idle';
import { finished, heldId, isHeld, isSilent } from './exclusive';
import type { SystemState, Tracking } from './ports';
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
  const last = await database.spans.orderBy('startedAt').last();
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
    await updateOpened(database, tabId, ({ shownAt, awayAt }) => ({
      shownAt: awayAt === undefined ? (shownAt ?? now) : now,
      awayAt: undefined,
    }));
    await hold(database, now);
  });
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

/** The opened tab in sight, if it counts and its task is in hand. */
async function tabInHand(database: LedgerDatabase): Promise<(OpenedTab & { tabId: number }) | null> {
  const tab = await database.tabs.filter(({ opened }) => opened?.counts === 'yes' && isInSight(opened)).first();
  if (!tab?.opened) return null;
  const task = await database.tasks.get(tab.opened.taskKey);
  return task?.state === 'assigned' ? { ...tab.opened, tabId: tab.tabId } : null;
}

/** In front of its window, and the focus in the browser. */
function isInSight({ shownAt, awayAt }: OpenedTab): boolean {
  return shownAt !== null && awayAt === undefined;
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

/** Begins to time the tab in hand, from when it came to the front unless another time is given. */
async function hold(database: LedgerDatabase, now: number, since: number | null = null): Promise<void> {
  const tab = await tabInHand(database);
  const task = tab && (await database.tasks.get(tab.taskKey));
  if (!tab || !task) return;
  const open = await openSpan(database);
  if (open && isHeld(open) && open.tabId === tab.tabId) return;
  const shownAt = tab.shownAt ?? now;
  // A stretch that ended stays as it is: between it and now the worker may have been away.
  const wasTimed = (await database.spans.get(heldId(tab.tabId, shownAt))) !== undefined;
  const startedAt = since ?? (wasTimed ? now : shownAt);
  const span: SpanRecord = {
    id: heldId(tab.tabId, startedAt),
    platform: task.platform,
    kind: 'task',
    taskKey: task.key,
    startedAt,
    endedAt: Math.max(startedAt, now),
    open: 1,
    tabId: tab.tabId,
    lastInputAt: startedAt,
  };
  await writeSpan(database, span, now);
}

/** Ends the open span of a tab, held or reported. */
async function release(database: LedgerDatabase, tabId: number, at: number): Promise<void> {
  const open = await openSpan(database);
  if (open?.tabId !== tabId) return;
  await putSpans(database, [finished(open, isSilent(open, at) ? open.endedAt : at)], at);
}

/** Looks after the tab being timed: it grows by a beat, or ends with its task, by sleep, or by idleness. */
export async function heldBeat({ database, browser, idleRules }: Tracking): Promise<void> {
  const rules = await idleRules();
  const system = await browser.systemState(rules.idleMs);
  const now = browser.now();
  const inHand = await database.transaction('rw', [...database.log, database.tabs], async () => {
    const open = await openSpan(database);
    const tab = await tabInHand(database);
    if (open && isHeld(open)) await beat(database, open, tab?.tabId === open.tabId, system, now, rules);
    else if (!open || isSilent(open, now)) await resume(database, now);
    return tab !== null;
  });
  await browser.keepBeating(inHand);
}

async function beat(
  database: LedgerDatabase,
  open: SpanRecord,
  isInHand: boolean,
  system: SystemState,
  now: number,
  rules: IdleRules,
): Promise<void> {
  if (isSilent(open, now) || now < open.endedAt) {
    await putSpans(database, [finished(open, open.endedAt)], now);
    return resume(database, now);
  }
  if (!isInHand) return putSpans(database, [finished(open, now)], now);
  const machine = await lastSystemInput(database, system, now, rules);
  const cut = idleCut(Math.max(open.lastInputAt, machine ?? 0), now, rules);
  await putSpans(
    database,
    [cut === null ? { ...open, endedAt: now } : { ...finished(open, cut), closedBy: 'idle' }],
    now,
  );
}

/** The tab in hand goes on being timed once the worker or the machine is back. */
async function resume(database: LedgerDatabase, now: number): Promise<void> {
  const last = await database.spans.where('startedAt').belowOrEqual(now).last();
  const since = last?.closedBy === 'idle' ? await wokenAfter(database, last.endedAt) : now;
  if (since !== null) await hold(database, now, since);
}
