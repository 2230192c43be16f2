import browser from 'webextension-polyfill';
import { sites } from '../platforms/sites';
import { ask } from './ask';
import type { RefreshPort } from './refresher';

/** The name of the alarm that is there while a refresh runs, and at no other time. */
export const REFRESH_ALARM = 'refresh';

/** The shortest period that browsers allow. */
const WAKING_MINUTES = 0.5;

/** The browser as a refresh needs it. */
export const refreshPort: RefreshPort = {
  now: Date.now,
  // Asked anew before each question, for it may be taken away at any time.
  mayAsk: () => browser.permissions.contains({ origins: sites.mturk.matches }),
  ask: (path, signal) => ask(path, signal),
  pause: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const timer = setTimeout(resolve, Math.max(0, ms));
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    }),
  async keepWaking(on) {
    if (!on) await browser.alarms.clear(REFRESH_ALARM);
    else await browser.alarms.create(REFRESH_ALARM, { periodInMinutes: WAKING_MINUTES });
  },
};
