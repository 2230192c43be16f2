/** What a benchmark found: the time, beside that of a baseline measured in the same run. */
export interface Line {
  bench: string;
  n: number;
  ms: number;
  baseline: number;
  /** What was found besides times. */
  more?: Record<string, number>;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** One JSON object on a line, the only thing that goes to the standard output. */
export function print({ bench, n, ms, baseline, more = {} }: Line): void {
  const rounded = (value: number) => Math.round(value * 100) / 100;
  const line = { bench, n, ms: rounded(ms), baseline_ms: rounded(baseline), ratio: rounded(ms / baseline) };
  const others = Object.entries(more).map(([name, value]) => [name, Math.round(value * 1e4) / 1e4]);
  process.stdout.write(`${JSON.stringify({ ...line, ...Object.fromEntries(others) })}\n`);
}

/** Progress, for whoever waits. */
export function said(text: string): void {
  process.stderr.write(`${text}\n`);
}
