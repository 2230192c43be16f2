/** Sums kept by clock, of which those of a clock that comes to nothing are left out. Pure. */
import { addRequesterSums, emptyRequesterSums, type RequesterSums } from '../pay/requester-sums';
import { CLOCKS, type Clock } from './records';

export type SumsByClock = Partial<Record<Clock, RequesterSums>>;

/** Adds what a task adds to the sums of its clock, in place. */
export function addToClock(sums: SumsByClock, clock: Clock, added: RequesterSums, sign: 1 | -1): void {
  sums[clock] = addRequesterSums(sums[clock] ?? emptyRequesterSums(), added, sign);
}

/** The sums of both together. */
export function addByClock(a: SumsByClock, b: SumsByClock): SumsByClock {
  const sums: SumsByClock = {};
  for (const clock of CLOCKS) {
    const [one, other] = [a[clock], b[clock]];
    const sum = one && other ? addRequesterSums(one, other) : (one ?? other);
    if (sum && !isNoSum(sum)) sums[clock] = sum;
  }
  return sums;
}

/** Whether all sums come to nothing. */
export function isZeroByClock(sums: SumsByClock): boolean {
  return Object.values(sums).every(isNoSum);
}

function isNoSum(sums: RequesterSums): boolean {
  return Object.values(sums).every((value) => value === 0 || value === 0n);
}
