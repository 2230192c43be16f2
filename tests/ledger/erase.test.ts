import { describe, expect, it } from 'vitest';
import { importFile } from '../../lib/exchange/import';
import type { ImportedTask } from '../../lib/exchange/imported';
import { assignBonus } from '../../lib/ledger/bonuses';
import { correctTask } from '../../lib/ledger/corrections';
import type { LedgerDatabase } from '../../lib/ledger/database';
import { erase, eraseEverything, finishErasing } from '../../lib/ledger/erase';
import { countGoing } from '../../lib/ledger/erasure';
import { beginImport, endImport } from '../../lib/ledger/import-journal';
import { takeBack } from '../../lib/ledger/import-undo';
import { importTarget } from '../../lib/ledger/imports';
import { setListing, setNote } from '../../lib/ledger/listings';
import { recordDays } from '../../lib/ledger/payments';
import { countProblems } from '../../lib/ledger/problems';
import { generateLog } from '../fixtures/logs/generate-log';
import { logTask, NOW, rollupsAndRebuilt, span, testLedger, viewOf, writeSpans } from './test-ledger';

const HOUR = 3_600_000;

/** A ledger with something in every table of the log. */
async function filled() {
  const ledger = await testLedger();
  await logTask(ledger, 'A1', { rewardMicros: 500_000, ms: 60_000, state: 'approved', endedAt: NOW - 30 * HOUR });
  await logTask(ledger, 'A2', { rewardMicros: 100_000, ms: 90_000, state: 'submitted', endedAt: NOW - HOUR });
  await writeSpans(ledger, [
    span('search', { kind: 'searching', startedAt: NOW - 2 * HOUR, endedAt: NOW - 1.5 * HOUR }),
  ]);
  const bonus = { micros: 250_000, currency: 'USD' };
  await recordDays(
    ledger,
    'mturk',
    [{ day: '2026-11-22', submitted: 1, approved: 1, rejected: 0, pending: 0, bonus }],
    NOW,
  );
  await setListing(ledger, 'mturk:AREQUESTER1', 'blocked');
  await countProblems(ledger, 'mturk', 'queue', [{ reason: 'rows-malformed', rows: 1 }], NOW);
  return ledger;
}

describe('everything', () => {
  it('is gone from every table, and what tells how to count stays', async () => {
    const ledger = await filled();
    await ledger.meta.put({ key: 'settledDays', value: [] });
    await ledger.tabs.put({ tabId: 7, page: null, opened: null });
    await eraseEverything(ledger, NOW);
    const counts = Object.fromEntries(
      await Promise.all(ledger.tables.map(async (table) => [table.name, await table.count()])),
    );
    expect(counts).toEqual({ ...Object.fromEntries(ledger.tables.map(({ name }) => [name, 0])), meta: 3 });
    expect((await ledger.meta.toCollection().primaryKeys()).sort()).toEqual(['erasedAt', 'reference', 'workerZone']);
    expect((await viewOf(ledger)).period.totals).toMatchObject({ approvedTasks: 0, searchingMs: 0 });
  });

  it('leaves a ledger that takes new work', async () => {
    const ledger = await filled();
    await eraseEverything(ledger, NOW);
    await logTask(ledger, 'B1', { rewardMicros: 300_000, ms: 60_000, state: 'submitted', endedAt: NOW + HOUR });
    expect((await viewOf(ledger, 'all', NOW + HOUR)).period.totals).toMatchObject({
      pendingTasks: 1,
      submittedMs: 60_000,
    });
    expect(await importTarget(ledger, () => NOW).importTasks([])).toEqual({ added: 0, updated: 0, unchanged: 0 });
  });
});

/** Everything that the database holds, as text, without what only tells when something was erased. */
async function everythingHeld(ledger: LedgerDatabase): Promise<string> {
  const tables = await Promise.all(ledger.tables.map(async (table) => [table.name, await table.toArray()]));
  return JSON.stringify(tables, (_, value) => (typeof value === 'bigint' ? `${value}` : value));
}

describe('a task', () => {
  it('is gone with its time and its part of a bonus, and nothing else is', async () => {
    const ledger = await filled();
    const parts = [
      { requesterKey: 'mturk:AREQUESTER1', taskKey: 'mturk:A1', micros: 100_000 },
      { requesterKey: 'mturk:AREQUESTER1', taskKey: null, micros: 50_000 },
    ];
    await assignBonus(ledger, 'mturk|bonus|2026-11-22', parts);
    const wanted = { what: 'task', taskKey: 'mturk:A1' } as const;
    expect(await countGoing(ledger, wanted, NOW)).toEqual({ tasks: 1, spans: 1, payments: 0 });
    await erase(ledger, wanted, NOW);
    expect(await everythingHeld(ledger)).not.toMatch(/[":-]A1"/);
    expect(await ledger.tasks.toCollection().primaryKeys()).toEqual(['mturk:A2']);
    expect((await ledger.payments.toArray())[0]?.assigned).toEqual([parts[1]]);
    const { totals } = (await viewOf(ledger)).period;
    expect(totals).toMatchObject({ approvedTasks: 0, pendingTasks: 1, submittedMs: 90_000, searchingMs: HOUR / 2 });
    expect(await countGoing(ledger, wanted, NOW)).toEqual({ tasks: 0, spans: 0, payments: 0 });
  });

  it('gives imported work that overlapped with it its own time back', async () => {
    const [with_, without] = [await testLedger(), await testLedger()];
    const log = (...rows: [string, number, number][]) =>
      rows.map(([taskId, from, to]) => elapsedTask(taskId, NOW - from * HOUR, NOW - to * HOUR));
    const three = log(['X', 6, 2], ['Y', 5, 3], ['Z', 4, 1]);
    await importTarget(with_, () => NOW).importTasks(three);
    await importTarget(without, () => NOW).importTasks(three.filter(({ taskId }) => taskId !== 'Y'));
    await erase(with_, { what: 'task', taskKey: 'mturk:task:Y' }, NOW);
    expect(await with_.tasks.toArray()).toEqual(await without.tasks.toArray());
    expect(await with_.days.toArray()).toEqual(await without.days.toArray());
  });
});

describe('a requester', () => {
  it('is gone with everything that names it', async () => {
    const ledger = await filled();
    await logTask(ledger, 'B1', { rewardMicros: 1, ms: 1000, state: 'submitted', requesterId: 'AELSE' });
    await logTask(ledger, 'B2', { rewardMicros: 1, ms: 1000, state: 'submitted', requesterId: 'AREQUESTER1' });
    await correctTask(ledger, 'mturk:B2', { requester: { requesterId: 'AELSE', requesterName: 'Else' } }, NOW);
    await setNote(ledger, 'mturk:AREQUESTER1', 'Pays late');
    await assignBonus(ledger, 'mturk|bonus|2026-11-22', [
      { requesterKey: 'mturk:AREQUESTER1', taskKey: null, micros: 100_000 },
    ]);
    const wanted = { what: 'requester', requesterKey: 'mturk:AREQUESTER1' } as const;
    expect(await countGoing(ledger, wanted, NOW)).toEqual({ tasks: 2, spans: 2, payments: 0 });
    await erase(ledger, wanted, NOW);
    expect(await everythingHeld(ledger)).not.toMatch(/AREQUESTER1|Pays late/);
    expect((await ledger.tasks.toCollection().primaryKeys()).sort()).toEqual(['mturk:B1', 'mturk:B2']);
    expect(await ledger.tasks.get('mturk:B2')).toMatchObject({ requesterId: 'AELSE', edited: false });
    const { kept, rebuilt } = await rollupsAndRebuilt(ledger);
    expect(kept).toEqual(rebuilt);
  });
});

describe('a period', () => {
  it('is gone from its first day to its last, and unpaid time that reaches out of it is cut', async () => {
    const ledger = await testLedger();
    // 10:00 in Jakarta on the 24th is NOW: midnights are at 17:00 UTC.
    const midnight = Date.UTC(2026, 10, 22, 17);
    await logTask(ledger, 'BEFORE', { rewardMicros: 1, ms: 1000, state: 'submitted', endedAt: midnight - 1 });
    await logTask(ledger, 'FIRST', { rewardMicros: 2, ms: 60_000, state: 'submitted', endedAt: midnight });
    await logTask(ledger, 'LAST', { rewardMicros: 4, ms: 1000, state: 'submitted', endedAt: midnight + 24 * HOUR - 1 });
    await logTask(ledger, 'AFTER', { rewardMicros: 8, ms: 60_000, state: 'submitted', endedAt: midnight + 24 * HOUR });
    await writeSpans(ledger, [
      span('in', { kind: 'searching', startedAt: midnight - HOUR, endedAt: midnight + HOUR }),
      span('within', { kind: 'searching', startedAt: midnight + 2 * HOUR, endedAt: midnight + 3 * HOUR }),
      span('out', { kind: 'queue', startedAt: midnight + 23 * HOUR, endedAt: midnight + 25 * HOUR }),
      span('apart', { kind: 'queue', startedAt: midnight + 26 * HOUR, endedAt: midnight + 27 * HOUR }),
    ]);
    const bonus = { micros: 250_000, currency: 'USD' };
    const day = { submitted: 1, approved: 1, rejected: 0, pending: 0, bonus };
    await recordDays(
      ledger,
      'mturk',
      [
        { day: '2026-11-23', ...day },
        { day: '2026-11-24', ...day },
      ],
      NOW,
    );
    const wanted = { what: 'period', from: '2026-11-23', to: '2026-11-23' } as const;
    expect(await countGoing(ledger, wanted, NOW)).toEqual({ tasks: 2, spans: 5, payments: 1 });
    await erase(ledger, wanted, NOW);
    expect((await ledger.tasks.toCollection().primaryKeys()).sort()).toEqual(['mturk:AFTER', 'mturk:BEFORE']);
    expect((await ledger.payments.toArray()).map(({ day: of }) => of)).toEqual(['2026-11-24']);
    const { totals } = (await viewOf(ledger)).period;
    expect(totals).toMatchObject({ searchingMs: HOUR, queueMs: 2 * HOUR, pendingTasks: 2 });
    expect(
      (await ledger.days.where('[dayOf+day]').equals(['worker', '2026-11-23']).toArray())[0]?.totals,
    ).toMatchObject({
      searchingMs: 0,
      queueMs: 0,
    });
  });
});

describe('erasing', () => {
  it('that was cut off goes on at the next start, and takes nothing that came since', async () => {
    const ledger = await filled();
    const wanted = { what: 'period', from: '2026-11-22', to: '2026-11-30' } as const;
    await ledger.meta.put({ key: 'erasing', value: { wanted, at: NOW } });
    await logTask(ledger, 'NEW', { rewardMicros: 1, ms: 1000, state: 'submitted', endedAt: NOW + HOUR });
    await finishErasing(ledger);
    expect(await ledger.tasks.toCollection().primaryKeys()).toEqual(['mturk:NEW']);
    expect(await ledger.meta.get('erasing')).toBeUndefined();
    await finishErasing(ledger);
    expect(await ledger.tasks.count()).toBe(1);
  });

  it('leaves no copy in the journals of imports, and nothing comes back when one is taken back', async () => {
    const ledger = await testLedger();
    const file = new Blob([generateLog({ rows: 60, seed: 3, startsAt: NOW - 30 * 24 * HOUR })]);
    const journal = await beginImport(ledger, { id: 'import-1', fileName: 'log.csv', bytes: file.size }, NOW);
    const { added, updated, unchanged } = await importFile(
      file,
      importTarget(ledger, () => NOW, journal),
    );
    const done = { format: 'work-log-csv', added, updated, unchanged, rejected: 0 };
    await endImport(ledger, journal, done, NOW);
    const [task] = await ledger.tasks.toArray();
    if (task?.requesterId == null) throw new Error('No task with a requester');
    await erase(ledger, { what: 'requester', requesterKey: `mturk:${task.requesterId}` }, NOW);
    expect(await everythingHeld(ledger)).not.toContain(task.requesterId);
    expect(await everythingHeld(ledger)).not.toContain(task.key);
    const left = await ledger.tasks.count();
    expect(left).toBeGreaterThan(0);
    await takeBack(ledger, 'import-1', 'asked', () => NOW);
    expect(await ledger.tasks.count()).toBe(0);
  });
});

function elapsedTask(taskId: string, acceptedAt: number, endedAt: number): ImportedTask {
  return {
    platform: 'mturk',
    taskId,
    assignmentId: null,
    groupId: null,
    requesterId: 'AREQUESTER1',
    requesterName: null,
    title: taskId,
    reward: { micros: 100_000, currency: 'USD' },
    bonus: null,
    state: 'approved',
    stateHistory: [{ state: 'approved', at: endedAt }],
    acceptedAt,
    deadlineAt: null,
    endedAt,
    focusedMs: null,
    elapsedMs: endedAt - acceptedAt,
    clock: 'elapsed',
    edited: false,
    source: 'import:any',
  };
}
