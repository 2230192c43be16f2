/** Takes the browser's events and the pages' messages to the part of tracking that knows what to do. */
import browser, { type Runtime } from 'webextension-polyfill';
import { alone } from '../alone';
import { copyBeforeUpgrade } from '../backup/upgrade-copy';
import { takeBackInterrupted } from '../exchange/bring-in';
import { assumeOverdue, setAssuming } from '../ledger/assume-overdue';
import { browserZone, type StoredReference } from '../ledger/context';
import { ERASING, finishErasing } from '../ledger/erase';
import { setGoals } from '../ledger/goals';
import { theLedger } from '../ledger/open';
import { rebuildIfStale, setReference, setWorkerZone } from '../ledger/rebuild';
import { expireOverdue } from '../ledger/tasks';
import { REFRESH_ALARM, refreshPort } from '../refresh/browser-port';
import { Refresher } from '../refresh/refresher';
import { type EffectiveReference, effectiveReference, loadSettings, type Settings, watchSettings } from '../settings';
import { calendar } from '../time/days';
import { beginSession, systemStateChanged } from './attention-ends';
import { showBadge, showBadges } from './badge';
import { browserPort, HELD_BEAT_ALARM, notifier, watchIdleAfter } from './browser-port';
import { heldBeat } from './held-tab';
import { inTurn } from './in-turn';
import { takeMessage } from './inbox';
import { tabLoads, tabWentElsewhere } from './navigations';
import { tellOfGoals } from './notify';
import { tabClosed, tabCreated, tabShown, windowFocused } from './opened-tabs';
import type { Tracking } from './ports';

/** Lives as long as the browser session, so its absence tells that a new one began. */
const SESSION_MARK = 'session';

/** Begins to listen. Every listener is registered before anything is awaited, or the event that woke us is lost. */
export function startTracking(): void {
  const database = theLedger(copyBeforeUpgrade);
  const refresher = new Refresher(database, refreshPort);
  const tracking: Tracking = {
    database,
    browser: browserPort,
    idleRules: loadSettings,
    settings: loadSettings,
    refresher,
  };
  const own = { id: browser.runtime.id, origin: browser.runtime.getURL('') };
  const ready = prepare(tracking, () => refresher.interrupted());
  const ofTab = inTurn<number | undefined>();
  const when = <Event extends unknown[]>(take: (...event: Event) => Promise<void> | undefined) => {
    return (...event: Event) => {
      ready.then(() => take(...event)).catch(console.error);
    };
  };

  browser.runtime.onMessage.addListener(async (message: unknown, sender: Runtime.MessageSender) => {
    await ready;
    const answer = await ofTab(sender.tab?.id, () => takeMessage(tracking, message, sender, own));
    // Not awaited: a page need not wait for the button.
    if (answer?.spans && sender.tab?.id !== undefined) showBadge(tracking.database, sender.tab.id).catch(tabIsGone);
    // What the worker says in the popup may be that the clock stands, or goes on.
    if (answer && sender.url?.startsWith(own.origin)) showBadges(tracking.database).catch(console.error);
    if (answer) tellOfGoals(tracking, notifier).catch(console.error);
    return answer;
  });
  browser.tabs.onCreated.addListener(
    when(async ({ id, openerTabId, windowId }) => {
      if (id === undefined) return;
      await tabCreated(tracking, {
        tabId: id,
        openerTabId: openerTabId ?? null,
        inPopupWindow: openerTabId === undefined && (await isPopupWindow(windowId)),
      });
    }),
  );
  browser.tabs.onActivated.addListener(when(({ tabId }) => tabShown(tracking, tabId)));
  browser.tabs.onUpdated.addListener((tabId, { status }, { url }) => {
    if (status === undefined) return;
    when(async () => {
      if (status === 'loading') await tabLoads(tracking, tabId);
      // Addresses outside the platforms are not told to us.
      if (url === undefined) await tabWentElsewhere(tracking, tabId);
    })();
  });
  browser.tabs.onRemoved.addListener(when((tabId) => tabClosed(tracking, tabId)));
  browser.windows.onFocusChanged.addListener(
    when((windowId) => windowFocused(tracking, windowId === browser.windows.WINDOW_ID_NONE ? null : windowId)),
  );
  browser.idle.onStateChanged.addListener(when((state) => systemStateChanged(tracking, state)));
  browser.alarms.onAlarm.addListener(
    when(async ({ name }) => {
      if (name === HELD_BEAT_ALARM) {
        await heldBeat(tracking);
        await tellOfGoals(tracking, notifier);
      }
      if (name === REFRESH_ALARM) await refresher.resume();
    }),
  );
  // Whatever woke the background: a refresh that was under way goes on.
  when(() => refresher.resume())();
  watchSettings((changed) =>
    when(async () => {
      await follow(tracking, changed);
      await assumeOverdue(tracking.database, tracking.browser.now());
    })(),
  );
  // An erasure that the end of the browser cut off.
  when(async () => void (await alone(ERASING, () => finishErasing(tracking.database))))();
  // Nobody waits for it: the first time it may have years to look at.
  when(() => assumeOverdue(tracking.database, tracking.browser.now()))();
  // An import that ended with its page or the browser.
  when(() => takeBackInterrupted(database, { now: tracking.browser.now, locks: navigator.locks }))();
}

async function prepare(tracking: Tracking, refreshInterrupted: () => Promise<void>): Promise<void> {
  const { database } = tracking;
  const now = tracking.browser.now();
  const session = await browser.storage.session.get(SESSION_MARK);
  if (session[SESSION_MARK] === undefined) {
    await beginSession(database, now);
    await refreshInterrupted();
    await browser.storage.session.set({ [SESSION_MARK]: now });
  }
  await rebuildIfStale(database, now);
  await setWorkerZone(database, browserZone(), now);
  await follow(tracking, await loadSettings());
  await expireOverdue(database, now);
}

/** Does what the settings say. */
async function follow({ database, browser: port }: Tracking, settings: Settings): Promise<void> {
  watchIdleAfter(settings.idleMs);
  await setGoals(database, settings);
  const zone = browserZone();
  const reference = effectiveReference(settings, zone, calendar(zone).dayOf(port.now()));
  await setReference(database, reference && comparable(reference), port.now());
  await setAssuming(database, settings.assumesApproval);
}

/** The reference in US dollars where the worker gave a rate (METHODS D13), else in its own currency. */
function comparable(stated: EffectiveReference): StoredReference {
  const { amountMicros, currency, unitsPerUsd } = stated;
  if (currency === 'USD' || unitsPerUsd === null) return { currency, microsPerHour: amountMicros, stated };
  return { currency: 'USD', microsPerHour: Math.round(amountMicros / unitsPerUsd), stated };
}

async function isPopupWindow(windowId: number | undefined): Promise<boolean> {
  if (windowId === undefined) return false;
  const window = await browser.windows.get(windowId).catch(() => null);
  return window?.type === 'popup';
}

function tabIsGone(): void {
  // A tab reports its last stretch while it closes; there is no button left to show a rate on.
}
