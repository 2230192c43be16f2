/** A worker's past, told in a few words, as the history file that brings it into the extension. */
import type { HistoryPayment, HistorySpan, HistoryTask } from '../../lib/exchange/history-schema';
import type { OverheadKind, TaskState } from '../../lib/platforms/reading';
import { taskLikeId } from '../practice/ids';

interface PastTask {
  /** In dollars. */
  reward: number;
  seconds: number;
  state?: TaskState;
  /** Id and name at once. */
  requester?: string;
  title?: string;
}

/** Lays tasks and unpaid work one after the other, from a moment on, on the focused clock. */
export class Past {
  readonly #tasks: HistoryTask[] = [];
  readonly #spans: HistorySpan[] = [];
  readonly #payments: HistoryPayment[] = [];
  #at: number;

  constructor(startsAt: number) {
    this.#at = startsAt;
  }

  /** What follows begins at this moment. */
  from(at: number): this {
    this.#at = at;
    return this;
  }

  task({
    reward,
    seconds,
    state = 'approved',
    requester = 'AFAIRPICTURES',
    title = 'Label a picture',
  }: PastTask): this {
    const made = this.#tasks.length + 1;
    const ids = { taskId: taskLikeId(`past task ${made}`), assignmentId: taskLikeId(`past assignment ${made}`) };
    const acceptedAt = new Date(this.#at).toISOString();
    this.#span('task', ids, seconds);
    const endedAt = new Date(this.#at).toISOString();
    this.#tasks.push({
      platform: 'mturk',
      ...ids,
      groupId: null,
      requesterId: requester.toUpperCase().replace(/[^A-Z\d]/g, ''),
      requesterName: requester,
      title,
      reward: { micros: Math.round(reward * 1e6), currency: 'USD' },
      bonus: null,
      state,
      stateHistory: [
        { state: 'assigned', at: acceptedAt },
        { state, at: endedAt },
      ],
      acceptedAt,
      deadlineAt: null,
      endedAt,
      focusedMs: seconds * 1000,
      elapsedMs: seconds * 1000,
      clock: 'focused',
      edited: false,
      source: 'tracked',
    });
    return this;
  }

  /** Several tasks for the same reward. */
  tasks({ seconds, ...task }: Omit<PastTask, 'seconds'> & { seconds: readonly number[] }): this {
    for (const one of seconds) this.task({ ...task, seconds: one });
    return this;
  }

  unpaid(kind: OverheadKind, seconds: number): this {
    this.#span(kind, { taskId: null, assignmentId: null }, seconds);
    return this;
  }

  bonus(dollars: number): this {
    const day = new Date(this.#at).toISOString().slice(0, 10);
    this.#payments.push({
      id: `mturk|bonus|${day}`,
      platform: 'mturk',
      kind: 'bonus',
      day,
      amount: { micros: Math.round(dollars * 1e6), currency: 'USD' },
      status: null,
    });
    return this;
  }

  /** The text of the file. */
  file(): string {
    return JSON.stringify({
      format: 'upah-history',
      version: 1,
      exportedAt: new Date(this.#at).toISOString(),
      tasks: this.#tasks,
      spans: this.#spans,
      payments: this.#payments,
      requesters: [],
      ratings: [],
    });
  }

  #span(kind: HistorySpan['kind'], ids: Pick<HistorySpan, 'taskId' | 'assignmentId'>, seconds: number): void {
    const startedAt = new Date(this.#at).toISOString();
    const id = `past#${this.#spans.length + 1}`;
    this.#spans.push({ id, platform: 'mturk', kind, ...ids, startedAt, durationMs: seconds * 1000 });
    this.#at += seconds * 1000;
  }
}

/** Noon by the worker's clock, so many days ago: far from every midnight. */
export function noonDaysAgo(days: number): number {
  const noon = new Date();
  noon.setHours(12, 0, 0, 0);
  noon.setDate(noon.getDate() - days);
  return noon.getTime();
}
