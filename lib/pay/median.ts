/** The middle of task wages, shown beside the ratio of sums (METHODS D6). Never their mean: one short task moves it. */
import { wagePerHour } from './wage';

/** The middle value, or the mean of the two in the middle; `null` of nothing. */
export function median(values: readonly number[]): number | null {
  const sorted = Float64Array.from(values).sort();
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

/**
 * The median of task wages, in units of currency per hour (METHODS D6). `rewardMicros` is what counts: 0 for a
 * rejected task. A task without time has no wage of its own (METHODS D3) and is left out.
 */
export function medianTaskWage(tasks: readonly { rewardMicros: number; timeMs: number }[]): number | null {
  return median(tasks.flatMap(({ rewardMicros, timeMs }) => wagePerHour(rewardMicros, timeMs) ?? []));
}
