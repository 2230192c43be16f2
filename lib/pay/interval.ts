/**
 * A requester's hourly pay and how sure it is (METHODS D6, D7): the ratio of sums, with limits that widen with few or
 * uneven tasks.
 */
import type { RequesterSums } from './requester-sums';
import { t95, t975 } from './student';
import { wagePerHour } from './wage';

/** The least relative error: five equal times are not certainty (METHODS D7). */
const RELATIVE_FLOOR = 0.05;

/** Units of currency per hour, for display and comparison. */
export interface RequesterPay {
  /** R, the ratio of sums; `null` without time. */
  pay: number | null;
  /** The standard error of R, before the floor; this and all below are `null` for fewer than two tasks and for R = 0. */
  se: number | null;
  /** s: the relative error the limits are made with, never below 0.05. */
  relative: number | null;
  /** One-sided 95% limits: L95 and U95. */
  lower95: number | null;
  upper95: number | null;
  /** The two-sided 95% interval. */
  low: number | null;
  high: number | null;
}

/**
 * A requester's pay from the worker's own tasks (METHODS D6, D7), m = tasks. If every task was rejected R is 0 and
 * has no interval: that is for words to say, not for a number.
 */
export function requesterPay(sums: RequesterSums): RequesterPay {
  return payWithInterval(sums.tasks, sums);
}

/** The same from shared data (METHODS D7, D11.4): m = contributors, each of whom has one residual over all its tasks. */
export function clusteredPay(contributors: readonly Pick<RequesterSums, 'rewardMicros' | 'timeMs'>[]): RequesterPay {
  const sums: Moments = { rewardMicros: 0, timeMs: 0, rewardSquared: 0n, rewardTime: 0n, timeSquared: 0n };
  for (const { rewardMicros, timeMs } of contributors) {
    const reward = BigInt(rewardMicros);
    const time = BigInt(timeMs);
    sums.rewardMicros += rewardMicros;
    sums.timeMs += timeMs;
    sums.rewardSquared += reward * reward;
    sums.rewardTime += reward * time;
    sums.timeSquared += time * time;
  }
  return payWithInterval(contributors.length, sums);
}

type Moments = Pick<RequesterSums, 'rewardMicros' | 'timeMs' | 'rewardSquared' | 'rewardTime' | 'timeSquared'>;

function payWithInterval(m: number, sums: Moments): RequesterPay {
  const pay = wagePerHour(sums.rewardMicros, sums.timeMs);
  if (pay === null || pay <= 0 || m < 2) {
    return { pay, se: null, relative: null, lower95: null, upper95: null, low: null, high: null };
  }
  const error = relativeError(m, sums);
  const relative = Math.max(error, RELATIVE_FLOOR);
  const oneSided = Math.exp(t95(m - 1) * relative);
  const twoSided = Math.exp(t975(m - 1) * relative);
  return {
    pay,
    se: pay * error,
    relative,
    lower95: pay / oneSided,
    upper95: pay * oneSided,
    low: pay / twoSided,
    high: pay * twoSided,
  };
}

/**
 * se / R = sqrt(m / (m - 1) * sum(e^2)) / sum(r), with e = r - t * sum(r) / sum(t).
 *
 * With P = sum(r) and T = sum(t), sum(e^2) * T^2 = T^2 sum(r^2) - 2 T P sum(r t) + P^2 sum(t^2): a whole number, and
 * computed as one. In doubles the three terms cancel to noise, and equal tasks would seem to differ.
 */
function relativeError(m: number, { rewardMicros, timeMs, rewardSquared, rewardTime, timeSquared }: Moments): number {
  const P = BigInt(rewardMicros);
  const T = BigInt(timeMs);
  const squares = T * T * rewardSquared - 2n * T * P * rewardTime + P * P * timeSquared;
  return Math.sqrt((m / (m - 1)) * Number(squares)) / Number(T * P);
}
