import { type Interval, lengthMs } from './interval';

/** What of an interval lies in none of the others, in order. */
export function outsideOf({ startedAt, endedAt }: Interval, others: readonly Interval[]): Interval[] {
  const left: Interval[] = [];
  let from = startedAt;
  for (const other of [...others].sort((a, b) => a.startedAt - b.startedAt)) {
    if (lengthMs(other) === 0 || other.endedAt <= from) continue;
    left.push({ startedAt: from, endedAt: Math.min(other.startedAt, endedAt) });
    from = other.endedAt;
  }
  left.push({ startedAt: from, endedAt });
  return left.filter((one) => lengthMs(one) > 0);
}
