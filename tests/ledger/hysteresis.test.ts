/** A history of underpaying does not flicker while tasks arrive (METHODS D9), in a ledger that is really written. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { importTarget } from '../../lib/ledger/imports';
import { requesterPay } from '../../lib/pay/interval';
import { type PaidTask, sumsOf } from '../../lib/pay/requester-sums';
import { wilson } from '../../lib/pay/share';
import { calendar } from '../../lib/time/days';
import { REFERENCE } from '../pay/cases';
import { doneTask } from './done-task';
import { NOW, requesterOf, rollupsAndRebuilt, testLedger } from './test-ledger';

const DAY = 24 * 3_600_000;
const KEY = 'mturk:AREQUESTER1';
const jakarta = calendar('Asia/Jakarta');

/** A task as it arrives: how long after the one before, how long it takes, and its wage beside the reference. */
interface Arrival {
  afterDays: number;
  minutes: number;
  timesReference: number;
}

type Looked = PaidTask & { day: string };

/** Whether tasks lie below the reference for certain; `null` where they are too few to say. */
function liesBelow(tasks: readonly Looked[]): boolean | null {
  const sums = sumsOf(tasks, REFERENCE);
  if (sums.tasks < 5 || sums.timeMs < 600_000) return null;
  const { upper95 } = requesterPay(sums);
  return upper95 === null ? null : upper95 < REFERENCE / 1e6;
}

function mayBegin(tasks: readonly Looked[]): boolean {
  const { belowTasks, wagedTasks } = sumsOf(tasks, REFERENCE);
  return wilson(belowTasks, wagedTasks).low > 0.5 && new Set(tasks.map(({ day }) => day)).size >= 2;
}

/** Lets tasks arrive one by one, and gives what was to be seen after each. */
async function arrive(arrivals: readonly Arrival[]) {
  const ledger = await testLedger();
  const tasks: Looked[] = [];
  const seen: { isMarked: boolean; all: boolean | null; lately: boolean | null; mayBegin: boolean }[] = [];
  let now = NOW - 600 * DAY;
  for (const { afterDays, minutes, timesReference } of arrivals) {
    now += Math.round(afterDays * DAY) + 3_600_000;
    const task = doneTask((timesReference * 7.25 * minutes) / 60, minutes, { endedAt: now });
    await importTarget(ledger, () => now).importTasks([task]);
    const paid = { rewardMicros: task.reward?.micros ?? null, timeMs: task.focusedMs ?? 0, state: task.state };
    tasks.push({ ...paid, day: jakarta.dayOf(now) });
    const since = jakarta.addDays(jakarta.dayOf(now), -89);
    seen.push({
      isMarked: (await requesterOf(ledger, KEY, now)).verdict === 'underpaying',
      all: liesBelow(tasks),
      lately: liesBelow(tasks.filter(({ day }) => day >= since)),
      mayBegin: mayBegin(tasks),
    });
  }
  return { ledger, seen, now };
}

function changes(values: readonly unknown[]): number {
  return values.filter((value, index) => index > 0 && value !== values[index - 1]).length;
}

const arrival = fc.record({
  afterDays: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 20, max: 60 })),
  minutes: fc.integer({ min: 2, max: 6 }),
  timesReference: fc
    .oneof(fc.integer({ min: 30, max: 80 }), fc.integer({ min: 70, max: 160 }))
    .map((part) => part / 100),
});

/** Enough for a history. */
const UNDERPAID = Array.from({ length: 8 }, (_, n) => ({ afterDays: n % 2, minutes: 3, timesReference: 0.3 }));

it('a history begins with certainty alone, stays while all and the last 90 days lie below, and ends when they do not', async () => {
  let marked = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(arrival, { minLength: 5, maxLength: 22 }), async (arrivals) => {
      const { ledger, seen, now } = await arrive(arrivals);
      for (const [index, { isMarked, all, lately, mayBegin: begins }] of seen.entries()) {
        const was = index > 0 && seen[index - 1]?.isMarked === true;
        const recovered = all !== true || lately === false;
        expect(isMarked).toBe((was || begins) && !recovered);
        marked += isMarked && !was ? 1 : 0;
      }
      // No change without a limit that crossed the line; what share of tasks lies below never ends it.
      const crossed = changes(seen.map(({ all }) => all)) + changes(seen.map(({ lately }) => lately));
      expect(changes(seen.map(({ isMarked }) => isMarked))).toBeLessThanOrEqual(crossed + 1);
      const { kept, rebuilt } = await rollupsAndRebuilt(ledger, now);
      expect(rebuilt).toEqual(kept);
      await ledger.delete();
    }),
    { numRuns: 25, examples: [[UNDERPAID]] },
  );
  // Else nothing was tried.
  expect(marked).toBeGreaterThan(0);
}, 120_000);

it('tasks that pay now more and now less than the reference do not end a history, nor does time that passes', async () => {
  const around = Array.from({ length: 12 }, (_, n) => ({
    afterDays: 4,
    minutes: 3,
    timesReference: n % 2 ? 1.1 : 0.5,
  }));
  const { seen, ledger, now } = await arrive([...UNDERPAID, ...around]);
  const firstMarked = seen.findIndex(({ isMarked }) => isMarked);
  expect(firstMarked).toBeGreaterThan(0);
  expect(seen.slice(firstMarked).every(({ isMarked }) => isMarked)).toBe(true);
  // Meanwhile the share of tasks below came to where no history could begin.
  expect(seen.some(({ isMarked, mayBegin: begins }) => isMarked && !begins)).toBe(true);
  expect((await requesterOf(ledger, KEY, now + 400 * DAY)).verdict).toBe('underpaying');
});

it('a requester that pays well for 90 days is cleared once, and its old tasks do not bring the mark back', async () => {
  const underpaid = Array.from({ length: 30 }, () => ({ afterDays: 1, minutes: 3, timesReference: 0.3 }));
  const better = Array.from({ length: 20 }, (_, n) => ({
    afterDays: n === 0 ? 100 : 1,
    minutes: 3,
    timesReference: 1.5,
  }));
  const { seen } = await arrive([...underpaid, ...better]);
  expect(seen.at(29)?.isMarked).toBe(true);
  expect(seen.at(-1)?.isMarked).toBe(false);
  expect(changes(seen.map(({ isMarked }) => isMarked))).toBe(2);
});
