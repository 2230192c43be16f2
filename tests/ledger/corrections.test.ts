import { beforeEach, describe, expect, it } from 'vitest';
import { correctTask, LONGEST_CORRECTED_MS } from '../../lib/ledger/corrections';
import type { LedgerDatabase } from '../../lib/ledger/database';
import { importTarget } from '../../lib/ledger/imports';
import type { TaskRecord } from '../../lib/ledger/records';
import { recordStatus } from '../../lib/ledger/status';
import { ensureTask, expireOverdue, moveTask, seeTasks } from '../../lib/ledger/tasks';
import type { StatusRow } from '../../lib/platforms/reading';
import {
  logTask,
  NOW,
  requesterOf,
  rollupsAndRebuilt,
  span,
  taskReading,
  testLedger,
  viewOf,
  writeSpans,
} from './test-ledger';

const MINUTE = 60_000;
const KEY = 'mturk:A1';

let ledger: LedgerDatabase;
beforeEach(async () => {
  ledger = await testLedger();
});

const task = async () => (await ledger.tasks.get(KEY)) as TaskRecord;
const totals = async () => (await viewOf(ledger)).period.totals;
const usd = (micros: number) => ({ micros, currency: 'USD' });
const status = (state: StatusRow['state'], fields: Partial<StatusRow> = {}) =>
  recordStatus(ledger, 'mturk', '2026-11-23', [{ ...taskReading('A1'), bonus: null, ...fields, state }], NOW);
const rollupsHold = async () => {
  const { kept, rebuilt } = await rollupsAndRebuilt(ledger);
  expect(kept).toEqual(rebuilt);
};

describe('a corrected time', () => {
  beforeEach(() => logTask(ledger, 'A1', { rewardMicros: 500_000, ms: 10 * MINUTE, state: 'submitted' }));

  it('counts in every sum, with the measured one kept beside it', async () => {
    await correctTask(ledger, KEY, { durationMs: 4 * MINUTE }, NOW);
    expect(await task()).toMatchObject({ correctedMs: 4 * MINUTE, focusedMs: 10 * MINUTE, edited: true });
    expect((await totals()).submittedMs).toBe(4 * MINUTE);
    expect(await requesterOf(ledger, 'mturk:AREQUESTER1')).toMatchObject({ timeMs: 4 * MINUTE, pay: 7.5 });
    await rollupsHold();
  });

  it('is taken back to what was measured by then', async () => {
    await correctTask(ledger, KEY, { durationMs: 4 * MINUTE }, NOW);
    await writeSpans(ledger, [span('more', { taskKey: KEY, startedAt: NOW, endedAt: NOW + MINUTE })]);
    expect((await totals()).submittedMs).toBe(4 * MINUTE);
    await correctTask(ledger, KEY, { durationMs: null }, NOW);
    expect((await totals()).submittedMs).toBe(11 * MINUTE);
    expect(await task()).toMatchObject({ edited: false });
    expect(Object.keys(await task())).not.toContain('correctedMs');
    await rollupsHold();
  });

  it('of no time at all leaves no wage, and one as measured is no correction', async () => {
    await correctTask(ledger, KEY, { durationMs: 0 }, NOW);
    expect((await totals()).submittedMs).toBe(0);
    await correctTask(ledger, KEY, { durationMs: 10 * MINUTE }, NOW);
    expect((await task()).edited).toBe(false);
  });

  it.each([-1, 0.5, LONGEST_CORRECTED_MS + 1, Number.NaN])('of %d ms is refused', async (durationMs) => {
    await expect(correctTask(ledger, KEY, { durationMs }, NOW)).rejects.toThrow(RangeError);
    expect((await task()).edited).toBe(false);
  });

  it('is given to a task that nobody measured, which then counts', async () => {
    const { focusedMs: _, ...known } = await task();
    await importTarget(ledger, () => NOW).importTasks([
      {
        ...known,
        taskId: 'T2',
        assignmentId: 'A2',
        focusedMs: null,
        acceptedAt: null,
        endedAt: null,
        workDay: '2026-11-20',
      },
    ]);
    expect(await totals()).toMatchObject({ untimedTasks: 1, pendingTasks: 1 });
    await correctTask(ledger, 'mturk:A2', { durationMs: 5 * MINUTE }, NOW);
    expect(await totals()).toMatchObject({ untimedTasks: 0, pendingTasks: 2, submittedMs: 15 * MINUTE });
    await rollupsHold();
  });

  it('of an imported task replaces its share of time, and leaves the others theirs', async () => {
    const imported = {
      ...(await task()),
      clock: 'elapsed' as const,
      focusedMs: null,
      acceptedAt: NOW,
      source: 'import:x',
    };
    await importTarget(ledger, () => NOW).importTasks([
      { ...imported, taskId: 'T2', assignmentId: 'A2', endedAt: NOW + 10 * MINUTE },
      { ...imported, taskId: 'T3', assignmentId: 'A3', endedAt: NOW + 15 * MINUTE },
    ]);
    await correctTask(ledger, 'mturk:A2', { durationMs: 3 * MINUTE }, NOW);
    const sums = (await ledger.requesters.get('mturk:AREQUESTER1'))?.sums.elapsed;
    expect(sums).toMatchObject({ tasks: 2, timeMs: 8 * MINUTE });
    await rollupsHold();
  });
});

describe('a corrected reward', () => {
  it('counts for the sums, and is not overwritten by pages', async () => {
    await seeTasks(ledger, 'mturk', [taskReading('A1', { reward: null })], NOW);
    await writeSpans(ledger, [span('s', { taskKey: KEY, startedAt: NOW, endedAt: NOW + 30 * MINUTE })]);
    await correctTask(ledger, KEY, { reward: usd(3_000_000) }, NOW);
    await seeTasks(ledger, 'mturk', [taskReading('A1')], NOW);
    expect(await task()).toMatchObject({ reward: usd(3_000_000), measured: { reward: usd(500_000) }, edited: true });
    await moveTask(ledger, KEY, { state: 'submitted', at: NOW, source: 'tracking', endedAt: NOW });
    expect((await totals()).pendingMicros).toBe(3_000_000);
    await correctTask(ledger, KEY, { reward: null }, NOW);
    expect(await task()).toMatchObject({ reward: usd(500_000), edited: false });
    expect(Object.keys(await task())).not.toContain('measured');
    await rollupsHold();
  });
});

describe('a corrected state', () => {
  it('moves the sums, and a later word of the platform stands beside it', async () => {
    await logTask(ledger, 'A1', { rewardMicros: 500_000, ms: 10 * MINUTE, state: 'submitted' });
    await correctTask(ledger, KEY, { state: 'approved' }, NOW);
    expect(await totals()).toMatchObject({ approvedTasks: 1, pendingTasks: 0 });
    await status('rejected');
    expect(await task()).toMatchObject({ state: 'approved', measured: { state: 'rejected' }, edited: true });
    expect(await totals()).toMatchObject({ approvedTasks: 1, rejectedTasks: 0 });
    await correctTask(ledger, KEY, { state: null }, NOW);
    expect(await task()).toMatchObject({ state: 'rejected', edited: false });
    expect(await totals()).toMatchObject({ approvedTasks: 0, rejectedTasks: 1 });
    expect((await task()).stateHistory.map(({ state }) => state)).toEqual(['assigned', 'submitted', 'rejected']);
    await rollupsHold();
  });

  it('ends a task in hand whose page never said so, at the last attention', async () => {
    await seeTasks(ledger, 'mturk', [taskReading('A1', { deadlineAt: NOW + MINUTE })], NOW - 20 * MINUTE);
    await writeSpans(ledger, [span('s', { taskKey: KEY, startedAt: NOW - 15 * MINUTE, endedAt: NOW - 10 * MINUTE })]);
    await correctTask(ledger, KEY, { state: 'submitted' }, NOW);
    expect(await task()).toMatchObject({
      state: 'submitted',
      endedAt: NOW - 10 * MINUTE,
      measured: { state: 'assigned' },
    });
    expect(await totals()).toMatchObject({ pendingTasks: 1, assignedMs: 0, submittedMs: 5 * MINUTE });
    await expireOverdue(ledger, NOW + 60 * MINUTE);
    expect((await task()).state).toBe('submitted');
    await correctTask(ledger, KEY, { state: null }, NOW);
    expect(await task()).toMatchObject({ state: 'assigned', endedAt: null, edited: false });
    await rollupsHold();
  });

  it('that the platform bears out has done its part: a decision follows on what was handed in', async () => {
    await seeTasks(ledger, 'mturk', [taskReading('A1')], NOW - 20 * MINUTE);
    await correctTask(ledger, KEY, { state: 'submitted' }, NOW);
    await status('rejected');
    expect(await task()).toMatchObject({ state: 'rejected', edited: false, endedAt: NOW });
    await rollupsHold();
  });

  it('is not borne out by what contradicts it', async () => {
    await seeTasks(ledger, 'mturk', [taskReading('A1')], NOW - 20 * MINUTE);
    await correctTask(ledger, KEY, { state: 'returned' }, NOW);
    await status('approved');
    expect(await task()).toMatchObject({ state: 'returned', measured: { state: 'approved' }, edited: true });
  });

  it('of a task in hand takes no time along: that goes on', async () => {
    await seeTasks(ledger, 'mturk', [taskReading('A1')], NOW - 20 * MINUTE);
    await correctTask(ledger, KEY, { durationMs: MINUTE }, NOW);
    expect((await task()).edited).toBe(false);
    await correctTask(ledger, KEY, { durationMs: MINUTE, state: 'returned' }, NOW);
    expect(await task()).toMatchObject({ correctedMs: MINUTE, edited: true });
    await correctTask(ledger, KEY, { state: null }, NOW);
    expect(await task()).toMatchObject({ state: 'assigned', edited: false });
  });
});

describe('a corrected requester', () => {
  const other = { requesterId: 'AOTHER', requesterName: 'Other Lab' };

  it('takes the task along, and gives it back', async () => {
    await logTask(ledger, 'A1', { rewardMicros: 500_000, ms: 10 * MINUTE, state: 'approved' });
    await correctTask(ledger, KEY, { requester: other }, NOW);
    expect(await requesterOf(ledger, 'mturk:AOTHER')).toMatchObject({ tasks: 1, name: 'Other Lab' });
    expect((await requesterOf(ledger, 'mturk:AREQUESTER1')).tasks).toBe(0);
    expect((await task()).measured).toEqual({ requesterId: 'AREQUESTER1', requesterName: 'Acme Research' });
    await correctTask(ledger, KEY, { requester: null }, NOW);
    expect(await requesterOf(ledger, 'mturk:AREQUESTER1')).toMatchObject({ tasks: 1 });
    expect((await task()).edited).toBe(false);
    await rollupsHold();
  });

  it('is given to a task that only its address tells of, and what a status page says later stands beside it', async () => {
    await ensureTask(ledger, 'mturk', { taskId: 'HITA1', assignmentId: 'A1' }, NOW);
    await correctTask(ledger, KEY, { requester: other }, NOW);
    await status('submitted');
    expect(await task()).toMatchObject({
      requesterId: 'AOTHER',
      measured: { requesterId: 'AREQUESTER1' },
      state: 'submitted',
    });
    await status('approved', { requesterId: 'ATHIRD' });
    expect((await task()).measured?.requesterId).toBe('AREQUESTER1');
    await rollupsHold();
  });
});

it('corrections are undone one by one, and the mark goes with the last', async () => {
  await logTask(ledger, 'A1', { rewardMicros: 500_000, ms: 10 * MINUTE, state: 'submitted' });
  const before = await task();
  const requester = { requesterId: 'AOTHER', requesterName: null };
  await correctTask(ledger, KEY, { durationMs: 0, reward: usd(0), state: 'rejected', requester }, NOW);
  for (const field of ['reward', 'state', 'requester', 'durationMs'] as const) {
    expect((await task()).edited).toBe(true);
    await correctTask(ledger, KEY, { [field]: null }, NOW);
    await rollupsHold();
  }
  expect(await task()).toEqual(before);
});

it('a task that is not known stays unknown', async () => {
  await correctTask(ledger, KEY, { durationMs: 0 }, NOW);
  expect(await ledger.tasks.count()).toBe(0);
});
