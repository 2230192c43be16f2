import { beforeEach, describe, expect, it } from 'vitest';
import { assumeOverdue, setAssuming } from '../../lib/ledger/assume-overdue';
import { correctTask } from '../../lib/ledger/corrections';
import type { LedgerDatabase } from '../../lib/ledger/database';
import { importTarget } from '../../lib/ledger/imports';
import { recordStatus } from '../../lib/ledger/status';
import { logTask, NOW, rollupsAndRebuilt, taskReading, testLedger, viewOf } from './test-ledger';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const WINDOW = 45 * DAY;

let ledger: LedgerDatabase;
beforeEach(async () => {
  ledger = await testLedger();
});

const log = (id: string, endedAt: number) =>
  logTask(ledger, id, { rewardMicros: 500_000, ms: 10 * MINUTE, state: 'submitted', endedAt });
const totals = async () => (await viewOf(ledger)).period.totals;
const isAssumed = async (id: string) => (await ledger.tasks.get(`mturk:${id}`))?.assumedApproved === true;
const rollupsHold = async () => {
  const { kept, rebuilt } = await rollupsAndRebuilt(ledger);
  expect(kept).toEqual(rebuilt);
};

describe('what is pending', () => {
  it('is taken for approved after the platform’s 45 days, and not a moment before', async () => {
    await log('OLD', NOW - WINDOW);
    await log('YOUNG', NOW - WINDOW + 1);
    await assumeOverdue(ledger, NOW);
    expect([await isAssumed('OLD'), await isAssumed('YOUNG')]).toEqual([true, false]);
    expect(await totals()).toMatchObject({
      assumedTasks: 1,
      assumedMicros: 500_000,
      pendingTasks: 1,
      approvedTasks: 0,
    });
    await assumeOverdue(ledger, NOW + 1);
    expect(await totals()).toMatchObject({ assumedTasks: 2, pendingTasks: 0 });
    await rollupsHold();
  });

  it('is known by its day alone where a status page tells of it: the whole day must be over for so long', async () => {
    await log('A1', NOW);
    const { key: _, attributedMs: __, ...known } = (await ledger.tasks.get('mturk:A1')) ?? ({} as never);
    const untimed = {
      ...known,
      acceptedAt: null,
      endedAt: null,
      elapsedMs: null,
      focusedMs: null,
      workDay: '2026-10-09',
    };
    await importTarget(ledger, () => NOW).importTasks([{ ...untimed, taskId: 'B1', assignmentId: 'B1' }]);
    // Midnight in Los Angeles, where it is still summer time.
    const dayIsOver = Date.UTC(2026, 9, 10, 7);
    await assumeOverdue(ledger, dayIsOver + WINDOW - 1);
    expect(await isAssumed('B1')).toBe(false);
    await assumeOverdue(ledger, dayIsOver + WINDOW);
    expect(await isAssumed('B1')).toBe(true);
    expect((await totals()).untimedTasks).toBe(1);
    await rollupsHold();
  });

  it.each(['approved', 'rejected', 'paid'] as const)('is what the platform says once it says %s', async (state) => {
    await log('OLD', NOW - WINDOW);
    await assumeOverdue(ledger, NOW);
    await recordStatus(ledger, 'mturk', '2026-10-09', [{ ...taskReading('OLD'), bonus: null, state }], NOW);
    expect(await isAssumed('OLD')).toBe(false);
    expect((await ledger.tasks.get('mturk:OLD'))?.state).toBe(state);
    expect((await totals()).assumedTasks).toBe(0);
    await rollupsHold();
  });

  it('stays assumed where the platform says that it is still pending', async () => {
    await log('OLD', NOW - WINDOW);
    await assumeOverdue(ledger, NOW);
    await recordStatus(
      ledger,
      'mturk',
      '2026-10-09',
      [{ ...taskReading('OLD'), bonus: null, state: 'submitted' }],
      NOW,
    );
    expect(await isAssumed('OLD')).toBe(true);
  });

  it('is pending again where the worker wants nothing assumed, and assumed again where that is wanted', async () => {
    await log('OLD', NOW - WINDOW - DAY);
    await assumeOverdue(ledger, NOW);
    await setAssuming(ledger, false);
    await assumeOverdue(ledger, NOW);
    expect(await isAssumed('OLD')).toBe(false);
    await log('OLDER', NOW - WINDOW - 2 * DAY);
    await assumeOverdue(ledger, NOW + DAY);
    expect(await totals()).toMatchObject({ assumedTasks: 0, pendingTasks: 2 });
    await setAssuming(ledger, true);
    await assumeOverdue(ledger, NOW + DAY);
    expect(await totals()).toMatchObject({ assumedTasks: 2, pendingTasks: 0 });
    await rollupsHold();
  });

  it('is found though it is older than what was looked at already: from a file, or by the worker’s word', async () => {
    await log('A1', NOW);
    await assumeOverdue(ledger, NOW);
    const { key: _, attributedMs: __, ...known } = (await ledger.tasks.get('mturk:A1')) ?? ({} as never);
    const old = { ...known, acceptedAt: null, endedAt: NOW - 2 * WINDOW };
    await importTarget(ledger, () => NOW).importTasks([
      { ...old, taskId: 'B1', assignmentId: 'B1' },
      { ...old, taskId: 'C1', assignmentId: 'C1', state: 'approved' },
    ]);
    await assumeOverdue(ledger, NOW + 1);
    expect([await isAssumed('B1'), await isAssumed('C1')]).toEqual([true, false]);
    await correctTask(ledger, 'mturk:C1', { state: 'submitted' }, NOW);
    await assumeOverdue(ledger, NOW + 2);
    expect(await isAssumed('C1')).toBe(true);
    await correctTask(ledger, 'mturk:C1', { state: null }, NOW);
    expect(await isAssumed('C1')).toBe(false);
    await rollupsHold();
  });

  it('is gone through in parts, which one that cannot wait does one of', async () => {
    const {
      key: _,
      attributedMs: __,
      ...known
    } = await log('A1', NOW).then(async (key) => (await ledger.tasks.get(key)) ?? ({} as never));
    const many = Array.from({ length: 1_200 }, (_unused, n) => ({
      ...known,
      taskId: `B${n}`,
      assignmentId: `B${n}`,
      acceptedAt: null,
      // Hundreds that ended together must not hold up the rest.
      endedAt: NOW - WINDOW - (n % 2),
    }));
    await importTarget(ledger, () => NOW).importTasks(many);
    await assumeOverdue(ledger, NOW, 1);
    expect((await totals()).assumedTasks + (await totals()).untimedTasks).toBeGreaterThan(0);
    expect(await ledger.tasks.filter(({ assumedApproved }) => assumedApproved === true).count()).toBe(500);
    await assumeOverdue(ledger, NOW);
    expect(await ledger.tasks.filter(({ assumedApproved }) => assumedApproved === true).count()).toBe(1_200);
    await rollupsHold();
  });
});
