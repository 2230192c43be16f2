/**
 * Chromium's background cannot give a file an address, so a page out of sight makes the backup, and asks the background
 * to save what lies at its address, for such a page may not. The two talk over a port.
 */
import type { Runtime } from 'webextension-polyfill';
import * as z from 'zod/mini';
import { browser } from '../browser';
import type { BackupPort, Delivered } from './back-up';
import { aloneAtIt, withAddress } from './browser-port';
import { saveAmongDownloads } from './downloads';
import { FAILURES } from './state';

const PATH = 'backup.html';
const PORT = 'backup';
/** Within the 30 s after which the browser ends a background that hears nothing. */
const BEAT_MS = 10_000;

const wish = z.union([z.object({ url: z.string(), name: z.string() }), z.object({ beat: z.literal(true) })]);
const delivered = z.union([
  z.object({ name: z.string(), downloadId: z.nullable(z.int()) }),
  z.object({ failed: z.enum(FAILURES) }),
]);

/** As much of `chrome.offscreen` as is used. */
interface Offscreen {
  createDocument(page: { url: string; reasons: string[]; justification: string }): Promise<void>;
}

/** Background: opens the page, which makes a backup and closes itself. One that is open already is at it. */
export async function openHiddenPage(): Promise<void> {
  const { offscreen } = browser as unknown as { offscreen: Offscreen };
  const justification = 'Writes the backup of your own history that you switched on into your downloads.';
  await offscreen.createDocument({ url: PATH, reasons: ['BLOBS'], justification }).catch(async (error: unknown) => {
    const isOpen = (await contexts()).length > 0;
    if (!isOpen) throw error;
  });
}

async function contexts(): Promise<unknown[]> {
  const { getContexts } = browser.runtime as unknown as {
    getContexts(which: { contextTypes: string[] }): Promise<unknown[]>;
  };
  return getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
}

/** Background: saves what the page asks it to. */
export function serveHiddenPage(): void {
  browser.runtime.onConnect.addListener((port: Runtime.Port) => {
    if (port.name !== PORT || port.sender?.url !== browser.runtime.getURL(PATH)) return;
    port.onMessage.addListener((message: unknown) => {
      const said = wish.safeParse(message);
      if (!said.success || 'beat' in said.data) return;
      void saveAmongDownloads(said.data.url, said.data.name)
        .catch((): Delivered => ({ failed: 'failed' }))
        .then((answer) => port.postMessage(answer));
    });
  });
}

/** The page: a port that keeps the background awake for as long as there is work. */
export const hiddenPagePort: BackupPort = {
  now: Date.now,
  alone: aloneAtIt,
  toDownloads: (file, name) => withAddress(file, (url) => askBackground({ url, name })),
};

function askBackground(wanted: { url: string; name: string }): Promise<Delivered> {
  return new Promise((resolve, reject) => {
    const port = browser.runtime.connect({ name: PORT });
    const beating = setInterval(() => port.postMessage({ beat: true }), BEAT_MS);
    const end = () => {
      clearInterval(beating);
      port.disconnect();
    };
    port.onMessage.addListener((message: unknown) => {
      end();
      const answer = delivered.safeParse(message);
      if (answer.success) resolve(answer.data);
      else reject(new Error('The background said what it cannot mean'));
    });
    port.onDisconnect.addListener(() => {
      end();
      reject(new Error('The background ended'));
    });
    port.postMessage(wanted);
  });
}
