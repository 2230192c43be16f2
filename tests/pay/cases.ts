import type { PaidTask } from '../../lib/pay/requester-sums';

/** A task as the cases write it: units and seconds. */
export function paid(units: number, seconds: number, state: PaidTask['state'] = 'approved'): PaidTask {
  return { rewardMicros: Math.round(units * 1e6), timeMs: seconds * 1000, state };
}

function all(units: number, seconds: number[]): PaidTask[] {
  return seconds.map((time) => paid(units, time));
}

/** The requesters of METHODS D7 and D9. */
export const CASES = {
  a: all(0.5, [210, 240, 250, 260, 265, 280, 300, 320, 400, 900]),
  b: all(1, [200, 300, 350, 380, 500, 700]),
  c: all(0.1, [90, 110, 120, 150, 200]),
  d: all(0.1, [90, 110, 120, 150]),
  e: all(0.1, [90, 110, 120, 150, 200, 2]),
  f: [...all(0.05, [60, 70, 80]), ...all(2, [600, 700])],
  g: all(0.2, [60, 70, 65, 80, 150, 160, 140, 170]),
  h: all(0.1, [120, 120, 120, 120, 120]),
} as const satisfies Record<string, PaidTask[]>;
export type Case = keyof typeof CASES;

/** 7.25 an hour, the reference of the cases. */
export const REFERENCE = 7_250_000;
