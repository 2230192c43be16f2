import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FromPage } from '../../lib/messages';
import { measuredSite } from '../../lib/platforms/measured-sites';
import { mturk } from '../../lib/platforms/mturk';
import { measurePage } from '../../lib/tracking/page-attention';
import { reportPage } from '../../lib/tracking/page-report';

const TASK = 'https://worker.mturk.com/projects/3GROUP/tasks/3TASK?assignment_id=3ASSIGNMENT';
const STARTED_AT = 1_000_000;

/** A document that nothing can be read from, in front of the worker. */
class PlayedDocument extends EventTarget {
  readonly visibilityState = 'visible';
  readonly hasFocus = () => true;
  readonly querySelector = () => null;
  readonly querySelectorAll = () => [];
}

/** As much of a page as is listened to. Its timers can be taken away, as a page can. */
class PlayedPage extends EventTarget {
  readonly location = { href: TASK };
  readonly document = new PlayedDocument();
  readonly crypto = crypto;
  readonly performance = { timeOrigin: STARTED_AT, getEntriesByType: () => [] };
  readonly setTimeout = setTimeout;
  readonly setInterval = setInterval;
  readonly said: FromPage[] = [];

  begin(watch: 'measure' | 'report'): void {
    const page = this as unknown as Window & typeof globalThis;
    const send = async (message: FromPage) => {
      this.said.push(structuredClone(message));
      return { ok: true };
    };
    if (watch === 'measure') measurePage(measuredSite('mturk'), page, send);
    else reportPage(mturk, page, send);
  }

  /** What the browser says itself, or what a page makes up. */
  fire(name: string, by: 'browser' | 'page', more: object = {}): void {
    const event = Object.assign(new Event(name), more);
    Object.defineProperty(event, 'isTrusted', { value: by === 'browser' });
    this.dispatchEvent(event);
  }

  /** The last that was said of each stretch of attention. */
  stretches() {
    const spans = this.said.flatMap((message) => (message.type === 'spans' ? message.spans : []));
    return [...new Map(spans.map((span) => [span.id, span])).values()];
  }
}

let page: PlayedPage;
beforeEach(() => {
  vi.useFakeTimers({ now: STARTED_AT });
  page = new PlayedPage();
  return () => vi.useRealTimers();
});

describe('a page that makes events up', () => {
  it('does not end the attention, and the browser does', () => {
    page.begin('measure');
    vi.advanceTimersByTime(4_000);
    page.fire('pagehide', 'page');
    vi.advanceTimersByTime(4_000);
    page.fire('pagehide', 'browser');
    expect(page.stretches()).toMatchObject([{ startedAt: STARTED_AT, endedAt: STARTED_AT + 8_000, closed: true }]);
  });

  it('gives no sign of a worker, and the worker does', () => {
    page.begin('measure');
    vi.advanceTimersByTime(4_000);
    page.fire('keydown', 'page');
    vi.advanceTimersByTime(11_000);
    expect(page.stretches()).toMatchObject([{ lastInputAt: STARTED_AT }]);
    page.fire('keydown', 'browser');
    vi.advanceTimersByTime(15_000);
    expect(page.stretches()).toMatchObject([{ lastInputAt: STARTED_AT + 15_000 }]);
  });

  it('does not leave, or hand a task in', () => {
    page.begin('report');
    page.fire('pagehide', 'page');
    page.fire('message', 'page', { data: { answer: 'forged', assignmentId: '3ASSIGNMENT' } });
    expect(page.said).toMatchObject([{ type: 'page' }]);
    page.fire('message', 'browser', { data: { answer: 'given', assignmentId: '3ASSIGNMENT' } });
    page.fire('pagehide', 'browser');
    expect(page.said.slice(1)).toMatchObject([{ sign: 'submitting' }, { sign: 'left' }]);
  });
});

it('a page that clears the timers is told of while the worker goes on', () => {
  page.begin('measure');
  vi.clearAllTimers();
  for (let second = 1; second <= 32; second += 1) {
    vi.setSystemTime(STARTED_AT + second * 1_000);
    page.fire('keydown', 'browser');
  }
  expect(page.stretches()).toMatchObject([{ endedAt: STARTED_AT + 32_000, closed: false }]);
  expect(page.said).toHaveLength(3);
});
