/** What may be said of a requester, from the worker's own tasks alone (METHODS D9). Accusing is worse than missing. */
import { type RequesterPay, requesterPay } from './interval';
import type { RequesterSums } from './requester-sums';
import { wilson } from './share';

/** The verdicts of METHODS D9, as pages name them (outside interface 3). */
export const VERDICTS = ['underpaying', 'likely-below', 'above', 'unclear', 'not-enough-data'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Below either of these there is no verdict. */
const MIN_TASKS = 5;
const MIN_TIME_MS = 600_000;
/** Tasks of one day may be one bad batch. */
const MIN_DAYS = 2;

/** What a verdict is made from. `belowTasks` of the sums was counted against the same reference. */
export interface Evidence {
  /** All tasks, and the number of different days of the worker with a submitted one. */
  all: { sums: RequesterSums; days: number };
  /** The tasks of the last 90 days; `null` where that is not known. */
  last90: RequesterSums | null;
  /** W, in micros per hour. */
  referenceMicros: number;
  /** Whether the requester had a history of underpaying when last judged. */
  wasUnderpaying: boolean;
}

/** A verdict, and what to remember as `wasUnderpaying` for the next one. */
export interface Judgement {
  verdict: Verdict;
  underpaying: boolean;
}

/**
 * The verdict on a requester, in the order of METHODS D9.
 *
 * A history of underpaying, once found, does not flicker: it ends only when U95 reaches W over all tasks or over the
 * last 90 days, the latter only when that window has enough data of its own (5 tasks and 600 s). While the window
 * says so a history cannot begin either, or it would end and begin with every look. It ends as well when there is
 * no longer enough data (tasks were deleted): no mark without evidence.
 *
 * Where every task was rejected there is no interval, so nothing is concluded: `unclear`, and words say why.
 */
export function judge({ all, last90, referenceMicros, wasUnderpaying }: Evidence): Judgement {
  if (!hasEnoughData(all.sums)) return { verdict: 'not-enough-data', underpaying: false };
  const reference = referenceMicros / 1e6;
  const pay = requesterPay(all.sums);
  const hasRecovered =
    reaches(pay, reference) || (last90 !== null && hasEnoughData(last90) && reaches(requesterPay(last90), reference));
  const hasHistory = wasUnderpaying || (isBelow(pay, reference) && mostTasksAreBelow(all.sums) && all.days >= MIN_DAYS);
  if (hasHistory && !hasRecovered) return { verdict: 'underpaying', underpaying: true };
  return { verdict: weakVerdict(pay, reference), underpaying: false };
}

/** Whether there are tasks and time enough for a verdict (METHODS D9.1). */
export function hasEnoughData(sums: RequesterSums): boolean {
  return sums.tasks >= MIN_TASKS && sums.timeMs >= MIN_TIME_MS;
}

function weakVerdict(pay: RequesterPay, reference: number): Verdict {
  if (isBelow(pay, reference)) return 'likely-below';
  if (pay.lower95 !== null && pay.lower95 > reference) return 'above';
  return 'unclear';
}

function isBelow({ upper95 }: RequesterPay, reference: number): boolean {
  return upper95 !== null && upper95 < reference;
}

/** Not the opposite of {@link isBelow}: without an interval neither is known. */
function reaches({ upper95 }: RequesterPay, reference: number): boolean {
  return upper95 !== null && upper95 >= reference;
}

/** Even the low end of the share of tasks below the reference is over one half (METHODS D8). */
function mostTasksAreBelow(sums: RequesterSums): boolean {
  return wilson(sums.belowTasks, sums.wagedTasks).low > 0.5;
}
