/** Runs in a platform's page: says when it has the worker's attention. What is on the page is read elsewhere. */
import type { MeasuredSite, Site, Work } from '../platforms/reading';
import { AttentionMeter } from './attention-meter';
import { BEAT_MS } from './beat';
import { watchClicks } from './clicks';
import { deliver, type Send } from './deliver';
import { trusted } from './trusted';

type Page = Window & typeof globalThis;

/** Anything the worker does that a page can see. */
const SIGNS_OF_THE_WORKER = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'scroll', 'touchstart'];
/**
 * While the focus goes into a frame of another host, Firefox says for a moment that the page has none, and no
 * event tells when it has it again.
 */
const FOCUS_SETTLES_AFTER_MS = [100, 1_000];
const CAPTURE = { capture: true, passive: true };

/** Measures the attention to a page for as long as it lives, through every stay in the back/forward cache. */
export function measurePage(site: MeasuredSite, page: Page, send: Send): void {
  const work = site.workAt(new URL(page.location.href));
  if (work === null) return;
  let meter = begin(site, work, page, send);
  const changed = () => meter.changed();
  const input = trusted(() => meter.input());

  for (const sign of SIGNS_OF_THE_WORKER) page.addEventListener(sign, input, CAPTURE);
  page.addEventListener('focus', changed);
  page.addEventListener('blur', () => {
    for (const waitMs of FOCUS_SETTLES_AFTER_MS) page.setTimeout(changed, waitMs);
  });
  page.document.addEventListener('visibilitychange', changed);
  page.setInterval(() => meter.beat(), BEAT_MS);
  page.addEventListener(
    'pagehide',
    trusted(() => meter.leave()),
  );
  page.addEventListener(
    'pageshow',
    trusted(({ persisted }) => {
      if (persisted) meter = begin(site, work, page, send);
    }),
  );
  if (work.kind === 'task') watchClicks(page, send);
}

/** Begins to measure one stay of the page in its tab, under a name of its own. */
function begin(site: Site, work: Work, page: Page, send: Send): AttentionMeter {
  const { document } = page;
  const platform = site.id;
  const instance = page.crypto.randomUUID();
  const meter = new AttentionMeter(instance, {
    now: Date.now,
    isAttentive: () => document.visibilityState === 'visible' && document.hasFocus(),
    isPlaying: () => [...document.querySelectorAll<HTMLMediaElement>('audio, video')].some((media) => !media.paused),
    report: async (spans) => (await deliver({ type: 'spans', platform, work, spans }, send)).spans ?? [],
  });
  meter.changed();
  return meter;
}
