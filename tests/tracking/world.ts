/**
 * A browser to play with: a clock that tests move, pages with the real meter, and the real background side on a
 * real database. Only the browser's edge is played.
 */

import type { LedgerDatabase } from '../../lib/ledger/database';
import { idleGap } from '../../lib/ledger/idle-gap';
import type { SpanRecord } from '../../lib/ledger/records';
import type { SpanAnswer, SpanReport } from '../../lib/messages';
import type { PageReading, PlatformId, Work } from '../../lib/platforms/reading';
import { DEFAULT_IDLE_RULES } from '../../lib/time/idle';
import { beginSession, systemStateChanged } from '../../lib/tracking/attention-ends';
import { AttentionMeter } from '../../lib/tracking/attention-meter';
import { BEAT_MS } from '../../lib/tracking/beat';
import { heldBeat } from '../../lib/tracking/held-tab';
import { tabLoads, tabWentElsewhere } from '../../lib/tracking/navigations';
import { clicked, tabClosed, tabCreated, tabShown, windowFocused } from '../../lib/tracking/opened-tabs';
import { takeSign, visitPage } from '../../lib/tracking/page-visits';
import { setPaused, workOutside } from '../../lib/tracking/pause';
import { HELD_BEAT_MS, type SystemState, type Tracking } from '../../lib/tracking/ports';
import { reportSpans } from '../../lib/tracking/span-reports';
import { creditGap } from '../../lib/tracking/worked';
import { NOW, taskReading, testLedger } from '../ledger/test-ledger';

export const SECOND = 1_000;
export const MINUTE = 60_000;

/** A page of a platform in a tab of the played browser. */
interface PlayedPage {
  tabId: number;
  instance: string;
  work: Work;
  meter: AttentionMeter;
  pending: Promise<unknown>[];
}

export class World {
  now = NOW;
  /** The tab that is visible, in front and focused. */
  front: number | null = null;
  system: SystemState = 'active';
  playing = false;
  /** Whether the background answers; while it does not, messages are lost as they are when it is just ending. */
  answering = true;
  beating = false;
  /** What the worker wanted of a refresh. */
  wishes: string[] = [];
  /** What the worker wants to see in pages. */
  settings = { marks: true, warns: true };
  /** The pages of the extension that were opened. */
  readonly opened: string[] = [];
  readonly tracking: Tracking;
  readonly #pages = new Map<number, PlayedPage>();
  readonly #closed = new Set<number>();
  #beatDueAt = 0;
  #instances = 0;

  private constructor(readonly ledger: LedgerDatabase) {
    this.tracking = {
      database: ledger,
      idleRules: async () => DEFAULT_IDLE_RULES,
      refresher: {
        start: async () => void this.wishes.push('start'),
        cancel: async () => void this.wishes.push('cancel'),
        resume: async () => {},
      },
      settings: async () => this.settings,
      browser: {
        now: () => this.now,
        systemState: async () => this.system,
        tabInFront: async () => this.front,
        isInFront: async (tabId) => this.front === tabId,
        isOpen: async (tabId) => !this.#closed.has(tabId),
        isElsewhere: async (tabId) => !this.#pages.has(tabId),
        keepBeating: async (on) => {
          if (on && !this.beating) this.#beatDueAt = this.now + HELD_BEAT_MS;
          this.beating = on;
        },
        openPage: async (path) => void this.opened.push(path),
      },
    };
  }

  static async begin(): Promise<World> {
    return new World(await testLedger());
  }

  /** Loads a page into a tab, in place of the one that was there. */
  async open(tabId: number, reading: PageReading, { navigatedAt = this.now } = {}): Promise<void> {
    await this.leave(tabId);
    this.#closed.delete(tabId);
    this.#instances += 1;
    const instance = `i${this.#instances}`;
    await visitPage(this.tracking, { type: 'page', instance, navigatedAt, reading }, tabId);
    const { work } = reading;
    if (work === null) return;
    const meter = this.#meterOf(tabId, instance, reading.platform, work);
    const page: PlayedPage = { tabId, instance, work, pending: [], meter };
    this.#pages.set(tabId, page);
    page.meter.changed();
    await this.settle();
  }

  #meterOf(tabId: number, instance: string, platform: PlatformId, work: Work): AttentionMeter {
    // The script that measures and the one that reads do not know each other's names.
    return new AttentionMeter(`meter-${instance}`, {
      now: () => this.now,
      isAttentive: () => this.front === tabId,
      isPlaying: () => this.playing,
      report: (spans) => this.#track(tabId, this.#report(tabId, platform, work, spans)),
    });
  }

  async #report(tabId: number, platform: PlatformId, work: Work, spans: SpanReport[]): Promise<SpanAnswer[]> {
    if (!this.answering) throw new Error('the background was just ending');
    return reportSpans(this.tracking, { type: 'spans', platform, work, spans }, tabId);
  }

  #track<T>(tabId: number, promise: Promise<T>): Promise<T> {
    this.#pages.get(tabId)?.pending.push(promise.catch(() => undefined));
    return promise;
  }

  /** Waits until every message is answered, and every answer taken. */
  async settle(): Promise<void> {
    for (const page of this.#pages.values()) {
      while (page.pending.length > 0) await page.pending.shift();
      await Promise.resolve();
      if (page.pending.length > 0) return this.settle();
    }
  }

  /** Brings a tab to the front; `null` is another program. */
  async focus(tabId: number | null): Promise<void> {
    this.front = tabId;
    for (const page of this.#pages.values()) page.meter.changed();
    await this.settle();
    if (tabId === null) await windowFocused(this.tracking, null);
    else await tabShown(this.tracking, tabId);
  }

  /** Lets time pass; pages and the held tab beat as they do. */
  async pass(ms: number): Promise<void> {
    const until = this.now + ms;
    while (this.now < until) {
      this.now = Math.min(
        until,
        this.now + 5 * SECOND,
        ...(this.beating ? [Math.max(this.now + 1, this.#beatDueAt)] : []),
      );
      if (this.now % BEAT_MS === NOW % BEAT_MS) for (const page of this.#pages.values()) page.meter.beat();
      if (this.beating && this.now >= this.#beatDueAt) {
        this.#beatDueAt += HELD_BEAT_MS;
        await heldBeat(this.tracking);
      }
      await this.settle();
    }
  }

  /** The machine sleeps: nothing runs, only the clock. */
  sleep(ms: number): void {
    this.now += ms;
  }

  /** The worker does something in a page, every few seconds for a while. */
  async work(tabId: number, ms: number, everyMs = 20 * SECOND): Promise<void> {
    const until = this.now + ms;
    while (this.now < until) {
      this.input(tabId);
      await this.pass(Math.min(everyMs, until - this.now));
    }
  }

  input(tabId: number): void {
    this.#pages.get(tabId)?.meter.input();
  }

  /** The worker says "I am away", or "I am still here". */
  async pause(paused: boolean): Promise<void> {
    await setPaused(this.tracking, paused);
  }

  /** The worker says "I am working outside the browser". */
  async workOutside(): Promise<void> {
    await workOutside(this.tracking);
  }

  /** The worker says "I was working" of what the idle rule left out of a task; whether there is such a time. */
  async worked(assignmentId: string): Promise<boolean> {
    const key = `mturk:${assignmentId}`;
    const gap = await this.ledger.transaction('r', [...this.ledger.log, this.ledger.tabs], async () =>
      idleGap(this.ledger, key, this.now),
    );
    await creditGap(this.tracking, key, gap?.cut.endedAt ?? 0);
    return gap !== null;
  }

  async systemBecomes(state: SystemState): Promise<void> {
    this.system = state;
    await systemStateChanged(this.tracking, state);
  }

  async leave(tabId: number): Promise<void> {
    const page = this.#pages.get(tabId);
    if (!page) return;
    page.meter.leave();
    await this.settle();
    this.#pages.delete(tabId);
    await takeSign(
      this.tracking,
      { type: 'sign', instance: page.instance, sign: 'left', assignmentId: null, at: this.now },
      tabId,
    );
  }

  /** The page in a tab is gone and its goodbye lost; only the browser tells that the tab loads another. */
  async loads(tabId: number): Promise<void> {
    await this.settle();
    this.#pages.delete(tabId);
    await tabLoads(this.tracking, tabId);
  }

  /** The same, and the other page is not a platform's. */
  async goElsewhere(tabId: number): Promise<void> {
    await this.loads(tabId);
    await tabWentElsewhere(this.tracking, tabId);
  }

  /** Closes a tab; Chromium tells only the browser's side while the background sleeps. */
  async close(tabId: number, { silently = false } = {}): Promise<void> {
    if (!silently) await this.leave(tabId);
    this.#pages.delete(tabId);
    this.#closed.add(tabId);
    if (this.front === tabId) this.front = null;
    await tabClosed(this.tracking, tabId);
  }

  async sign(tabId: number, name: 'submitting' | 'returning', assignmentId: string): Promise<void> {
    const instance = this.#pages.get(tabId)?.instance ?? '';
    await takeSign(this.tracking, { type: 'sign', instance, sign: name, assignmentId, at: this.now }, tabId);
  }

  click(tabId: number): Promise<void> {
    return clicked(this.tracking, tabId, this.now);
  }

  openTab(tabId: number, openerTabId: number | null, { inPopupWindow = false } = {}): Promise<void> {
    return tabCreated(this.tracking, { tabId, openerTabId, inPopupWindow });
  }

  /** The browser is killed, with nobody told, and started again later. */
  async crash(ms: number): Promise<void> {
    this.#pages.clear();
    this.front = null;
    this.beating = false;
    this.now += ms;
    await beginSession(this.ledger, this.now);
  }

  async focusedMs(assignmentId: string): Promise<number> {
    return (await this.ledger.tasks.get(`mturk:${assignmentId}`))?.focusedMs ?? 0;
  }

  async spans(): Promise<SpanRecord[]> {
    return this.ledger.spans.orderBy('startedAt').toArray();
  }

  async totalMs(): Promise<number> {
    return (await this.spans()).reduce((sum, { startedAt, endedAt }) => sum + endedAt - startedAt, 0);
  }
}

/** The working page of a task. */
export function workingPage(assignmentId: string, fields: Parameters<typeof taskReading>[1] = {}): PageReading {
  const task = taskReading(assignmentId, fields);
  return {
    platform: 'mturk',
    page: 'working',
    work: { kind: 'task', taskId: task.taskId, assignmentId },
    alert: null,
    content: { page: 'working', task },
    problems: [],
  };
}

/** The search list, with what it says of the task before it. */
export function listPage(alert: PageReading['alert'] = null): PageReading {
  return {
    platform: 'mturk',
    page: 'search',
    work: { kind: 'searching' },
    alert,
    content: { page: 'search', rows: [] },
    problems: [],
  };
}
