/** Opens popups from a page of the extension, as the button in the toolbar does, and says how long their figures take. */
import { SEEN_CHANNEL } from '../page-seen';

interface WithAction {
  chrome: {
    action: { setPopup(options: { popup: string }): Promise<void>; openPopup(): Promise<void> };
    extension: { getViews(options: { type: 'popup' }): Window[] };
  };
}

const { chrome } = globalThis as unknown as WithAction;

/**
 * Milliseconds from the wish for a popup until its first figure is on the screen.
 *
 * @param path the page to open as one
 */
export async function timePopup(path: string): Promise<number> {
  await chrome.action.setPopup({ popup: path });
  const channel = new BroadcastChannel(SEEN_CHANNEL);
  const seen = new Promise<number>((resolve) => {
    channel.onmessage = ({ data }) => resolve(data);
  });
  const before = performance.timeOrigin + performance.now();
  await chrome.action.openPopup();
  const seenAt = await seen;
  channel.close();
  await closed();
  return seenAt - before;
}

/** Closes the popup, and waits until the browser has let go of it. */
async function closed(): Promise<void> {
  for (const view of chrome.extension.getViews({ type: 'popup' })) view.close();
  while (chrome.extension.getViews({ type: 'popup' }).length > 0) await new Promise(requestAnimationFrame);
}
