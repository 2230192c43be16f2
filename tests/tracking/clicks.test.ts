import { beforeEach, describe, expect, it, vi } from 'vitest';
import { watchClicks } from '../../lib/tracking/clicks';

/** As much of a page as is listened to. */
class PlayedPage extends EventTarget {
  readonly document = new EventTarget();
  readonly navigator = { userActivation: { isActive: true } };
  readonly setTimeout = setTimeout;
  readonly said: unknown[] = [];

  constructor() {
    super();
    watchClicks(this as unknown as Window & typeof globalThis, async (message) => {
      this.said.push(message);
      return { ok: true };
    });
  }

  click(path: object[] = [], isTrusted = true): void {
    const event = new Event('click');
    Object.defineProperties(event, { isTrusted: { value: isTrusted }, composedPath: { value: () => path } });
    this.dispatchEvent(event);
  }
}

let page: PlayedPage;
beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  page = new PlayedPage();
  return () => vi.useRealTimers();
});

const SAID = [{ type: 'click', at: 1_000_000 }];

describe('a click', () => {
  it('on a link into a new tab is told at once', () => {
    page.click([{ localName: 'a', href: 'https://survey.example/', target: '_blank' }]);
    expect(page.said).toEqual(SAID);
  });

  it('after which the page loses the focus is told', () => {
    page.click();
    vi.advanceTimersByTime(200);
    page.dispatchEvent(new Event('blur'));
    expect(page.said).toEqual(SAID);
  });

  it('that a script used up to open a tab is told, once', () => {
    page.click();
    page.navigator.userActivation.isActive = false;
    vi.advanceTimersByTime(2_000);
    page.dispatchEvent(new Event('blur'));
    expect(page.said).toEqual(SAID);
  });

  it('that opens nothing stays unsaid, and so does one that no hand made', () => {
    page.click();
    vi.advanceTimersByTime(2_000);
    page.dispatchEvent(new Event('blur'));
    page.click([{ localName: 'a', href: 'https://survey.example/', target: '_blank' }], false);
    expect(page.said).toEqual([]);
  });
});
