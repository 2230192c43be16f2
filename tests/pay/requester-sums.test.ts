import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addRequesterSums,
  emptyRequesterSums,
  type PaidTask,
  sumsOf,
  sumsOfTask,
  taskBelow,
} from '../../lib/pay/requester-sums';
import { TASK_STATES } from '../../lib/platforms/reading';
import { CASES, paid, REFERENCE } from './cases';

const someTask: fc.Arbitrary<PaidTask> = fc.record({
  rewardMicros: fc.option(fc.nat(1e9)),
  timeMs: fc.nat(1e8),
  state: fc.constantFrom(...TASK_STATES),
});

describe('sumsOf (D6)', () => {
  it('counts submitted tasks by state, and rejected ones with reward 0', () => {
    const sums = sumsOf(
      [paid(1, 100), paid(1, 100, 'paid'), paid(1, 100, 'submitted'), paid(1, 100, 'rejected')],
      REFERENCE,
    );
    expect(sums).toMatchObject({ tasks: 4, rewardMicros: 3_000_000, timeMs: 400_000, wagedTasks: 4, belowTasks: 1 });
    expect(sums).toMatchObject({ approvedTasks: 2, pendingTasks: 1, rejectedTasks: 1, endedTasks: 0 });
  });

  it.each(['returned', 'expired', 'abandoned', 'screened-out'] as const)('keeps a task that is %s beside', (state) => {
    expect(sumsOf([paid(1, 100, state)], REFERENCE)).toEqual({
      ...emptyRequesterSums(),
      endedTasks: 1,
      endedMs: 100_000,
    });
  });

  it('leaves out a task in hand, and a submitted one whose reward is not known', () => {
    expect(sumsOf([paid(1, 100, 'assigned')], REFERENCE)).toEqual(emptyRequesterSums());
    for (const state of ['submitted', 'approved', 'rejected'] as const) {
      expect(sumsOf([{ rewardMicros: null, timeMs: 5, state }], REFERENCE)).toEqual(emptyRequesterSums());
    }
  });

  it('keeps a task without time in the ratio, without a wage of its own', () => {
    expect(sumsOf([paid(1, 0)], REFERENCE)).toMatchObject({
      tasks: 1,
      rewardMicros: 1_000_000,
      wagedTasks: 0,
      belowTasks: 0,
    });
  });

  it('has none below where there is no reference', () => {
    expect(sumsOf(CASES.c, null).belowTasks).toBe(0);
  });

  it('is the same in any order, and gives back what was added', () => {
    const tasks = fc.array(someTask, { maxLength: 20 });
    fc.assert(
      fc.property(tasks, tasks, (some, others) => {
        const together = sumsOf([...some, ...others], REFERENCE);
        expect(sumsOf([...others, ...some], REFERENCE)).toEqual(together);
        expect(addRequesterSums(together, sumsOf(others, REFERENCE), -1)).toEqual(sumsOf(some, REFERENCE));
        const oneByOne = some.reduce(
          (sums, task) => addRequesterSums(sums, sumsOfTask(task, REFERENCE)),
          emptyRequesterSums(),
        );
        expect(oneByOne).toEqual(sumsOf(some, REFERENCE));
      }),
    );
  });
});

describe('taskBelow (D8)', () => {
  it('is strict: exactly the reference is not below', () => {
    expect(taskBelow(7_250_000, 3_600_000, REFERENCE)).toBe(false);
    expect(taskBelow(7_249_999, 3_600_000, REFERENCE)).toBe(true);
    expect(taskBelow(7_250_000, 3_600_001, REFERENCE)).toBe(true);
  });

  it('is not so for a task without time', () => {
    expect(taskBelow(0, 0, REFERENCE)).toBe(false);
  });

  it('is exact beyond the integers that doubles hold', () => {
    expect(taskBelow(33_120_670_520, 3_600_000, 33_120_670_520)).toBe(false);
    expect(taskBelow(1e15, 3_600_000, 1e15)).toBe(false);
    expect(taskBelow(1e15 - 1, 3_600_000, 1e15)).toBe(true);
    const large = fc.integer({ min: 0, max: 1e15 });
    fc.assert(
      fc.property(large, fc.integer({ min: 1, max: 1e10 }), large, (reward, time, reference) => {
        const exact = BigInt(reward) * 3_600_000n < BigInt(reference) * BigInt(time);
        expect(taskBelow(reward, time, reference)).toBe(exact);
      }),
    );
  });
});
