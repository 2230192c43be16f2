/** Runs in a task's page and in frames on the platform's own host: tells of clicks that may open a tab. */
import { deliver, type Send } from './deliver';

/** A tab that takes the focus later than this after a click was not opened by it. */
const OPENS_WITHIN_MS = 1_500;
/** `window.open` uses up the permission that a click gives to a page, in a frame at once or after an answer. */
const USED_UP_AFTER_MS = [0, 500, OPENS_WITHIN_MS];

/**
 * Tells the background of a click as soon as it is likely to open a tab: at once for a link into a new tab, else
 * when the page loses the attention right after it, as it does after `window.open`. A frame of another host hears
 * nothing of that in Chromium, but its click then no longer allows to open anything. Other clicks stay unsaid, for
 * some tasks are nothing but clicks.
 */
export function watchClicks(page: Window & typeof globalThis, send: Send): void {
  let clickedAt: number | null = null;
  const say = (at: number) => {
    clickedAt = null;
    deliver({ type: 'click', at }, send).catch(() => {
      // Without the evidence the worker is asked in the popup whether the tab counts.
    });
  };
  const clicked = (event: MouseEvent) => {
    if (!event.isTrusted) return;
    clickedAt = Date.now();
    if (opensATab(event)) return say(clickedAt);
    const at = clickedAt;
    for (const waitMs of USED_UP_AFTER_MS) page.setTimeout(() => usedUp(at), waitMs);
  };
  const usedUp = (at: number) => {
    if (clickedAt === at && page.navigator.userActivation?.isActive === false) say(at);
  };
  const lostAttention = () => {
    if (clickedAt !== null && Date.now() - clickedAt <= OPENS_WITHIN_MS) say(clickedAt);
  };
  page.addEventListener('click', clicked, true);
  page.addEventListener('auxclick', clicked, true);
  page.addEventListener('blur', lostAttention);
  page.document.addEventListener('visibilitychange', lostAttention);
}

function opensATab(event: MouseEvent): boolean {
  const link = event.composedPath().find((node) => (node as Element).localName === 'a') as
    | HTMLAnchorElement
    | undefined;
  if (!link?.href) return false;
  const elsewhere = link.target !== '' && !['_self', '_top', '_parent'].includes(link.target);
  return elsewhere || event.button === 1 || event.ctrlKey || event.metaKey || event.shiftKey;
}
