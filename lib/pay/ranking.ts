/** Puts requesters, or kinds of work, in the order of their pay: for a look over the worker's own record, never for a verdict. */
import { type Prior, shrink } from './estimate';
import { requesterPay } from './interval';
import type { RequesterSums } from './requester-sums';
import { hasEnoughData } from './verdict';

/** As many of each end as anybody reads. */
const SHOWN = 5;

/** One of a ranking, with the evidence of its pay: units of currency per hour. */
export interface Ranked<T> {
  item: T;
  pay: number;
  /** One-sided 95% limits (METHODS D7); `null` where every task was rejected. */
  lower: number | null;
  upper: number | null;
  tasks: number;
  timeMs: number;
}

/** The two ends of a ranking; nobody is in both. */
export interface Ranking<T> {
  best: Ranked<T>[];
  /** The least paid first. */
  worst: Ranked<T>[];
  /** How many were put in order, and how many have too little data for it. */
  ranked: number;
  tooFew: number;
}

/**
 * The best and the least paid of some sums, which are of one clock and one currency (METHODS D6, D9.1). They are ordered
 * by their pay drawn toward what is usual for the worker (METHODS D10), so that chance does not lead the list.
 *
 * @param usual the worker's own prior; `null` draws toward nothing
 */
export function rank<T>(entries: readonly { item: T; sums: RequesterSums }[], usual: Prior | null): Ranking<T> {
  const known = entries.filter(({ sums }) => sums.tasks > 0);
  const enough = known.filter(({ sums }) => hasEnoughData(sums));
  const inOrder = enough
    .flatMap(({ item, sums }) => {
      const { pay, lower95, upper95, relative } = requesterPay(sums);
      if (pay === null) return [];
      const { tasks, timeMs } = sums;
      const place = relative === null ? Number.NEGATIVE_INFINITY : shrink(pay, relative, usual).mean;
      return [{ place, ranked: { item, pay, lower: lower95, upper: upper95, tasks, timeMs } }];
    })
    .sort((a, b) => b.place - a.place)
    .map(({ ranked }) => ranked);
  const best = Math.min(SHOWN, Math.ceil(inOrder.length / 2));
  const worst = Math.min(SHOWN, inOrder.length - best);
  return {
    best: inOrder.slice(0, best),
    worst: worst === 0 ? [] : inOrder.slice(-worst).reverse(),
    ranked: inOrder.length,
    tooFew: known.length - enough.length,
  };
}
