/** A worker's past, told in a few words, as the history file that brings it into the extension. */
import type { HistoryPayment, HistorySpan, HistoryTask } from '../../lib/exchange/history-schema';
import type { OverheadKind, TaskState } from '../../lib/platforms/reading';
import { taskLikeId } from '../practice/ids';

interface PastTask {
  /** In dollars. */
  reward: number;
  seconds: number;
  state?: TaskState;
  requester?: string;
  title?: string;
  groupId?: string;
}

const HOUR_MS = 3_600_000;

/** Lays tasks and unpaid work one after the other, from a moment on, on the focused clock. */
export class Past {
  readonly #tasks: HistoryTask[] = [];
  readonly #spans: HistorySpan[] = [];
  readonly #payments: HistoryPayment[] = [];
  readonly #requesters = new Set<string>();
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
    requester = 'Fair Pictures',
    title = 'Label a picture',
    groupId,
  }: PastTask): this {
    const made = this.#tasks.length + 1;
    const ids = { taskId: taskLikeId(`past task ${made}`), assignmentId: taskLikeId(`past assignment ${made}`) };
    this.#requesters.add(requester);
    const acceptedAt = new Date(this.#at).toISOString();
    this.#span('task', ids, seconds);
    const endedAt = new Date(this.#at).toISOString();
    this.#tasks.push({
      platform: 'mturk',
      ...ids,
      groupId: groupId ?? null,
      requesterId: idOf(requester),
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
      requesters: [...this.#requesters].map((name) => ({
        platform: 'mturk',
        requesterId: idOf(name),
        names: [name],
        underpaying: [],
      })),
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

/** The id of a requester in these files, made of the name. */
export function idOf(requester: string): string {
  return requester.toUpperCase().replace(/[^A-Z\d]/g, '');
}

/** Noon by the worker's clock, so many days ago: far from every midnight. */
export function noonDaysAgo(days: number): number {
  const noon = new Date();
  noon.setHours(12, 0, 0, 0);
  noon.setDate(noon.getDate() - days);
  return noon.getTime();
}

/** A zone in which it is afternoon now: a morning's work lies in today, whenever the tests run. */
export function afternoonZone(): string {
  const ahead = Math.min(14, 17 - new Date().getUTCHours());
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

/** A morning with two sessions, a break between, and every kind of time in it; it ended half an hour ago. */
export function busyMorning(past: Past = new Past(0)): Past {
  return past
    .from(Date.now() - 2.5 * HOUR_MS)
    .unpaid('searching', 320)
    .tasks({ requester: 'Lantern Survey Lab', reward: 0.5, seconds: [240, 300], title: 'Everyday choices' })
    .unpaid('previewing', 60)
    .task({ requester: 'Lantern Survey Lab', reward: 1, seconds: 600, state: 'submitted' })
    .from(Date.now() - 1.25 * HOUR_MS)
    .unpaid('queue', 200)
    .task({ requester: 'Never Satisfied', reward: 0.75, seconds: 420, state: 'rejected' })
    .unpaid('messages', 180)
    .task({ requester: 'Never Satisfied', reward: 0.2, seconds: 180, state: 'returned' })
    .unpaid('payments', 60)
    .unpaid('qualifications', 90)
    .unpaid('help', 40);
}

/** Two days with everything in them that the popup has words for; the newest is the day before yesterday. */
export function busyPast(): Past {
  return new Past(noonDaysAgo(3))
    .tasks({ requester: 'Receipts', reward: 0.1, seconds: [90, 110, 120] })
    .from(noonDaysAgo(2))
    .unpaid('searching', 520)
    .tasks({ requester: 'Receipts', reward: 0.1, seconds: [150, 200] })
    .unpaid('previewing', 40)
    .task({ requester: 'Lantern Survey Lab', reward: 1.5, seconds: 540, title: 'Everyday choices' })
    .unpaid('queue', 200)
    .task({ requester: 'Lantern Survey Lab', reward: 1.5, seconds: 480, state: 'submitted' })
    .task({ requester: 'Never Satisfied', reward: 0.75, seconds: 420, state: 'rejected' })
    .unpaid('messages', 180)
    .task({ requester: 'Never Satisfied', reward: 0.2, seconds: 180, state: 'returned' })
    .task({ reward: 0.4, seconds: 120, state: 'expired' })
    .unpaid('payments', 30)
    .bonus(0.3);
}
