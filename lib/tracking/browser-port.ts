import browser from 'webextension-polyfill';
import { browser as native } from '../browser';
import type { Notifier } from './notify';
import { type BrowserPort, HELD_BEAT_MS } from './ports';

/** The name of the only alarm there is. */
export const HELD_BEAT_ALARM = 'held-beat';

/** The browser as tracking needs it. */
export const browserPort: BrowserPort = {
  now: Date.now,
  systemState: (idleMs) => browser.idle.queryState(seconds(idleMs)),
  tabInFront: async (windowId) => (await browser.tabs.query({ active: true, windowId }))[0]?.id ?? null,
  isInFront: (tabId) =>
    browser.tabs.get(tabId).then(
      (tab) => tab.active,
      () => false,
    ),
  isOpen: (tabId) =>
    browser.tabs.get(tabId).then(
      () => true,
      () => false,
    ),
  // Addresses outside the platforms are not told to us.
  isElsewhere: (tabId) =>
    browser.tabs.get(tabId).then(
      ({ url }) => url === undefined,
      () => true,
    ),
  async keepBeating(on) {
    if (!on) await browser.alarms.clear(HELD_BEAT_ALARM);
    else await browser.alarms.create(HELD_BEAT_ALARM, { periodInMinutes: HELD_BEAT_MS / 60_000 });
  },
  async openPage(path) {
    await browser.tabs.create({ url: browser.runtime.getURL(path) });
  },
};

/** Quiet ones: Firefox makes no sound for any, and refuses to be asked for silence. */
const SILENCE = import.meta.env.FIREFOX ? {} : { silent: true };

/** The browser's notifications, as long as the worker lets it show them. */
export const notifier: Notifier = {
  isAllowed: () => native.permissions.contains({ permissions: ['notifications'] }),
  async show(news, title, message) {
    const iconUrl = native.runtime.getURL('icon/128.png');
    await native.notifications.create(`upah-${news}`, { type: 'basic', iconUrl, title, message, ...SILENCE });
  },
};

/** Tells the browser after how long without input the machine counts as idle. */
export function watchIdleAfter(idleMs: number): void {
  browser.idle.setDetectionInterval(seconds(idleMs));
}

function seconds(ms: number): number {
  return Math.max(15, Math.round(ms / 1000));
}
