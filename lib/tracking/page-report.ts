/** Runs in a platform's page: reads it, and says what it is and what the worker is about to do with its task. */
import type { PageContent, PageReading, PlatformReader } from '../platforms/reading';
import { deliver, type Send } from './deliver';
import { trusted } from './trusted';

type Page = Window & typeof globalThis;

/** Reports a page when it is there, each time it comes back from the back/forward cache, and when it is left. */
export function reportPage(reader: PlatformReader, page: Page, send: Send): void {
  let instance = report(reader, page, send, false);
  const say = (sign: 'submitting' | 'returning' | 'left', assignmentId: string | null) =>
    void deliver({ type: 'sign', instance, sign, assignmentId, at: Date.now() }, send).catch(nobodyListens);

  const hear = <Name extends keyof WindowEventMap>(name: Name, act: (event: WindowEventMap[Name]) => void) =>
    page.addEventListener(name, trusted(act));

  hear('pagehide', () => say('left', null));
  hear('pageshow', ({ persisted }) => {
    if (persisted) instance = report(reader, page, send, true);
  });
  hear('submit', ({ target, defaultPrevented }) => {
    const form = (target as Element).localName === 'form' ? (target as HTMLFormElement) : null;
    const url = new URL(page.location.href);
    const returned = form && reader.returnedAssignment(form, url);
    if (returned) say('returning', returned);
    // One that the page stopped, because an answer is missing, is not sent.
    const handedIn = form && !defaultPrevented && reader.submittedAssignment?.(form, url);
    if (handedIn) say('submitting', handedIn);
  });
  hear('message', ({ data }) => {
    const assignmentId = reader.submittingAssignment(data);
    if (assignmentId !== null) say('submitting', assignmentId);
  });
}

/** @returns the name under which this stay of the page in its tab is known */
function report(reader: PlatformReader, page: Page, send: Send, isRestored: boolean): string {
  const instance = page.crypto.randomUUID();
  const now = Date.now();
  const reading = reader.read(page.document, new URL(page.location.href), now);
  if (reading === null) return instance;
  const navigatedAt = isRestored ? now : Math.round(page.performance.timeOrigin);
  const current = isRestored || cameBack(page) ? { ...reading, alert: null } : reading;
  const told = reader.pricedIn === 'list' ? current : withoutLists(current);
  deliver({ type: 'page', instance, navigatedAt, reading: told }, send).catch(nobodyListens);
  return instance;
}

/** Reached by the back or forward button: the page may be an old copy, that repeats what it said of an earlier task. */
function cameBack(page: Page): boolean {
  const [navigation] = page.performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return navigation?.type === 'back_forward';
}

/** The background has no use for a list of offers whose tasks name their price, but for the requester it is about. */
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
