/**
 * How well first tasks tell what later ones pay: at every task of a log, the estimate for its group is made from what
 * was known then, and held against the ratio of sums of all tasks of the group that came later.
 */

import type { TaskRecord } from '../../lib/ledger/records';
import { endedUnsubmitted } from '../../lib/ledger/states';
import { timeOf } from '../../lib/ledger/task-time';
import { estimateFrom, type Prior, refit } from '../../lib/pay/estimate';
import {
  addRequesterSums,
  emptyRequesterSums,
  type PaidTask,
  type RequesterSums,
  sumsOf,
  sumsOfTask,
} from '../../lib/pay/requester-sums';
import { wagePerHour } from '../../lib/pay/wage';
import { type Line, median, said } from './lines';
import { syntheticLog } from './log';
import { realLogs, recordOf } from './real-log';

/** Fewer later tasks are no pay to be held against. */
const LATER_TASKS = 5;
/** With more, all ways agree; nobody needs an estimate then. */
const FIRST_TASKS = 50;
/** A prior is made anew after so many tasks: making it at each would only take long. */
const REFIT_EVERY = 50;
const GENERATED_TASKS = 10_000;

/** The ways to forecast, each from a group's first tasks, in units per hour. */
const WAYS = ['estimate', 'mean', 'ratio'] as const;
type Forecasts = Record<(typeof WAYS)[number], number>;

/** What came of all forecasts of one worker and one group: errors are absolute, of the natural logarithm. */
interface Group {
  errors: Record<keyof Forecasts, number[]>;
  covered: boolean[];
}

interface Times {
  estimateMs: number;
  meanMs: number;
}

/** One line for a generated log and one for a real log, which is left out where it is not at hand. */
export async function benchForecast(): Promise<Line[]> {
  said('forecasting pay …');
  const generated = [...syntheticLog(GENERATED_TASKS, Date.UTC(2026, 10, 24), 7)].flatMap(({ tasks }) =>
    tasks.map(recordOf),
  );
  const real = await realLogs();
  if (real === null) said('The real log is not at hand: its line is left out.');
  return [
    lineOf('forecast-of-generated-log', [generated]),
    ...(real === null ? [] : [lineOf('forecast-of-real-log', real)]),
  ];
}

function lineOf(bench: string, logs: readonly TaskRecord[][]): Line {
  const times: Times = { estimateMs: 0, meanMs: 0 };
  const groups = logs.flatMap((log) => forecastsOf(log, times));
  // Each worker's group counts once, however long it is.
  const error = (way: keyof Forecasts) => median(groups.map(({ errors }) => median(errors[way])));
  const covered = groups.flatMap((group) => group.covered);
  return {
    bench,
    n: covered.length,
    ms: times.estimateMs,
    baseline: times.meanMs,
    more: {
      groups: groups.length,
      error: error('estimate'),
      baseline_error: error('mean'),
      ratio_error: error('ratio'),
      covered: covered.filter(Boolean).length / covered.length,
    },
  };
}

function forecastsOf(log: readonly TaskRecord[], times: Times): Group[] {
  const tasks = log
    .filter(({ state, reward }) => state !== 'assigned' && !endedUnsubmitted(state) && reward !== null)
    .sort((a, b) => (a.endedAt ?? 0) - (b.endedAt ?? 0))
    .map((task) => ({ group: `${task.groupId}`, requester: `${task.requesterId}`, paid: paidOf(task) }));
  const later = sumsBy(tasks, ({ group }) => group);
  const requesters = new Map<string, RequesterSums>();
  const first = new Map<string, PaidTask[]>();
  const groups = new Map<string, Group>();
  let prior: Prior | null = null;
  for (const [index, { group, requester, paid }] of tasks.entries()) {
    if (index % REFIT_EVERY === 0) prior = refit(requesters.values());
    const sums = sumsOfTask(paid, null);
    later.set(group, addRequesterSums(later.get(group) ?? emptyRequesterSums(), sums, -1));
    const known = addRequesterSums(requesters.get(requester) ?? emptyRequesterSums(), sums);
    requesters.set(requester, known);
    const seen = [...(first.get(group) ?? []), paid];
    first.set(group, seen);
    const rest = later.get(group) ?? emptyRequesterSums();
    const actual = wagePerHour(rest.rewardMicros, rest.timeMs);
    if (rest.tasks < LATER_TASKS || seen.length > FIRST_TASKS || !actual) continue;
    const found = groups.get(group) ?? { errors: { estimate: [], mean: [], ratio: [] }, covered: [] };
    if (holdAgainst(actual, seen, known, prior, found, times)) groups.set(group, found);
  }
  return [...groups.values()];
}

function paidOf(task: TaskRecord): PaidTask {
  return { rewardMicros: task.reward?.micros ?? null, timeMs: timeOf(task, []) ?? 0, state: task.state };
}

function sumsBy<T extends { paid: PaidTask }>(tasks: readonly T[], keyOf: (task: T) => string) {
  const sums = new Map<string, RequesterSums>();
  for (const task of tasks) {
    const key = keyOf(task);
    sums.set(key, addRequesterSums(sums.get(key) ?? emptyRequesterSums(), sumsOfTask(task.paid, null)));
  }
  return sums;
}

/** Notes how far each way is off; false where one of them has no forecast, so that all are tried on the same. */
function holdAgainst(
  actual: number,
  first: readonly PaidTask[],
  requester: RequesterSums,
  prior: Prior | null,
  group: Group,
  times: Times,
): boolean {
  const startedAt = performance.now();
  const estimated = estimateFrom(first, { isOneKind: true, requester, prior });
  const halfway = performance.now();
  const mean = meanOfWages(first);
  times.meanMs += performance.now() - halfway;
  times.estimateMs += halfway - startedAt;
  const { rewardMicros, timeMs } = sumsOf(first, null);
  const ratio = wagePerHour(rewardMicros, timeMs);
  if (!estimated || !mean || !ratio) return false;
  const forecasts: Forecasts = { estimate: estimated.pay, mean, ratio };
  for (const way of WAYS) group.errors[way].push(Math.abs(Math.log(forecasts[way] / actual)));
  group.covered.push(estimated.low <= actual && actual <= estimated.high);
  return true;
}

/** What METHODS warns of: one task of two seconds makes a requester of $3 an hour one of $32. */
function meanOfWages(tasks: readonly PaidTask[]): number | null {
  const wages = tasks.flatMap(
    ({ rewardMicros, timeMs, state }) => wagePerHour(state === 'rejected' ? 0 : (rewardMicros ?? 0), timeMs) ?? [],
  );
  return wages.length === 0 ? null : wages.reduce((sum, wage) => sum + wage, 0) / wages.length;
}
