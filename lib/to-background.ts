import { browser } from './browser';
import type { FromExtension } from './messages';

/** Says something to the background; it answers nothing that a page would wait for. */
export async function sendToBackground(message: FromExtension): Promise<void> {
  await browser.runtime.sendMessage(message);
}
