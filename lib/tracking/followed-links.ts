/** Runs in a list: tells which job's link the worker follows, for the page it leads to may not name the job. */
import type { PlatformId } from '../platforms/reading';
import { deliver, type Send } from './deliver';
import { trusted } from './trusted';

/** @param jobOf the job that an address leads to; nothing else of the address is said */
export function watchFollowed(
  platform: PlatformId,
  jobOf: (address: string) => string | null,
  page: Window & typeof globalThis,
  send: Send,
): void {
  const clicked = trusted((event: MouseEvent) => {
    const link = event.composedPath().find((node) => (node as Element).localName === 'a');
    const groupId = jobOf((link as HTMLAnchorElement | undefined)?.href ?? '');
    if (groupId === null) return;
    deliver({ type: 'followed', platform, groupId, at: Date.now() }, send).catch(() => {
      // Where the title does not tell the job, it stays unknown.
    });
  });
  page.addEventListener('click', clicked, true);
  page.addEventListener('auxclick', clicked, true);
}
