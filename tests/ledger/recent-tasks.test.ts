import { beforeEach, describe, expect, it } from 'vitest';
import { assumeOverdue } from '../../lib/ledger/assume-overdue';
import { assignBonus } from '../../lib/ledger/bonuses';
import { correctTask } from '../../lib/ledger/corrections';
import type { LedgerDatabase } from '../../lib/ledger/database';
import { importTarget } from '../../lib/ledger/imports';
import { recordDays } from '../../lib/ledger/payments';
import { newestTasks, taskViews } from '../../lib/ledger/recent-tasks';
import { recordStatus } from '../../lib/ledger/status';
import { taskCard } from '../../lib/ledger/task-card';
import { ensureTask, seeTasks } from '../../lib/ledger/tasks';
import { TASK_STATES } from '../../lib/platforms/reading';
import { logTask, NOW, span, taskReading, testLedger, writeSpans } from './test-ledger';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let ledger: LedgerDatabase;
beforeEach(async () => {
  ledger = await testLedger();
});

const keysOf = async () => (await newestTasks(ledger)).tasks.map(({ key }) => key);

describe('the list of tasks', () => {
  it('has the newest first, whatever their state, and what is in hand before all', async () => {
    for (const [n, state] of TASK_STATES.filter((one) => one !== 'assigned').entries()) {
      await logTask(ledger, `E${n}`, { rewardMicros: 1, ms: MINUTE, state, endedAt: NOW - n * DAY });
    }
    await seeTasks(ledger, 'mturk', [taskReading('HAND', { deadlineAt: NOW + DAY })], NOW);
    expect(await keysOf()).toEqual(['HAND', 'E0', 'E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7'].map((id) => `mturk:${id}`));
  });

  it('places work that is known by its day alone after all that ended on it', async () => {
    await logTask(ledger, 'NEWER', { rewardMicros: 1, ms: MINUTE, state: 'paid', endedAt: Date.UTC(2026, 10, 21, 1) });
    await logTask(ledger, 'OLDER', { rewardMicros: 1, ms: MINUTE, state: 'paid', endedAt: Date.UTC(2026, 10, 20, 12) });
    const row = { ...taskReading('DAY'), bonus: null, state: 'approved' as const };
    await recordStatus(ledger, 'mturk', '2026-11-20', [row], NOW);
    expect(await keysOf()).toEqual(['mturk:NEWER', 'mturk:DAY', 'mturk:OLDER']);
    expect((await newestTasks(ledger)).tasks[1]).toMatchObject({ durationMs: null, workDay: '2026-11-20' });
  });

  it('finds a task in hand of which no page told a deadline by the attention it had', async () => {
    await ensureTask(ledger, 'mturk', { taskId: 'T', assignmentId: 'BARE' }, NOW);
    await writeSpans(ledger, [span('s', { taskKey: 'mturk:BARE', startedAt: NOW, endedAt: NOW + MINUTE })]);
    expect((await newestTasks(ledger)).tasks).toMatchObject([{ key: 'mturk:BARE', durationMs: MINUTE, reward: null }]);
  });

  it('ends after fifty, however many there are', async () => {
    const key = await logTask(ledger, 'A', { rewardMicros: 1, ms: MINUTE, state: 'approved' });
    const { key: _, attributedMs: __, ...known } = (await ledger.tasks.get(key)) ?? ({} as never);
    const many = Array.from({ length: 130 }, (_unused, n) => {
      return { ...known, taskId: `T${n}`, assignmentId: `T${n}`, endedAt: NOW - (n + 1) * MINUTE };
    });
    await importTarget(ledger, () => NOW).importTasks(many);
    const keys = await keysOf();
    expect(keys).toHaveLength(50);
    expect([keys[0], keys[49]]).toEqual([key, 'mturk:T48']);
  });

  it('gives tasks by their keys, and what an hour of each paid, where that can be told', async () => {
    const paid = await logTask(ledger, 'PAID', { rewardMicros: 500_000, ms: 10 * MINUTE, state: 'paid' });
    const rejected = await logTask(ledger, 'REJECTED', { rewardMicros: 500_000, ms: MINUTE, state: 'rejected' });
    const returned = await logTask(ledger, 'RETURNED', { rewardMicros: 500_000, ms: MINUTE, state: 'returned' });
    const views = await taskViews(ledger, [returned, 'mturk:GONE', paid, rejected]);
    expect([...views.values()].map(({ key, pay }) => [key, pay])).toEqual([
      [returned, null],
      [paid, 3],
      [rejected, 0],
    ]);
  });

  it('has a card with the stretches of attention and the dated states of each', async () => {
    const key = await logTask(ledger, 'A', { rewardMicros: 1, ms: MINUTE, state: 'approved' });
    await writeSpans(ledger, [span('later', { taskKey: key, startedAt: NOW + MINUTE, endedAt: NOW + 3 * MINUTE })]);
    expect(await taskCard(ledger, key)).toMatchObject({
      ...{ taskId: 'HITA', assignmentId: 'A', groupId: 'GROUP1', clock: 'focused', source: 'tracked', moreSpans: 0 },
      states: [{ state: 'assigned' }, { state: 'submitted', at: NOW }, { state: 'approved', at: NOW }],
      spans: [
        { startedAt: NOW - MINUTE, endedAt: NOW },
        { startedAt: NOW + MINUTE, endedAt: NOW + 3 * MINUTE },
      ],
    });
    expect(await taskCard(ledger, 'mturk:GONE')).toBeNull();
  });

  it('shows what was measured beside what was corrected, and only there', async () => {
    const key = await logTask(ledger, 'A', { rewardMicros: 500_000, ms: MINUTE, state: 'submitted' });
    expect((await newestTasks(ledger)).tasks[0]).toMatchObject({
      measured: {},
      isEdited: false,
      durationMs: MINUTE,
    });
    const requester = { requesterId: 'AELSE', requesterName: 'Else' };
    await correctTask(
      ledger,
      key,
      { durationMs: 5, state: 'paid', requester, reward: { micros: 7, currency: 'USD' } },
      NOW,
    );
    const [task] = (await newestTasks(ledger)).tasks;
    expect(task).toMatchObject({
      ...{ durationMs: 5, state: 'paid', requesterId: 'AELSE', reward: { micros: 7, currency: 'USD' }, isEdited: true },
      measured: {
        durationMs: MINUTE,
        state: 'submitted',
        reward: { micros: 500_000, currency: 'USD' },
        requester: { requesterId: 'AREQUESTER1', requesterName: 'Acme Research' },
      },
    });
  });

  it('says what was assumed, and which bonus was assigned', async () => {
    const key = await logTask(ledger, 'A', {
      rewardMicros: 1,
      ms: MINUTE,
      state: 'submitted',
      endedAt: NOW - 60 * DAY,
    });
    await assumeOverdue(ledger, NOW);
    const day = { submitted: 1, approved: 1, rejected: 0, pending: 0, bonus: { micros: 300_000, currency: 'USD' } };
    await recordDays(ledger, 'mturk', [{ day: '2026-11-23', ...day }], NOW);
    const part = { requesterKey: 'mturk:AREQUESTER1', micros: 100_000 };
    await assignBonus(ledger, 'mturk|bonus|2026-11-23', [
      { ...part, taskKey: key },
      { ...part, taskKey: null },
    ]);
    const page = await newestTasks(ledger);
    expect(page.tasks).toMatchObject([{ isAssumed: true, assignedBonus: { micros: 100_000, currency: 'USD' } }]);
    expect(page.bonuses.map(({ day: of }) => of)).toEqual(['2026-11-23']);
    expect(page.requesters.map(({ requesterId }) => requesterId)).toEqual(['AREQUESTER1']);
  });
});
