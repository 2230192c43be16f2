import type { LedgerDatabase } from '../ledger/database';
import type { Refresher } from '../refresh/refresher';
import type { Settings } from '../settings';
import type { IdleRules } from '../time/idle';

/** `browser.idle` as it answers now, for the threshold it was set to. */
export type SystemState = 'active' | 'idle' | 'locked';

/** What tracking needs of the browser, so narrow that a test can play it. */
export interface BrowserPort {
  /** Milliseconds since the epoch. */
  now(): number;
  systemState(idleMs: number): Promise<SystemState>;
  /** The tab in front of a window, `null` if there is none. */
  tabInFront(windowId: number): Promise<number | null>;
  /** Whether the tab is the one in front of its window. */
  isInFront(tabId: number): Promise<boolean>;
  /** Whether the tab is still there. */
  isOpen(tabId: number): Promise<boolean>;
  /** Whether what the tab shows now is not a platform's page. */
  isElsewhere(tabId: number): Promise<boolean>;
  /** Starts or stops being woken every {@link HELD_BEAT_MS}. */
  keepBeating(on: boolean): Promise<void>;
  /** Opens a page of the extension in a new tab, in front. */
  openPage(path: string): Promise<void>;
}

/** What every part of tracking works with. */
export interface Tracking {
  database: LedgerDatabase;
  browser: BrowserPort;
  idleRules(): Promise<IdleRules>;
  refresher: Pick<Refresher, 'start' | 'cancel' | 'resume'>;
  /** What the worker wants to see in the pages of platforms. */
  settings(): Promise<Pick<Settings, 'marks' | 'warns'>>;
}

/** How often an opened tab, which has no script of ours, is looked after; browsers allow alarms no oftener. */
export const HELD_BEAT_MS = 30_000;
