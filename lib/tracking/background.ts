/** Takes the browser's events and the pages' messages to the part of tracking that knows what to do. */
import browser, { type Runtime } from 'webextension-polyfill';
import { browserZone, type StoredReference } from '../ledger/context';
import { theLedger } from '../ledger/open';
import { setReference, setWorkerZone } from '../ledger/rebuild';
import { expireOverdue } from '../ledger/tasks';
import { type Answer, type FromExtension, type FromPage, fromExtension, fromPage } from '../messages';
import { frameMatches, readerFor } from '../platforms/registry';
import { type EffectiveReference, effectiveReference, loadSettings, type Settings, watchSettings } from '../settings';
import { calendar } from '../time/days';
import { beginSession, systemStateChanged } from './attention-ends';
import { showBadge } from './badge';
import { browserPort, HELD_BEAT_ALARM, watchIdleAfter } from './browser-port';
import { clicked, countTab, heldBeat, tabClosed, tabCreated, tabShown, windowFocused } from './opened-tabs';
import { takeSign, visitPage } from './page-visits';
import type { Tracking } from './ports';
import { reportSpans } from './span-reports';

/** Lives as long as the browser session, so its absence tells that a new one began. */
const SESSION_MARK = 'session';

/** Begins to listen. Every listener is registered before anything is awaited, or the event that woke us is lost. */
export function startTracking(): void {
  const tracking: Tracking = { database: theLedger(), browser: browserPort, idleRules: loadSettings };
  const ready = prepare(tracking);
  const when = <Event extends unknown[]>(take: (...event: Event) => Promise<void> | undefined) => {
    return (...event: Event) => {
      ready.then(() => take(...event)).catch(console.error);
    };
  };

  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
    ready.then(() => takeMessage(tracking, message, sender)),
  );
  browser.tabs.onCreated.addListener(
    when(async ({ id, openerTabId, windowId }) => {
      if (id === undefined) return;
      const window = windowId === undefined ? null : await browser.windows.get(windowId).catch(() => null);
      await tabCreated(tracking, {
        tabId: id,
        openerTabId: openerTabId ?? null,
        inPopupWindow: window?.type === 'popup',
      });
    }),
  );
  browser.tabs.onActivated.addListener(when(({ tabId }) => tabShown(tracking, tabId)));
  browser.tabs.onRemoved.addListener(when((tabId) => tabClosed(tracking, tabId)));
  browser.windows.onFocusChanged.addListener(
    when((windowId) => windowFocused(tracking, windowId === browser.windows.WINDOW_ID_NONE ? null : windowId)),
  );
  browser.idle.onStateChanged.addListener(when((state) => systemStateChanged(tracking, state)));
  browser.alarms.onAlarm.addListener(when(({ name }) => (name === HELD_BEAT_ALARM ? heldBeat(tracking) : undefined)));
  watchSettings((changed) => when(() => follow(tracking, changed))());
}

async function prepare(tracking: Tracking): Promise<void> {
  const { database } = tracking;
  const now = tracking.browser.now();
  const session = await browser.storage.session.get(SESSION_MARK);
  if (session[SESSION_MARK] === undefined) {
    await beginSession(database, now);
    await browser.storage.session.set({ [SESSION_MARK]: now });
  }
  await setWorkerZone(database, browserZone(), now);
  await follow(tracking, await loadSettings());
  await expireOverdue(database, now);
}

/** Does what the settings say. */
async function follow({ database, browser: port }: Tracking, settings: Settings): Promise<void> {
  watchIdleAfter(settings.idleMs);
  const zone = browserZone();
  const reference = effectiveReference(settings, zone, calendar(zone).dayOf(port.now()));
  await setReference(database, reference && comparable(reference), port.now());
}

/** The reference in US dollars where the worker gave a rate (METHODS D13), else in its own currency. */
function comparable(stated: EffectiveReference): StoredReference {
  const { amountMicros, currency, unitsPerUsd } = stated;
  if (currency === 'USD' || unitsPerUsd === null) return { currency, microsPerHour: amountMicros, stated };
  return { currency: 'USD', microsPerHour: Math.round(amountMicros / unitsPerUsd), stated };
}

/** Parses a message by who sent it; anything else than the contract gets no answer. */
async function takeMessage(
  tracking: Tracking,
  message: unknown,
  sender: Runtime.MessageSender,
): Promise<Answer | undefined> {
  if (sender.id !== browser.runtime.id || sender.url === undefined) return undefined;
  if (sender.url.startsWith(browser.runtime.getURL(''))) {
    const said = fromExtension.safeParse(message);
    return said.success ? takeFromExtension(tracking, said.data) : undefined;
  }
  const said = fromPage.safeParse(message);
  const tabId = sender.tab?.id;
  if (!said.success || tabId === undefined || !maySay(said.data, sender.url, sender.frameId)) return undefined;
  return takeFromPage(tracking, said.data, tabId);
}

/** Only the top page of a platform speaks for a tab; a frame on the platform's own host may tell of clicks. */
function maySay(message: FromPage, url: string, frameId: number | undefined): boolean {
  const reader = readerFor(new URL(url));
  if (message.type === 'click')
    return reader !== null || frameMatches.some((match) => url.startsWith(match.slice(0, -1)));
  if (reader === null || frameId !== 0) return false;
  return message.type === 'page' ? message.reading.platform === reader.id : true;
}

async function takeFromPage(tracking: Tracking, message: FromPage, tabId: number): Promise<Answer> {
  switch (message.type) {
    case 'page':
      await visitPage(tracking, message, tabId);
      return { ok: true };
    case 'spans': {
      const spans = await reportSpans(tracking, message, tabId);
      if (message.work.kind === 'task') await showBadge(tracking.database, tabId).catch(tabIsGone);
      return { ok: true, spans };
    }
    case 'sign':
      await takeSign(tracking, message, tabId);
      return { ok: true };
    case 'click':
      await clicked(tracking, tabId, message.at);
      return { ok: true };
  }
}

function tabIsGone(): void {
  // A tab reports its last stretch while it closes; there is no button left to show a rate on.
}

async function takeFromExtension(tracking: Tracking, message: FromExtension): Promise<Answer> {
  if (message.type === 'count-tab') await countTab(tracking, message.tabId, message.counts);
  else await expireOverdue(tracking.database, tracking.browser.now());
  return { ok: true };
}
