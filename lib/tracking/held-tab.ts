/** The opened tab that is timed: its span begins here, goes on by a beat of the background's own, and ends here. */
import type { LedgerDatabase } from '../ledger/database';
import { isMeasured, openSpan } from '../ledger/open-span';
import { lastPause } from '../ledger/pause';
import type { OpenedTab, SpanRecord } from '../ledger/records';
import { putSpans } from '../ledger/spans';
import { type IdleRules, idleCut } from '../time/idle';
import { finished, heldId, isHeld, isSilent } from './exclusive';
import type { SystemState, Tracking } from './ports';
import { writeSpan } from './span-reports';
import { lastSystemInput, wokenAfter } from './system-idle';

/** The opened tab in sight, if it counts and its task is in hand. */
export async function tabInHand(database: LedgerDatabase): Promise<(OpenedTab & { tabId: number }) | null> {
  const tab = await database.tabs.filter(({ opened }) => opened?.counts === 'yes' && isInSight(opened)).first();
  if (!tab?.opened) return null;
  const task = await database.tasks.get(tab.opened.taskKey);
  return task?.state === 'assigned' ? { ...tab.opened, tabId: tab.tabId } : null;
}

/** In front of its window, and the focus in the browser. */
export function isInSight({ shownAt, awayAt }: OpenedTab): boolean {
  return shownAt !== null && awayAt === undefined;
}

/** Begins to time the tab in hand, from when it or the worker came last, unless another time is given. */
export async function hold(database: LedgerDatabase, now: number, since: number | null = null): Promise<void> {
  const tab = await tabInHand(database);
  const task = tab && (await database.tasks.get(tab.taskKey));
  const pause = await lastPause(database);
  if (!tab || !task || pause?.until === null) return;
  const open = await openSpan(database);
  if (open && isHeld(open) && open.tabId === tab.tabId) return;
  const shownAt = Math.max(tab.shownAt ?? now, pause?.until ?? 0);
  // Nobody measured how much of the time before an absence was work.
  const from = (await wokenAfter(database, shownAt)) ?? shownAt;
  // A stretch that ended stays as it is: between it and now the worker may have been away.
  const wasTimed = (await database.spans.get(heldId(tab.tabId, from))) !== undefined;
  const startedAt = since ?? (wasTimed ? now : from);
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
export async function release(database: LedgerDatabase, tabId: number, at: number): Promise<void> {
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
  const last = await database.spans.where('startedAt').belowOrEqual(now).reverse().filter(isMeasured).first();
  const since = last?.closedBy === 'idle' ? await wokenAfter(database, last.endedAt) : now;
  if (since !== null) await hold(database, now, since);
}
