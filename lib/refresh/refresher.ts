/** Walks the worker's own status pages, because the worker asked for it: one question at a time, and not in a hurry. */
import type { LedgerDatabase } from '../ledger/database';
import { recordDays } from '../ledger/payments';
import { countProblems } from '../ledger/problems';
import { recordStatus } from '../ledger/status';
import { readDashboard, readStatus } from './answers';
import type { Asked } from './ask';
import { advanced, begun, dayInHand, endsSettled, nextPath, planned, stopped } from './plan';
import {
  loadRefresh,
  loadSettledDays,
  type RefreshState,
  type StopReason,
  saveRefresh,
  saveSettledDays,
} from './state';

/** Between the starts of two questions. */
export const PACE_MS = 1_000;

/** What a refresh needs of the browser. */
export interface RefreshPort {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Whether the worker lets the extension see the platform's pages. */
  mayAsk(): Promise<boolean>;
  ask(path: string, signal: AbortSignal): Promise<Asked>;
  /** Waits so long, or until it is cancelled. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
  /** Starts or stops being woken now and then, so that a background that was ended goes on. */
  keepWaking(on: boolean): Promise<void>;
}

export class Refresher {
  readonly #database: LedgerDatabase;
  readonly #port: RefreshPort;
  /** The walk under way in this background, if there is one. */
  #walk: { cancel: AbortController; ended: Promise<void> } | null = null;

  constructor(database: LedgerDatabase, port: RefreshPort) {
    this.#database = database;
    this.#port = port;
  }

  /** The worker asks for a refresh: one begins, or goes on where it stopped. While one runs, nothing happens. */
  async start(): Promise<void> {
    await this.#change((last) => (last?.is === 'running' ? last : begun(last, this.#port.now())));
    await this.resume();
  }

  /** The worker has had enough of it. */
  async cancel(): Promise<void> {
    await this.#stop('cancelled');
    this.#walk?.cancel.abort();
    await this.#walk?.ended;
  }

  /** The background was started, by whatever: a refresh of this browser session goes on. It never begins one. */
  async resume(): Promise<void> {
    if ((await loadRefresh(this.#database))?.is !== 'running') return this.#port.keepWaking(false);
    // One that was cancelled a moment ago comes to its end first.
    if (this.#walk?.cancel.signal.aborted) await this.#walk.ended;
    if (this.#walk) return;
    const cancel = new AbortController();
    this.#walk = { cancel, ended: this.#run(cancel.signal) };
    await this.#port.keepWaking(true);
  }

  /** The browser was closed while it ran; it waits for the worker then. */
  async interrupted(): Promise<void> {
    await this.#stop('closed');
  }

  /** Waits until no walk is under way. */
  async ended(): Promise<void> {
    await this.#walk?.ended;
  }

  async #run(signal: AbortSignal): Promise<void> {
    try {
      await this.#steps(signal);
    } catch (error) {
      console.error(error);
      await this.#stop('failed');
    } finally {
      this.#walk = null;
      await this.#port.keepWaking(false);
    }
  }

  async #steps(signal: AbortSignal): Promise<void> {
    // Another walk may have asked a moment before it ended.
    let startedAt = this.#port.now();
    for (;;) {
      await this.#port.pause(startedAt + PACE_MS - this.#port.now(), signal);
      const state = await loadRefresh(this.#database);
      if (state?.is !== 'running' || signal.aborted) return;
      if (!(await this.#port.mayAsk())) return this.#stop('no-access');
      startedAt = this.#port.now();
      const asked = await this.#port.ask(nextPath(state), signal);
      if (signal.aborted) return;
      if (asked.is === 'refused') return this.#stop(asked.why);
      await this.#take(state, asked.value);
    }
  }

  /** Writes an answer down and how far it takes the refresh, both or neither. */
  async #take(asked: RefreshState, answer: unknown): Promise<void> {
    const database = this.#database;
    await database.transaction('rw', [...database.log, database.problems], async () => {
      const state = await loadRefresh(database);
      // Cancelled, or begun anew, while the answer was on its way.
      if (state?.is !== 'running' || nextPath(state) !== nextPath(asked)) return;
      const now = this.#port.now();
      const next = dayInHand(state)
        ? await takeStatus(database, state, answer, now)
        : await takeDays(database, state, answer, now);
      await saveRefresh(database, next);
    });
  }

  async #stop(why: StopReason): Promise<void> {
    await this.#change((state) => state && stopped(state, why, this.#port.now()));
  }

  async #change(change: (state: RefreshState | null) => RefreshState | null): Promise<void> {
    const database = this.#database;
    await database.transaction('rw', database.meta, async () => {
      const before = await loadRefresh(database);
      const after = change(before);
      if (after !== null && after !== before) await saveRefresh(database, after);
    });
  }
}

async function takeDays(
  database: LedgerDatabase,
  state: RefreshState,
  answer: unknown,
  now: number,
): Promise<RefreshState> {
  const dashboard = readDashboard(answer);
  if (dashboard === null) {
    await countProblems(database, 'mturk', 'dashboard', [{ reason: 'rows-malformed', rows: 1 }], now);
    return stopped(state, 'not-understood', now);
  }
  await countProblems(database, 'mturk', 'dashboard', dashboard.problems, now);
  await recordDays(database, 'mturk', dashboard.days, now);
  const listed = new Set(dashboard.days.map(({ day }) => day));
  const settled = await loadSettledDays(database);
  const kept = settled.filter(({ day }) => listed.has(day));
  if (kept.length < settled.length) await saveSettledDays(database, kept);
  return planned(state, dashboard.days, kept, now);
}

async function takeStatus(
  database: LedgerDatabase,
  state: RefreshState,
  answer: unknown,
  now: number,
): Promise<RefreshState> {
  const inHand = dayInHand(state);
  const page = readStatus(answer);
  if (page === null || inHand === null) {
    await countProblems(database, 'mturk', 'status', [{ reason: 'rows-malformed', rows: 1 }], now);
    return stopped(state, 'not-understood', now);
  }
  await countProblems(database, 'mturk', 'status', page.problems, now);
  const next = advanced(state, page, await recordStatus(database, 'mturk', inHand.day, page.rows, now), now);
  const others = (await loadSettledDays(database)).filter(({ day }) => day !== inHand.day);
  const isSettled = endsSettled(state, next, page);
  if (next.doneDays > state.doneDays) await saveSettledDays(database, isSettled ? [...others, inHand] : others);
  return next;
}
