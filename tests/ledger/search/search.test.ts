/** What a search finds is what going through every task finds, in the same order, whichever way it took. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportedTask } from '../../../lib/exchange/imported';
import { elapsedBetween } from '../../../lib/exchange/imported';
import type { LedgerDatabase } from '../../../lib/ledger/database';
import { importTarget } from '../../../lib/ledger/imports';
import { setNote } from '../../../lib/ledger/listings';
import { CLOCKS, requesterKey, type TaskRecord } from '../../../lib/ledger/records';
import { verdictsOf } from '../../../lib/ledger/requester-list';
import type { Found } from '../../../lib/ledger/search/asked';
import { EVERYTHING, payOfTask, type Question, type Ref, SORTS } from '../../../lib/ledger/search/question';
import { searchTasks } from '../../../lib/ledger/search/search';
import { readTitles } from '../../../lib/ledger/search/titles';
import { timeOf } from '../../../lib/ledger/task-time';
import { VERDICTS } from '../../../lib/pay/verdict';
import { TASK_STATES } from '../../../lib/platforms/reading';
import { calendar } from '../../../lib/time/days';
import { logTask, NOW, testLedger } from '../test-ledger';

const DAY = 86_400_000;
const ZONE = 'Asia/Jakarta';
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
/** Few instants, so that many tasks share one. */
const at = fc.integer({ min: 0, max: 12 }).map((step) => NOW - step * DAY * 0.5);
const dayName = fc.integer({ min: 0, max: 6 }).map((n) => new Date(NOW - n * DAY).toISOString().slice(0, 10));

const anyTask: fc.Arbitrary<ImportedTask> = fc
  .record({
    n: fc.nat(40),
    requesterId: orNull(fc.constantFrom('R1', 'R2', 'R3')),
    requesterName: orNull(fc.constantFrom('Café Lab', 'Other')),
    title: orNull(fc.constantFrom('Label the CATS', 'Label dogs', 'Überblick', '"],"')),
    reward: orNull(fc.record({ micros: fc.nat(5), currency: fc.constantFrom('USD', 'USD', 'EUR') })),
    state: fc.constantFrom(...TASK_STATES),
    clock: fc.constantFrom(...CLOCKS),
    acceptedAt: orNull(at),
    deadlineAt: orNull(at),
    endedAt: orNull(at),
    workDay: orNull(dayName),
    focusedMs: orNull(fc.integer({ min: 0, max: 3 }).map((n) => n * 60_000)),
    hasHistory: fc.boolean(),
  })
  .map(({ n, workDay, hasHistory, ...task }) => ({
    ...task,
    platform: 'mturk' as const,
    ...{ taskId: `T${n}`, assignmentId: null, groupId: null, bonus: null, edited: false, source: 'import:any' },
    stateHistory: hasHistory ? [{ state: task.state, at: NOW - 3 * DAY }] : [],
    elapsedMs: elapsedBetween(task.acceptedAt, task.endedAt),
    ...(workDay === null ? {} : { workDay }),
  }));

const anyQuestion: fc.Arbitrary<Question> = fc.record({
  text: fc.constantFrom('', '', 'label', 'cat', 'CAFE', 'r2 label', 'uber', 'slow', 'nowhere'),
  state: orNull(fc.constantFrom(...TASK_STATES)),
  platform: fc.constantFrom(null, 'mturk' as const),
  requester: fc.constantFrom(null, null, 'mturk:R1', 'mturk:NOBODY'),
  verdict: fc.constantFrom(null, null, ...VERDICTS),
  from: orNull(dayName),
  to: orNull(dayName),
  sort: fc.constantFrom(...SORTS),
});

async function lastFound(ledger: LedgerDatabase, question: Question, after: Ref | null = null): Promise<Found> {
  const { signal } = new AbortController();
  const titles = await readTitles(ledger, signal);
  let last: Found | null = null;
  for await (const found of searchTasks(ledger, { question, titles, after, now: NOW }, signal)) last = found;
  if (last === null) throw new Error('nothing was answered');
  return last;
}

/** The same by going through every task. */
async function naive(ledger: LedgerDatabase, question: Question): Promise<string[]> {
  const verdicts = await verdictsOf(ledger, NOW, new AbortController().signal);
  const plain = (text: string) =>
    text
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase();
  const requesters = new Map((await ledger.requesters.toArray()).map((requester) => [requester.key, requester]));
  const keyOf = ({ platform, requesterId }: TaskRecord) =>
    requesterId === null ? '' : requesterKey(platform, requesterId);
  const dayOf = ({ state, endedAt, workDay, stateHistory: [first] }: TaskRecord) => {
    if (state === 'assigned') return null;
    const ended = endedAt ?? (workDay === undefined ? first?.at : null) ?? null;
    return ended === null ? (workDay ?? null) : calendar(ZONE).dayOf(ended);
  };
  const isAsked = (task: TaskRecord) => {
    const requester = requesters.get(keyOf(task));
    const about = [task.title, task.requesterName, task.requesterId, ...(requester?.names ?? []), requester?.note];
    const words = plain(question.text).split(' ').filter(Boolean);
    const day = dayOf(task);
    return (
      words.every((word) => about.some((text) => plain(text ?? '').includes(word))) &&
      (question.state === null || task.state === question.state) &&
      (question.requester === null || keyOf(task) === question.requester) &&
      (question.verdict === null || verdicts.get(keyOf(task)) === question.verdict) &&
      ((question.from === null && question.to === null) ||
        (day !== null && day >= (question.from ?? day) && day <= (question.to ?? day)))
    );
  };
  const tasks = (await ledger.tasks.toArray()).filter(isAsked);
  return tasks.sort(naiveOrder(question.sort)).map(({ key }) => key);
}

function naiveOrder(sort: Question['sort']): (a: TaskRecord, b: TaskRecord) => number {
  const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  /** What is compared one after the other, upwards. */
  const keys = (task: TaskRecord): (number | string)[] => {
    const place =
      task.state === 'assigned' || (task.endedAt === null && task.workDay === undefined)
        ? null
        : (task.endedAt ?? Date.parse(`${task.workDay}T23:59:59.999Z`));
    const isInHand = task.state === 'assigned' && task.deadlineAt !== null;
    const time = timeOf(task, []);
    const pay = payOfTask(task, time);
    switch (sort) {
      case 'newest':
        return place === null ? [isInHand ? 0 : 2, 0] : [1, -place];
      case 'oldest':
        return place === null ? [isInHand ? 1 : 2, 0] : [0, place];
      case 'reward':
        return task.reward === null ? [1] : [0, task.reward.currency, -task.reward.micros];
      case 'time':
        return time === null ? [1] : [0, CLOCKS.indexOf(task.clock), -time];
      case 'pay':
        return pay === null || task.reward === null ? [1] : [0, task.reward.currency, CLOCKS.indexOf(task.clock), -pay];
    }
  };
  return (a, b) => {
    const [left, right] = [keys(a), keys(b)];
    for (const [index, one] of left.entries()) {
      const other = right[index] ?? 0;
      const order = typeof one === 'string' ? byText(one, String(other)) : one - Number(other);
      if (order !== 0) return order;
    }
    return sort === 'oldest' ? byText(a.key, b.key) : byText(b.key, a.key);
  };
}

async function ledgerWith(tasks: ImportedTask[]): Promise<LedgerDatabase> {
  const ledger = await testLedger();
  const target = importTarget(ledger, () => NOW);
  await target.importRequesters([{ platform: 'mturk', requesterId: 'R2', names: ['Seen before'] }]);
  await target.importTasks(tasks);
  await setNote(ledger, 'mturk:R3', 'slow to approve');
  return ledger;
}

it('finds what going through every task finds, in the same order, and counts it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyTask, { maxLength: 40 }),
      fc.array(anyQuestion, { minLength: 8, maxLength: 12 }),
      async (tasks, questions) => {
        const ledger = await ledgerWith(tasks);
        for (const question of questions) {
          const found = await lastFound(ledger, question);
          const expected = await naive(ledger, question);
          expect(found.refs.map(({ key }) => key)).toEqual(expected);
          expect(found).toMatchObject({ count: expected.length, isExact: true, isSettled: true, isComplete: true });
        }
        await ledger.delete();
      },
    ),
    { numRuns: 25 },
  );
}, 120_000);

it('goes on after any task of an answer with what came after it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyTask, { minLength: 10, maxLength: 40 }),
      anyQuestion,
      fc.nat(),
      async (tasks, question, place) => {
        const ledger = await ledgerWith(tasks);
        const { refs } = await lastFound(ledger, question);
        const at = place % Math.max(1, refs.length);
        const next = await lastFound(ledger, question, refs[at] ?? null);
        expect(next.refs).toEqual(refs.length === 0 ? [] : refs.slice(at + 1));
        await ledger.delete();
      },
    ),
    { numRuns: 25 },
  );
}, 120_000);

describe('a search of many tasks', () => {
  const SOME_TASK = fc.sample(anyTask, { numRuns: 1, seed: 5 })[0] as ImportedTask;
  const many = (count: number, fields: (n: number) => Partial<ImportedTask>): ImportedTask[] =>
    Array.from({ length: count }, (_, n) => ({
      ...SOME_TASK,
      ...{ taskId: `T${String(n).padStart(5, '0')}`, requesterId: `R${n % 7}`, title: `Kind ${n % 7}` },
      ...{ state: 'paid' as const, reward: { micros: n, currency: 'USD' }, acceptedAt: null, endedAt: NOW - n * 1000 },
      ...fields(n),
    }));

  it('shows the first before it has read the rest', async () => {
    const ledger = await ledgerWith(many(700, () => ({})));
    const { signal } = new AbortController();
    const titles = await readTitles(ledger, signal);
    const search = { question: EVERYTHING, titles, after: null, now: NOW };
    for await (const found of searchTasks(ledger, search, signal)) {
      if (found.refs.length === 0) continue;
      expect(found.read).toBeLessThan(200);
      expect(found).toMatchObject({ isSettled: true, isComplete: false, count: 700, isExact: true });
      break;
    }
  });

  it('goes through three hundred that share a day, each once', async () => {
    const ledger = await ledgerWith(many(300, () => ({ endedAt: null, workDay: '2026-11-20' })));
    const { refs } = await lastFound(ledger, EVERYTHING);
    expect(new Set(refs.map(({ key }) => key)).size).toBe(300);
    expect(refs).toHaveLength(300);
  });

  it('ends when it is no longer wanted', async () => {
    const ledger = await ledgerWith(many(900, () => ({})));
    const ending = new AbortController();
    const titles = await readTitles(ledger, ending.signal);
    const answers: Found[] = [];
    const search = { question: { ...EVERYTHING, sort: 'reward' as const }, titles, after: null, now: NOW };
    for await (const found of searchTasks(ledger, search, ending.signal)) {
      answers.push(found);
      ending.abort();
    }
    expect(answers).toHaveLength(1);
    expect(answers[0]).toMatchObject({ isComplete: false });
  });
});

it('has a task in hand of which no page told a deadline among the first, by the attention it had', async () => {
  const ledger = await testLedger();
  await logTask(ledger, 'ENDED', { rewardMicros: 1, ms: 1000, state: 'paid' });
  const key = await logTask(ledger, 'BARE', { rewardMicros: null, ms: 1000, state: 'assigned' });
  const { refs } = await lastFound(ledger, EVERYTHING);
  expect(refs.map((ref) => ref.key)).toEqual([key, 'mturk:ENDED']);
});
