/** Finds the worker's own tasks like an offer, by indexes alone. */
import type { PaidTask } from '../pay/requester-sums';
import { SIMILAR_FROM, titleSimilarity, titleWords } from '../pay/similar-titles';
import type { Offer, PlatformId } from '../platforms/reading';
import { atOnce } from './at-once';
import type { LedgerDatabase } from './database';

import { CLOCKS, type Clock, type TaskRecord } from './records';
import { endedUnsubmitted } from './states';
import { timeOf } from './task-time';
import type { EstimateView } from './views';

/**
 * Tasks read of one kind. Fifty tell an hourly pay better than it stays the same, and a page of offers must not wait
 * for thousands more. They are read in the order of their ids, which have none: as good as drawn by lot.
 */
const TASKS_OF_KIND = 50;
/** Tasks of one requester whose titles are compared; where there are more, the cheapest. */
const TASKS_OF_REQUESTER = 100;

/** An offer with the currency to be estimated in. */
export type PricedOffer = Offer & { currency: string };

/** Tasks that stand for an offer: of one clock and the offer's currency, the oldest first. */
export interface TasksLike {
  basis: EstimateView['basis'];
  clock: Clock;
  tasks: PaidTask[];
  /** Whether the sums of the offer's requester have all of them in. */
  inRequester: boolean;
}

/**
 * For each offer the tasks of its group; where there are none, those of its requester for the same reward; else those of
 * its requester with a similar title; `null` where there are none of these either. Only tasks that were handed in count,
 * with a known reward and time. Must run inside a transaction over the tasks.
 */
export async function tasksLike(
  database: LedgerDatabase,
  platform: PlatformId,
  offers: readonly PricedOffer[],
): Promise<(TasksLike | null)[]> {
  const found = new Map<PricedOffer, TasksLike>();
  const wordsOf = rememberedWords();
  for (const { basis, rangeOf, isLike } of WAYS) {
    const open = offers.flatMap((offer) => {
      const range = found.has(offer) ? null : rangeOf(platform, offer);
      return range === null ? [] : [{ offer, ...range, name: JSON.stringify(range.key) }];
    });
    // What many offers of a page have in common is asked for once, and all of it at once.
    const ranges = [...new Map(open.map((range) => [range.name, range])).values()];
    const lists = await atOnce<TaskRecord[]>(database, 'tasks', (store) =>
      ranges.map(({ index, key, limit }) => store.index(index).getAll(within(key), limit)),
    );
    const tasksOf = new Map(ranges.map(({ name }, index) => [name, lists[index] ?? []]));
    for (const { offer, name } of open) {
      const alike = (tasksOf.get(name) ?? []).filter((task) => isLike(task, offer, wordsOf));
      const ofClock = oneClock(alike, offer);
      if (ofClock) found.set(offer, { basis, ...ofClock });
    }
  }
  return offers.map((offer) => found.get(offer) ?? null);
}

interface Range {
  index: '[platform+groupId]' | '[platform+requesterId+reward.micros]';
  /** The whole of an index's key, or its beginning. */
  key: (string | number)[];
  limit: number;
}

interface Way {
  basis: EstimateView['basis'];
  rangeOf(platform: PlatformId, offer: PricedOffer): Range | null;
  isLike(task: TaskRecord, offer: PricedOffer, wordsOf: (title: string) => Set<string>): boolean;
}

/** What tasks may have in common with an offer, the closest first. */
const WAYS: readonly Way[] = [
  {
    basis: 'group',
    rangeOf: (platform, { groupId }) => ({
      index: '[platform+groupId]',
      key: [platform, groupId],
      limit: TASKS_OF_KIND,
    }),
    isLike: () => true,
  },
  {
    basis: 'reward',
    rangeOf: (platform, { requesterId, reward }) =>
      requesterId === null || reward === null
        ? null
        : {
            index: '[platform+requesterId+reward.micros]',
            key: [platform, requesterId, reward.micros],
            limit: TASKS_OF_KIND,
          },
    isLike: () => true,
  },
  {
    basis: 'title',
    rangeOf: (platform, { requesterId, title }) =>
      requesterId === null || title === null
        ? null
        : {
            index: '[platform+requesterId+reward.micros]',
            key: [platform, requesterId],
            limit: TASKS_OF_REQUESTER,
          },
    isLike: (task, offer, wordsOf) =>
      task.title !== null &&
      offer.title !== null &&
      titleSimilarity(wordsOf(task.title), wordsOf(offer.title)) >= SIMILAR_FROM,
  },
];

/** Tasks of one requester have few titles, and each is taken apart once. */
function rememberedWords(): (title: string) => Set<string> {
  const known = new Map<string, Set<string>>();
  return (title) => {
    const words = known.get(title) ?? titleWords(title);
    known.set(title, words);
    return words;
  };
}

/** All keys that begin so: nothing is greater than an array but a longer one. */
function within(key: (string | number)[]): IDBKeyRange {
  return IDBKeyRange.bound(key, [...key, []]);
}

/** The tasks that count, by focused time where any has it: clocks are never mixed. */
function oneClock(alike: readonly TaskRecord[], offer: PricedOffer): Omit<TasksLike, 'basis'> | null {
  for (const clock of CLOCKS) {
    const records = alike
      .filter((task) => task.clock === clock && counts(task, offer.currency))
      .sort((a, b) => (a.endedAt ?? 0) - (b.endedAt ?? 0));
    const tasks = records.map(
      (task): PaidTask => ({
        rewardMicros: task.reward?.micros ?? null,
        timeMs: timeOf(task, []) ?? 0,
        state: task.state,
      }),
    );
    const inRequester = records.every(({ requesterId }) => requesterId !== null && requesterId === offer.requesterId);
    if (tasks.some(({ timeMs }) => timeMs > 0)) return { clock, tasks, inRequester };
  }
  return null;
}

/** As in the sums of its requester, of which these tasks are a part. */
function counts(task: TaskRecord, currency: string): boolean {
  const isHandedIn = task.state !== 'assigned' && !endedUnsubmitted(task.state);
  const hasDay = task.endedAt !== null || task.workDay !== undefined || task.stateHistory.length > 0;
  return isHandedIn && hasDay && task.reward?.currency === currency && timeOf(task, []) !== null;
}
