import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requesterPay } from '../../lib/pay/interval';
import { type PaidTask, sumsOf } from '../../lib/pay/requester-sums';
import { judge, VERDICTS, type Verdict } from '../../lib/pay/verdict';
import { CASES, type Case, paid, REFERENCE } from './cases';

const sums = (tasks: PaidTask[], reference = REFERENCE) => sumsOf(tasks, reference);
const many = (n: number, units: number, seconds: number) => Array.from({ length: n }, () => paid(units, seconds));

function judged(tasks: PaidTask[], over: Partial<Parameters<typeof judge>[0]> & { days?: number } = {}) {
  const { days = 2, ...rest } = over;
  const all = { sums: sums(tasks, rest.referenceMicros), days };
  return judge({ all, last90: null, referenceMicros: REFERENCE, wasUnderpaying: false, ...rest });
}

describe('judge (D9)', () => {
  it.each<[Case, number, Verdict]>([
    ['a', 2, 'unclear'],
    ['b', 2, 'unclear'],
    ['c', 2, 'underpaying'],
    ['c', 1, 'likely-below'],
    ['d', 2, 'not-enough-data'],
    ['e', 2, 'likely-below'],
    ['f', 2, 'above'],
    ['h', 2, 'underpaying'],
  ])('case %s over %d days is %s', (name, days, verdict) => {
    expect(judged(CASES[name], { days })).toEqual({ verdict, underpaying: verdict === 'underpaying' });
  });

  it.each<[Case, number]>([
    ['a', 8],
    ['b', 2],
    ['c', 5],
    ['d', 4],
    ['e', 5],
    ['f', 3],
    ['h', 5],
  ])('case %s has %d tasks below the reference', (name, below) => {
    expect(sums(CASES[name]).belowTasks).toBe(below);
  });

  it('asks for five tasks and 600 s, and takes exactly those', () => {
    expect(judged(many(5, 0.1, 120)).verdict).toBe('underpaying');
    expect(judged(many(4, 0.1, 200)).verdict).toBe('not-enough-data');
    expect(judged([...many(4, 0.1, 120), paid(0.1, 119.999)]).verdict).toBe('not-enough-data');
  });

  it('is not certain of equal times: near above the reference is unclear', () => {
    const nearlyAbove = many(5, 0.25, 120);
    expect(requesterPay(sums(nearlyAbove)).pay).toBe(7.5);
    expect(judged(nearlyAbove).verdict).toBe('unclear');
    const nearlyBelow = many(5, 0.235, 120);
    expect(judged(nearlyBelow).verdict).toBe('unclear');
  });

  it('concludes nothing where every task was rejected', () => {
    const rejected = Array.from({ length: 6 }, () => paid(0.1, 200, 'rejected'));
    expect(judged(rejected)).toEqual({ verdict: 'unclear', underpaying: false });
  });

  it('judges by the reference it is given', () => {
    expect(judged(CASES.c, { referenceMicros: 1_000_000 }).verdict).toBe('above');
  });
});

describe('a history of underpaying', () => {
  it('outlasts a share that falls to half', () => {
    expect(judged(CASES.e)).toEqual({ verdict: 'likely-below', underpaying: false });
    expect(judged(CASES.e, { wasUnderpaying: true })).toEqual({ verdict: 'underpaying', underpaying: true });
  });

  it('ends when U95 reaches the reference over all tasks', () => {
    expect(judged(CASES.a, { wasUnderpaying: true })).toEqual({ verdict: 'unclear', underpaying: false });
  });

  it('ends when U95 reaches the reference over the last 90 days, and stays ended', () => {
    const recent = many(5, 0.5, 120);
    const tasks = [...many(200, 0.1, 120), ...recent];
    const last90 = sums(recent);
    expect(judged(tasks, { wasUnderpaying: true, last90 })).toEqual({ verdict: 'likely-below', underpaying: false });
    expect(judged(tasks, { wasUnderpaying: false, last90 })).toEqual({ verdict: 'likely-below', underpaying: false });
  });

  it('does not end by a window without enough data, or with all tasks rejected', () => {
    const tasks = many(200, 0.1, 120);
    for (const recent of [[], many(4, 5, 200), many(5, 5, 100), many(5, 0.1, 120).map(rejected)]) {
      expect(judged(tasks, { wasUnderpaying: true, last90: sums(recent) }).verdict).toBe('underpaying');
    }
  });

  it('ends where the tasks it was made from are gone', () => {
    expect(judged(CASES.d, { wasUnderpaying: true })).toEqual({ verdict: 'not-enough-data', underpaying: false });
  });

  it('outlasts late rejections that leave nothing paid', () => {
    expect(judged(CASES.c.map(rejected), { wasUnderpaying: true }).verdict).toBe('underpaying');
  });
});

function rejected(task: PaidTask): PaidTask {
  return { ...task, state: 'rejected' };
}

describe('properties', () => {
  const someTasks = fc.array(
    fc.record({
      rewardMicros: fc.integer({ min: 0, max: 1_000_000 }),
      timeMs: fc.integer({ min: 0, max: 900_000 }),
      state: fc.constantFrom('approved' as const, 'submitted' as const, 'rejected' as const),
    }),
    { maxLength: 25 },
  );
  const someReference = fc.integer({ min: 1, max: 40_000_000 });

  it('judging again changes nothing: no flicker', () => {
    fc.assert(
      fc.property(someTasks, someTasks, someReference, fc.boolean(), (old, recent, referenceMicros, wasUnderpaying) => {
        const all = { sums: sums([...old, ...recent], referenceMicros), days: 3 };
        const last90 = sums(recent, referenceMicros);
        const first = judge({ all, last90, referenceMicros, wasUnderpaying });
        expect(VERDICTS).toContain(first.verdict);
        expect(first.underpaying).toBe(first.verdict === 'underpaying');
        expect(judge({ all, last90, referenceMicros, wasUnderpaying: first.underpaying })).toEqual(first);
      }),
    );
  });

  it('a requester whose pay is at or above the reference is never said to be below', () => {
    fc.assert(
      fc.property(someTasks, someReference, (tasks, referenceMicros) => {
        const { pay } = requesterPay(sums(tasks, referenceMicros));
        const { verdict } = judged(tasks, { referenceMicros });
        if (pay !== null && pay >= referenceMicros / 1e6) expect(verdict).not.toMatch(/underpaying|below/);
        if (pay !== null && pay <= referenceMicros / 1e6) expect(verdict).not.toBe('above');
      }),
    );
  });
});
