/** Runs in a platform's page: says what the page is and when it has the worker's attention. */
import type { PageContent, PageReading, PlatformReader } from '../platforms/reading';
import { AttentionMeter } from './attention-meter';
import { BEAT_MS } from './beat';
import { watchClicks } from './clicks';
import { deliver, type Send } from './deliver';

type Page = Window & typeof globalThis;

/** Anything the worker does that a page can see. */
const SIGNS_OF_THE_WORKER = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'scroll', 'touchstart'];
/**
 * While the focus goes into a frame of another host, Firefox says for a moment that the page has none, and no
 * event tells when it has it again.
 */
const FOCUS_SETTLES_AFTER_MS = [100, 1_000];
const CAPTURE = { capture: true, passive: true };

/** One stay of the page in a tab: from its load, or its return from the back/forward cache, until it is left. */
interface Stay {
  instance: string;
  meter: AttentionMeter | null;
}

/** Tracks a page of a platform for as long as it lives. */
export function trackPage(reader: PlatformReader, page: Page, send: Send): void {
  const { document } = page;
  let stay = arrive(reader, page, send, false);
  const changed = () => stay.meter?.changed();
  const say = (sign: 'submitting' | 'returning' | 'left', assignmentId: string | null) =>
    deliver({ type: 'sign', instance: stay.instance, sign, assignmentId, at: Date.now() }, send).catch(nobodyListens);

  for (const sign of SIGNS_OF_THE_WORKER) page.addEventListener(sign, () => stay.meter?.input(), CAPTURE);
  page.addEventListener('focus', changed);
  page.addEventListener('blur', () => {
    for (const waitMs of FOCUS_SETTLES_AFTER_MS) page.setTimeout(changed, waitMs);
  });
  document.addEventListener('visibilitychange', changed);
  page.setInterval(() => stay.meter?.beat(), BEAT_MS);
  page.addEventListener('pagehide', () => {
    stay.meter?.leave();
    void say('left', null);
  });
  page.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) stay = arrive(reader, page, send, true);
  });
  page.addEventListener('submit', ({ target, isTrusted }) => {
    const form = isTrusted && (target as Element).localName === 'form' ? (target as HTMLFormElement) : null;
    const assignmentId = form && reader.returnedAssignment(form, new URL(page.location.href));
    if (assignmentId) void say('returning', assignmentId);
  });
  page.addEventListener('message', ({ data }) => {
    const assignmentId = reader.submittingAssignment(data);
    if (assignmentId !== null) void say('submitting', assignmentId);
  });
  if (stay.meter) watchClicks(page, send);
}

/** Reads the page, says what it is, and begins to measure it. */
function arrive(reader: PlatformReader, page: Page, send: Send, isRestored: boolean): Stay {
  const instance = page.crypto.randomUUID();
  const now = Date.now();
  const reading = reader.read(page.document, new URL(page.location.href), now);
  if (reading === null) return { instance, meter: null };
  const navigatedAt = isRestored ? now : Math.round(page.performance.timeOrigin);
  const told = withoutLists(isRestored || cameBack(page) ? { ...reading, alert: null } : reading);
  deliver({ type: 'page', instance, navigatedAt, reading: told }, send).catch(nobodyListens);
  return { instance, meter: reading.work && measure(reading.platform, reading.work, instance, page, send) };
}

function measure(
  platform: PageReading['platform'],
  work: NonNullable<PageReading['work']>,
  instance: string,
  page: Page,
  send: Send,
): AttentionMeter {
  const { document } = page;
  const meter = new AttentionMeter(instance, {
    now: Date.now,
    isAttentive: () => document.visibilityState === 'visible' && document.hasFocus(),
    isPlaying: () => [...document.querySelectorAll<HTMLMediaElement>('audio, video')].some((media) => !media.paused),
    report: async (spans) => (await deliver({ type: 'spans', instance, platform, work, spans }, send)).spans ?? [],
  });
  meter.changed();
  return meter;
}

/** Reached by the back or forward button: the page may be an old copy, that repeats what it said of an earlier task. */
function cameBack(page: Page): boolean {
  const [navigation] = page.performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return navigation?.type === 'back_forward';
}

/** The background has no use for a list of offers, but for the requester it is about. */
function withoutLists(reading: PageReading): PageReading {
  const content: PageContent | null =
    reading.content?.page === 'requester'
      ? { ...reading.content, rows: reading.content.rows.slice(0, 1) }
      : reading.content?.page === 'search'
        ? { ...reading.content, rows: [] }
        : reading.content;
  return { ...reading, content };
}

function nobodyListens(): void {
  // Only after an update of the extension; the new one begins when the page is loaded again.
}
