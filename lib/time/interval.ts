/** Stretches of time, half open: the end is the first instant outside. Milliseconds since the epoch, integers. */
export interface Interval {
  startedAt: number;
  endedAt: number;
}

/** The length in milliseconds; 0 where the clock went backwards. */
export function lengthMs({ startedAt, endedAt }: Interval): number {
  return Math.max(0, endedAt - startedAt);
}

/** The length in milliseconds of the union of intervals (METHODS D3): no instant counts twice. */
export function unionMs(intervals: readonly Interval[]): number {
  const real = intervals.filter((interval) => lengthMs(interval) > 0);
  const starts = Float64Array.from(real, (interval) => interval.startedAt).sort();
  const ends = Float64Array.from(real, (interval) => interval.endedAt).sort();
  let total = 0;
  let blockStart = 0;
  for (let n = 0; n < real.length; n++) {
    const start = at(starts, n);
    // Between two blocks everything that began has ended: as many ends lie behind as starts.
    if (n === 0 || at(ends, n - 1) < start) {
      if (n > 0) total += at(ends, n - 1) - blockStart;
      blockStart = start;
    }
  }
  return real.length === 0 ? 0 : total + at(ends, real.length - 1) - blockStart;
}

function at(values: Float64Array, index: number): number {
  return values[index] as number;
}
