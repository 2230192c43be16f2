/**
 * What an offer would pay, from the worker's own tasks like it (METHODS D6, D7, D10). A forecast for one worker, never
 * a judgement of a requester.
 */
import { requesterPay } from './interval';
import { addRequesterSums, type PaidTask, type RequesterSums, sumsOf } from './requester-sums';
import { t975 } from './student';

/** What is believed of an hourly pay: the natural logarithm of units of currency per hour is normal, with these. */
export interface Belief {
  mean: number;
  sd: number;
}

/** What is believed of a requester's pay before anything of it is known. */
export interface Prior extends Belief {
  /** How far single tasks lie from their requester's pay, as a relative error: all there is to go by with one task. */
  taskSd: number;
}

/** How far a single task lies from the pay of its kind, before the worker's own requesters tell (METHODS D10). */
const TASK_SD = 0.93;

/** Fewer requesters, or fewer tasks of each, say nothing of how pay is spread (METHODS D10). */
const REFIT_REQUESTERS = 30;
const REFIT_TASKS = 5;
/** No spread is believed to be smaller than the least relative error of a pay (METHODS D7). */
const LEAST_SD = 0.05;

/** How far kinds of work of one requester lie apart; on real work anything from 0.35 to 0.8 forecasts alike. */
const KINDS_SD = 0.5;
/** How far pay moves between what was done and what comes: without it 95% intervals held 66% of later pay of a real log. */
const DRIFT_SD = 0.2;
/** The normal quantile of a two-sided 95% interval. */
const Z975 = 1.96;

/** Units of currency per hour; `low` and `high` are the two-sided 95% interval. */
export interface Estimate {
  pay: number;
  low: number;
  high: number;
  /** How many tasks it is made from. */
  tasks: number;
}

/**
 * What is believed of a pay after it was seen as `pay`, with the relative error `relative` (METHODS D10):
 * B = s² / (s² + sd²), mean (1 - B) ln R + B mean, sd sqrt(s² sd² / (s² + sd²)). `null` believes what was seen.
 */
export function shrink(pay: number, relative: number, toward: Belief | null): Belief {
  const seen = Math.log(pay);
  if (toward === null) return { mean: seen, sd: relative };
  const doubt = relative ** 2 / (relative ** 2 + toward.sd ** 2);
  return { mean: (1 - doubt) * seen + doubt * toward.mean, sd: toward.sd * Math.sqrt(doubt) };
}

/**
 * A prior from the worker's own requesters, of one currency and one clock (METHODS D10); `null` before there are 30 of
 * them with 5 tasks or more. What is spread by chance within requesters is taken off the spread between them.
 */
export function refit(requesters: Iterable<RequesterSums>): Prior | null {
  const seen: { log: number; error: number; taskSd: number }[] = [];
  for (const sums of requesters) {
    const { pay, se } = requesterPay(sums);
    if (sums.tasks < REFIT_TASKS || pay === null || se === null) continue;
    const error = se / pay;
    seen.push({ log: Math.log(pay), error, taskSd: error * Math.sqrt(sums.tasks) });
  }
  if (seen.length < REFIT_REQUESTERS) return null;
  const mean = meanOf(seen.map(({ log }) => log));
  const spread = (meanOf(seen.map(({ log }) => (log - mean) ** 2)) * seen.length) / (seen.length - 1);
  const chance = meanOf(seen.map(({ error }) => error ** 2));
  return {
    mean,
    sd: Math.sqrt(Math.max(spread - chance, LEAST_SD ** 2)),
    taskSd: Math.max(Math.sqrt(meanOf(seen.map(({ taskSd }) => taskSd ** 2))), LEAST_SD),
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * The estimate from tasks of one clock and one currency; `null` of none, of no time, and where all were rejected, for
 * then there is nothing to scale. R is the ratio of sums, a rejected task with reward 0 (METHODS D6).
 *
 * R is drawn toward what the requester's other tasks paid, themselves drawn toward the worker's own prior, and where
 * there are none toward that prior; the less the tasks agree, the further. Without either it is not drawn at all: the
 * prior that METHODS D10 gives for dollars made forecasts of a real log worse, from an error of 0.250 to 0.263, where the
 * mean of task wages has 0.256. `npm run bench` shows the errors.
 *
 * The interval is that of METHODS D7 drawn together in the same way, and then made wider by how much pay moves over
 * time. Two tasks that agree are no less sure than one, whatever Student's t says of two.
 *
 * @param other the requester's tasks that are not among `own`; `null` where nothing is known of them
 */
export function estimate(own: RequesterSums, other: RequesterSums | null, prior: Prior | null): Estimate | null {
  const { pay } = requesterPay(own);
  if (pay === null || pay <= 0) return null;
  const toward = believed(other, prior) ?? prior;
  const { mean } = shrink(pay, errorOf(own, prior), toward);
  const sd = Math.hypot(shrink(pay, widestError(own, prior), toward).sd, DRIFT_SD);
  const spread = Math.exp(Z975 * sd);
  const shrunk = Math.exp(mean);
  return { pay: shrunk, low: shrunk / spread, high: shrunk * spread, tasks: own.tasks };
}

/** What a requester's other tasks make one believe of a kind of work of it. */
function believed(other: RequesterSums | null, prior: Prior | null): Belief | null {
  const pay = other === null ? null : requesterPay(other).pay;
  if (other === null || pay === null || pay <= 0) return null;
  const { mean, sd } = shrink(pay, errorOf(other, prior), prior);
  return { mean, sd: Math.hypot(sd, KINDS_SD) };
}

/** s of METHODS D7, and of D10 for a single task. */
function errorOf(sums: RequesterSums, prior: Prior | null): number {
  return requesterPay(sums).relative ?? prior?.taskSd ?? TASK_SD;
}

/** The error that a normal interval needs to be as wide as that of Student's t. */
function widestError(sums: RequesterSums, prior: Prior | null): number {
  const ofOne = prior?.taskSd ?? TASK_SD;
  const { relative } = requesterPay(sums);
  return relative === null ? ofOne : Math.min((relative * t975(sums.tasks - 1)) / Z975, Math.max(ofOne, relative));
}

/** What the first task of a kind counts: it is done slowly, for the work is learnt in it, and says little of the next. */
const FIRST_WEIGHT = 1 / 4;

/** Tasks of one kind, the oldest first, as they count in an estimate; a rejection always counts whole. */
export function weighedForLearning(tasks: readonly PaidTask[]): PaidTask[] {
  const [first, ...others] = tasks;
  if (first === undefined || others.length === 0 || first.state === 'rejected') return [...tasks];
  const rewardMicros = first.rewardMicros === null ? null : Math.round(first.rewardMicros * FIRST_WEIGHT);
  return [{ ...first, rewardMicros, timeMs: Math.round(first.timeMs * FIRST_WEIGHT) }, ...others];
}

/** The estimate from tasks of one kind, the oldest first, given all of the requester's tasks with them. */
export function estimateFrom(
  tasks: readonly PaidTask[],
  { isOneKind, requester, prior }: { isOneKind: boolean; requester: RequesterSums | null; prior: Prior | null },
): Estimate | null {
  const own = sumsOf(isOneKind ? weighedForLearning(tasks) : tasks, null);
  const other = requester && addRequesterSums(requester, sumsOf(tasks, null), -1);
  return estimate(own, other && isPossible(other) ? other : null, prior);
}

/** Sums that others were taken from can be those of no tasks, where the two were not made of the same. */
function isPossible(sums: RequesterSums): boolean {
  return sums.tasks > 0 && sums.timeMs > 0 && Number.isFinite(requesterPay(sums).relative ?? 0);
}
