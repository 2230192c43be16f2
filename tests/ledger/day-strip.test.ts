import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withRollups } from '../../lib/ledger/rollups';
import { moveTask, seeTasks } from '../../lib/ledger/tasks';
import type { DayKind, DayView } from '../../lib/ledger/views';
import { payFigures } from '../../lib/pay/wage';
import { OVERHEAD_KINDS, TASK_STATES } from '../../lib/platforms/reading';
import { logTask, NOW, span, taskReading, testLedger, viewOf, writeSpans } from './test-ledger';

const MINUTE = 60_000;
/** Midnight in Jakarta, ten hours before `NOW`. */
const MIDNIGHT = NOW - 600 * MINUTE;

type Ledger = Awaited<ReturnType<typeof testLedger>>;

async function dayOf(ledger: Ledger): Promise<DayView> {
  const { day } = await viewOf(ledger, 'today');
  if (day === null) throw new Error('today has no strip');
  return day;
}

/** What the strip holds of each kind, placed and not. */
function sumsOf({ sessions, unplaced }: DayView): Partial<Record<DayKind, number>> {
  const sums: Partial<Record<DayKind, number>> = {};
  for (const { kind, ms } of [...sessions.flatMap(({ parts }) => parts), ...unplaced]) {
    sums[kind] = (sums[kind] ?? 0) + ms;
  }
  return sums;
}

/** The worker says how long a task took. */
async function correct(ledger: Ledger, key: string, ms: number): Promise<void> {
  await ledger.transaction('rw', ledger.log, async () =>
    withRollups(ledger, { tasks: [key] }, NOW, async () => {
      await ledger.tasks.update(key, { correctedMs: ms, edited: true });
    }),
  );
}

describe('the strip of today', () => {
  it('holds tasks by what became of them, unpaid work by kind, and ends sessions with breaks', async () => {
    const ledger = await testLedger();
    const at = (minute: number) => NOW - 120 * MINUTE + minute * MINUTE;
    await writeSpans(ledger, [span('o1', { kind: 'searching', startedAt: at(0), endedAt: at(5) })]);
    await logTask(ledger, 'A1', { rewardMicros: 500_000, ms: 10 * MINUTE, state: 'approved', endedAt: at(15) });
    await logTask(ledger, 'A2', { rewardMicros: 500_000, ms: 5 * MINUTE, state: 'rejected', endedAt: at(20) });
    await logTask(ledger, 'A3', { rewardMicros: null, ms: 3 * MINUTE, state: 'submitted', endedAt: at(23) });
    await writeSpans(ledger, [span('o2', { kind: 'queue', startedAt: at(40), endedAt: at(42) })]);
    await logTask(ledger, 'A4', { rewardMicros: 500_000, ms: 4 * MINUTE, state: 'returned', endedAt: at(46) });
    const { sessions, unplaced } = await dayOf(ledger);
    expect(sessions.map(({ startedAt, endedAt }) => [startedAt, endedAt])).toEqual([
      [at(0), at(23)],
      [at(40), at(46)],
    ]);
    expect(sessions.map(({ parts }) => Object.fromEntries(parts.map(({ kind, ms }) => [kind, ms / MINUTE])))).toEqual([
      { task: 10, searching: 5, rejected: 5, 'unknown-pay': 3 },
      { ended: 4, queue: 2 },
    ]);
    expect(unplaced).toEqual([]);
  });

  it('begins at midnight, in the middle of a span that reaches over it', async () => {
    const ledger = await testLedger();
    await writeSpans(ledger, [
      span('before', { kind: 'queue', startedAt: MIDNIGHT - 9 * MINUTE, endedAt: MIDNIGHT - 5 * MINUTE }),
      span('over', { kind: 'searching', startedAt: MIDNIGHT - 5 * MINUTE, endedAt: MIDNIGHT + 3 * MINUTE }),
    ]);
    const { sessions } = await dayOf(ledger);
    expect(sessions).toMatchObject([
      { startedAt: MIDNIGHT, endedAt: MIDNIGHT + 3 * MINUTE, parts: [{ kind: 'searching', ms: 3 * MINUTE }] },
    ]);
  });

  it('shares what the worker corrected among the days of the task', async () => {
    const ledger = await testLedger();
    const [key = ''] = await seeTasks(ledger, 'mturk', [taskReading('A1')], MIDNIGHT);
    await writeSpans(ledger, [
      span('s1', { taskKey: key, startedAt: MIDNIGHT - 30 * MINUTE, endedAt: MIDNIGHT - 10 * MINUTE }),
      span('s2', { taskKey: key, startedAt: MIDNIGHT + MINUTE, endedAt: MIDNIGHT + 11 * MINUTE }),
    ]);
    await moveTask(ledger, key, { state: 'submitted', at: NOW, source: 'tracking', endedAt: MIDNIGHT + 11 * MINUTE });
    await correct(ledger, key, 15 * MINUTE);
    expect(await dayOf(ledger)).toMatchObject({
      sessions: [{ startedAt: MIDNIGHT + MINUTE, parts: [{ kind: 'task', ms: 5 * MINUTE }] }],
      unplaced: [],
    });
  });

  it('says what has no place in the day, such as time that was only typed in', async () => {
    const ledger = await testLedger();
    const [key = ''] = await seeTasks(ledger, 'mturk', [taskReading('A1', { acceptedAt: NOW - MINUTE })], NOW);
    await moveTask(ledger, key, { state: 'submitted', at: NOW, source: 'tracking', endedAt: NOW });
    await correct(ledger, key, 7 * MINUTE);
    expect(await dayOf(ledger)).toMatchObject({ sessions: [], unplaced: [{ kind: 'task', ms: 7 * MINUTE }] });
  });

  it('is today’s alone: other periods have none', async () => {
    const ledger = await testLedger();
    await writeSpans(ledger, [span('o', { kind: 'queue', startedAt: NOW - MINUTE, endedAt: NOW })]);
    expect((await viewOf(ledger, 'week')).day).toBeNull();
  });

  it('reads the spans of today and one more, however long the log is', async () => {
    const ledger = await testLedger();
    const days = Array.from({ length: 200 }, (_, back) => NOW - (back + 1) * 24 * 60 * MINUTE);
    await writeSpans(
      ledger,
      days.map((at) => span(`old ${at}`, { kind: 'queue', startedAt: at, endedAt: at + MINUTE })),
    );
    await writeSpans(ledger, [span('new', { kind: 'searching', startedAt: NOW - MINUTE, endedAt: NOW })]);
    const read = new Set<string>();
    ledger.spans.hook('reading', (one) => {
      read.add(one.id);
      return one;
    });
    expect(sumsOf(await dayOf(ledger))).toEqual({ searching: MINUTE });
    expect([...read]).toContain('new');
    expect(read.size).toBeLessThanOrEqual(2);
  });

  it('adds up to the work time of the day, kind by kind, after any history', async () => {
    await fc.assert(
      fc.asyncProperty(anyDay, async (told) => {
        const ledger = await testLedger();
        await live(ledger, told);
        const { period } = await viewOf(ledger, 'today');
        const day = await dayOf(ledger);
        const sums = sumsOf(day);
        const { assigned = 0, 'unknown-pay': unknown = 0, ...work } = sums;
        const workMs = Object.values(work).reduce((sum, ms) => sum + ms, 0);
        expect(workMs).toBe(payFigures(period).workMs);
        expect([assigned, unknown]).toEqual([period.totals.assignedMs, period.totals.unknownPayMs]);
        expect([sums.task ?? 0, sums.rejected ?? 0, sums.ended ?? 0, sums.queue ?? 0]).toEqual([
          period.totals.submittedMs,
          period.totals.rejectedMs,
          period.totals.endedMs,
          period.totals.queueMs,
        ]);
        // All of it was measured, so all of it has its place.
        expect(day.unplaced).toEqual([]);
        await ledger.delete();
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});

/** Stretches one after the other, from before midnight on: never two at once, as tracking writes them. */
const anyDay = fc.array(
  fc.record({
    gapMs: fc.oneof(fc.constant(0), fc.nat(40 * MINUTE)),
    ms: fc.integer({ min: 1, max: 40 * MINUTE }),
    work: fc.oneof(fc.nat(4), fc.constantFrom(...OVERHEAD_KINDS)),
    reward: fc.option(fc.nat(2_000_000)),
    state: fc.constantFrom(...TASK_STATES),
    corrected: fc.option(fc.nat(60 * MINUTE)),
  }),
  { maxLength: 25 },
);

async function live(ledger: Ledger, told: typeof anyDay extends fc.Arbitrary<infer T> ? T : never): Promise<void> {
  let at = MIDNIGHT - 60 * MINUTE;
  for (const [index, { gapMs, ms, work, reward, state, corrected }] of told.entries()) {
    const startedAt = at + gapMs;
    const endedAt = startedAt + ms;
    if (endedAt > NOW) return;
    at = endedAt;
    if (typeof work === 'string') {
      await writeSpans(ledger, [span(`o${index}`, { kind: work, startedAt, endedAt })]);
      continue;
    }
    const money = reward === null ? null : { micros: reward, currency: 'USD' };
    const [key = ''] = await seeTasks(ledger, 'mturk', [taskReading(`T${work}`, { reward: money })], startedAt);
    await writeSpans(ledger, [span(`s${index}`, { taskKey: key, startedAt, endedAt })]);
    await moveTask(ledger, key, { state, at: endedAt, source: 'platform', endedAt });
    if (corrected !== null) await correct(ledger, key, corrected);
  }
}
