import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ImportedTask } from '../../lib/exchange/imported';
import type { LedgerDatabase } from '../../lib/ledger/database';
import { exportSource } from '../../lib/ledger/exports';
import { importTarget } from '../../lib/ledger/imports';
import { recordDays } from '../../lib/ledger/payments';
import { recordStatus } from '../../lib/ledger/status';
import { seeTasks } from '../../lib/ledger/tasks';
import { payFigures } from '../../lib/pay/wage';
import type { DayRow, StatusRow } from '../../lib/platforms/reading';
import { logTask, NOW, rollupsAndRebuilt, span, taskReading, testLedger, viewOf, writeSpans } from './test-ledger';

const DAY = '2026-11-23';
const MINUTE = 60_000;

let ledger: LedgerDatabase;
beforeEach(async () => {
  ledger = await testLedger();
});

function row(assignmentId: string, fields: Partial<StatusRow> = {}): StatusRow {
  const { taskId, requesterId, requesterName, title, reward } = taskReading(assignmentId);
  return { taskId, assignmentId, requesterId, requesterName, title, reward, bonus: null, state: 'approved', ...fields };
}

const record = (...rows: StatusRow[]) => recordStatus(ledger, 'mturk', DAY, rows, NOW);
const today = async () => (await viewOf(ledger)).period;
const totals = async () => (await today()).totals;

describe('work that nobody timed', () => {
  it('is taken up with what the platform says, dated now and on the platform’s day', async () => {
    expect(await record(row('A1'))).toEqual({ added: 1, changed: 0 });
    expect(await ledger.tasks.toArray()).toMatchObject([
      {
        key: 'mturk:A1',
        taskId: 'HITA1',
        state: 'approved',
        stateHistory: [{ state: 'approved', at: NOW }],
        workDay: DAY,
        reward: { micros: 500_000, currency: 'USD' },
        requesterName: 'Acme Research',
        acceptedAt: null,
        endedAt: null,
        focusedMs: null,
        elapsedMs: null,
        clock: 'focused',
        source: 'tracked',
      },
    ]);
    const [day] = await ledger.days.where('[dayOf+day]').equals(['worker', DAY]).toArray();
    expect(day?.totals).toMatchObject({ untimedTasks: 1, untimedMicros: 500_000, approvedMicros: 0 });
    expect((await ledger.requesters.get('mturk:AREQUESTER1'))?.names).toEqual(['Acme Research']);
  });

  it('changes no figure of pay, not of a requester either', async () => {
    await logTask(ledger, 'T1', { rewardMicros: 1_000_000, ms: 10 * MINUTE, state: 'approved' });
    const before = payFigures(await today());
    const { sums } = (await ledger.requesters.get('mturk:AREQUESTER1')) ?? {};
    await record(row('A1'), row('A2', { state: 'submitted' }), row('A3', { state: 'paid' }));
    expect(payFigures(await today())).toEqual(before);
    expect((await ledger.requesters.get('mturk:AREQUESTER1'))?.sums).toEqual(sums);
  });

  it('said again changes nothing', async () => {
    await record(row('A1'), row('A2', { state: 'submitted' }));
    const before = await ledger.tasks.toArray();
    expect(await record(row('A2', { state: 'submitted' }), row('A1'))).toEqual({ added: 0, changed: 0 });
    expect(await ledger.tasks.toArray()).toEqual(before);
  });

  it('that a page shows later is the same task, and its time then counts', async () => {
    await record(row('A1'));
    await seeTasks(ledger, 'mturk', [taskReading('A1', { acceptedAt: NOW - 5 * MINUTE })], NOW);
    await writeSpans(ledger, [span('s', { taskKey: 'mturk:A1', startedAt: NOW - 5 * MINUTE, endedAt: NOW })]);
    expect(await ledger.tasks.toArray()).toMatchObject([{ state: 'approved', focusedMs: 5 * MINUTE }]);
    expect(await totals()).toMatchObject({ approvedTasks: 1, untimedTasks: 0, submittedMs: 5 * MINUTE });
  });

  it('whose times a file brings has them from then on', async () => {
    await record(row('A1'));
    const { key: _key, attributedMs: _share, ...known } = (await ledger.tasks.get('mturk:A1')) ?? never();
    const file: ImportedTask = {
      ...known,
      clock: 'elapsed',
      acceptedAt: NOW - 9 * MINUTE,
      endedAt: NOW,
      source: 'import:work-log',
    };
    delete file.workDay;
    await importTarget(ledger, () => NOW).importTasks([file]);
    expect(await ledger.tasks.toArray()).toMatchObject([
      { clock: 'elapsed', attributedMs: 9 * MINUTE, state: 'approved' },
    ]);
    expect(await totals()).toMatchObject({ approvedTasks: 1, untimedTasks: 0, submittedMs: 9 * MINUTE });
  });

  it('that a file knows by its task alone is not taken up a second time', async () => {
    await record(row('A1'));
    const { key: _key, attributedMs: _share, ...known } = (await ledger.tasks.get('mturk:A1')) ?? never();
    ledger = await testLedger();
    const file: ImportedTask = {
      ...known,
      assignmentId: null,
      state: 'submitted',
      clock: 'elapsed',
      acceptedAt: NOW - MINUTE,
      endedAt: NOW,
    };
    await importTarget(ledger, () => NOW).importTasks([file]);
    expect(await record(row('A1'))).toEqual({ added: 0, changed: 1 });
    expect(await ledger.tasks.toArray()).toMatchObject([{ key: 'mturk:task:HITA1', state: 'approved' }]);
  });

  it('leaves a name alone that was seen on a page since', async () => {
    await seeTasks(ledger, 'mturk', [taskReading('T1', { requesterName: 'New name' })], NOW);
    await record(row('A1', { requesterName: 'Old name' }));
    expect((await ledger.requesters.get('mturk:AREQUESTER1'))?.names).toEqual(['New name']);
  });

  it('is in an export with its day', async () => {
    await record(row('A1'), row('A2', { bonus: { micros: 100_000, currency: 'USD' } }));
    const tasks: ImportedTask[] = [];
    for await (const batch of exportSource(ledger).allTasks()) tasks.push(...batch.map((task) => ({ ...task })));
    expect(tasks.map(({ workDay }) => workDay)).toEqual([DAY, DAY]);
  });
});

describe('a bonus that a row names', () => {
  const bonus = { micros: 300_000, currency: 'USD' };
  const dashboard = (micros: number): DayRow => ({
    day: DAY,
    submitted: 2,
    approved: 2,
    rejected: 0,
    pending: 0,
    bonus: { micros, currency: 'USD' },
  });

  it.each([
    ['before', async () => [await days(), await record(row('T1', { bonus }))]],
    ['after', async () => [await record(row('T1', { bonus })), await days()]],
  ])('belongs to its task, and is not counted once more with a day that is read %s it', async (_, read) => {
    await logTask(ledger, 'T1', { rewardMicros: 500_000, ms: 10 * MINUTE, state: 'submitted' });
    await read();
    expect((await ledger.tasks.get('mturk:T1'))?.bonus).toEqual(bonus);
    // 1.00 on that day, 0.30 of it for this task.
    expect((await totals()).bonusMicros).toBe(1_000_000);
    const { kept, rebuilt } = await rollupsAndRebuilt(ledger);
    expect(kept).toEqual(rebuilt);
    await read();
    expect((await totals()).bonusMicros).toBe(1_000_000);
  });

  const days = () => recordDays(ledger, 'mturk', [dashboard(1_000_000)], NOW);

  it('may come long after the work', async () => {
    await record(row('A1'));
    expect(await record(row('A1', { bonus }))).toEqual({ added: 0, changed: 1 });
    expect(await totals()).toMatchObject({ untimedMicros: 800_000 });
  });

  it('leaves what the worker said of the day’s bonus when the platform says the day anew', async () => {
    await logTask(ledger, 'T1', { rewardMicros: 500_000, ms: 10 * MINUTE, state: 'submitted' });
    await days();
    const assigned = [{ requesterKey: 'mturk:AREQUESTER1', taskKey: null, micros: 200_000 }];
    await ledger.payments.update(`mturk|bonus|${DAY}`, { assigned });
    await recordDays(ledger, 'mturk', [dashboard(1_200_000)], NOW);
    expect(await ledger.payments.toArray()).toMatchObject([{ amount: { micros: 1_200_000 }, assigned }]);
  });
});

it('the sums equal a rebuild after any rows, however often a page repeats one', async () => {
  const anyRow = fc.record({
    n: fc.nat(4),
    state: fc.constantFrom('submitted' as const, 'approved' as const, 'rejected' as const, 'paid' as const),
    reward: fc.option(fc.record({ micros: fc.nat(2_000_000), currency: fc.constantFrom('USD', 'EUR') }), { nil: null }),
    bonus: fc.option(fc.record({ micros: fc.nat(500_000), currency: fc.constant('USD') }), { nil: null }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(anyRow, { maxLength: 6 }), { maxLength: 4 }), async (pages) => {
      ledger = await testLedger();
      await logTask(ledger, 'A0', { rewardMicros: 250_000, ms: 4 * MINUTE, state: 'submitted' });
      await recordDays(
        ledger,
        'mturk',
        [{ day: DAY, submitted: 1, approved: 0, rejected: 0, pending: 1, bonus: { micros: 400_000, currency: 'USD' } }],
        NOW,
      );
      for (const page of pages) await record(...page.map(({ n, ...fields }) => row(`A${n}`, fields)));
      const { kept, rebuilt } = await rollupsAndRebuilt(ledger);
      expect(kept).toEqual(rebuilt);
      await ledger.delete();
    }),
    { numRuns: 40 },
  );
}, 60_000);

function never(): never {
  throw new Error('The task is not there');
}
