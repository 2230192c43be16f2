/** An import that is taken back leaves the ledger as it was, and keeps what was changed after it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportTarget } from '../../lib/exchange/import';
import type { ImportedPayment, ImportedRequester, ImportedSpan } from '../../lib/exchange/imported';
import { correctTask } from '../../lib/ledger/corrections';
import type { LedgerDatabase } from '../../lib/ledger/database';
import { beginImport, endImport } from '../../lib/ledger/import-journal';
import { takeBack } from '../../lib/ledger/import-undo';
import { importTarget } from '../../lib/ledger/imports';
import { setNote } from '../../lib/ledger/listings';
import { recordStatus } from '../../lib/ledger/status';
import { seeTasks } from '../../lib/ledger/tasks';
import { OVERHEAD_KINDS } from '../../lib/platforms/reading';
import { anyStep, imported, type Step, take } from './any-step';
import { NOW, rollupsAndRebuilt, span, taskReading, testLedger, writeSpans } from './test-ledger';

const anyTask = anyStep.filter((step): step is Step & { do: 'import' } => step.do === 'import');
const anySpan = fc
  .record({
    id: fc.nat(5),
    task: fc.nat(5),
    kind: fc.constantFrom('task', ...OVERHEAD_KINDS),
    at: fc.nat(1e9),
    ms: fc.nat(5e6),
  })
  .map(({ id, task, kind, at, ms }): ImportedSpan => {
    const taskKey = kind === 'task' ? `mturk:T${task}` : null;
    return { id: `file#${id}`, platform: 'mturk', kind, taskKey, startedAt: NOW - at, endedAt: NOW - at + ms };
  });
const anyPayment = fc.record({ day: fc.constantFrom('2026-11-20', '2026-11-21'), micros: fc.nat(1e6) }).map(
  ({ day, micros }): ImportedPayment => ({
    key: `mturk|bonus|${day}`,
    platform: 'mturk',
    kind: 'bonus',
    day,
    amount: { micros, currency: 'USD' },
    status: null,
    assigned: [{ requesterKey: 'mturk:R0', taskKey: null, micros: 1 }],
  }),
);
const anyRequester = fc.record({ n: fc.nat(3), name: fc.constantFrom('One', 'Other'), note: fc.boolean() }).map(
  ({ n, name, note }): ImportedRequester => ({
    platform: 'mturk',
    requesterId: `R${n}`,
    names: [name],
    ...(note ? { note: 'of the file', listing: 'watched' as const } : {}),
  }),
);
const anyFile = fc.record({
  pieces: fc.array(fc.array(anyTask, { maxLength: 4 }), { maxLength: 3 }),
  spans: fc.array(anySpan, { maxLength: 5 }),
  payments: fc.array(anyPayment, { maxLength: 2 }),
  requesters: fc.array(anyRequester, { maxLength: 3 }),
});
type AnyFile = typeof anyFile extends fc.Arbitrary<infer T> ? T : never;
const anyHistory = (maxLength: number) => fc.array(anyStep, { maxLength });

let imports = 0;

/** Brings in what `write` writes, as one import. @returns its id */
async function bringIn(ledger: LedgerDatabase, write: (target: ImportTarget) => Promise<unknown>): Promise<string> {
  imports += 1;
  const journal = await beginImport(ledger, { id: `import-${imports}`, fileName: 'log.csv', bytes: 1 }, NOW);
  await write(importTarget(ledger, () => NOW, journal));
  await endImport(ledger, journal, { format: 'any', added: 0, updated: 0, unchanged: 0, rejected: 0 }, NOW);
  return journal.importId;
}

async function writeFile(target: ImportTarget, { pieces, spans, payments, requesters }: AnyFile): Promise<void> {
  for (const tasks of pieces) await target.importTasks(tasks.map(imported));
  await target.importSpans([...new Map(spans.map((one) => [one.id, one])).values()]);
  await target.importPayments([...new Map(payments.map((one) => [one.key, one])).values()]);
  await target.importRequesters(requesters);
}

const anyImport: Step & { do: 'import' } = {
  ...{ do: 'import', task: 0, state: 'submitted', bonus: null, reward: null, clock: 'elapsed', acceptedAt: null },
  ...{ endedAt: NOW, workDay: null, correctedMs: null, measured: null, assumedApproved: false },
};

const undo = (ledger: LedgerDatabase, id: string) => takeBack(ledger, id, 'asked', () => NOW);

async function everythingIn(ledger: LedgerDatabase) {
  const tables = ledger.log.filter((table) => table !== ledger.meta);
  return Object.fromEntries(await Promise.all(tables.map(async (table) => [table.name, await table.toArray()])));
}

async function expectConsistent(ledger: LedgerDatabase): Promise<void> {
  const { kept, rebuilt } = await rollupsAndRebuilt(ledger);
  expect(kept).toEqual(rebuilt);
}

it('leaves the ledger as it was before, record by record, sums and marks too', async () => {
  await fc.assert(
    fc.asyncProperty(anyHistory(20), anyFile, async (history, file) => {
      const ledger = await testLedger();
      for (const step of history) await take(ledger, step);
      const before = await everythingIn(ledger);
      await undo(ledger, await bringIn(ledger, (target) => writeFile(target, file)));
      expect(await everythingIn(ledger)).toEqual(before);
      expect(await ledger.importPieces.count()).toBe(0);
      expect(await ledger.imports.toArray()).toMatchObject([{ is: 'undone', undoneFor: 'asked', kept: 0 }]);
      await ledger.delete();
    }),
    { numRuns: 80 },
  );
}, 120_000);

it('leaves sums that equal a rebuild, whatever came after it, and in whatever order imports are taken back', async () => {
  const anyOrder = fc.array(fc.nat(1), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(
      anyHistory(8),
      anyFile,
      anyHistory(8),
      anyFile,
      anyHistory(8),
      anyOrder,
      async (history, first, between, second, later, order) => {
        const ledger = await testLedger();
        for (const step of history) await take(ledger, step);
        const ids = [await bringIn(ledger, (target) => writeFile(target, first))];
        for (const step of between) await take(ledger, step);
        ids.push(await bringIn(ledger, (target) => writeFile(target, second)));
        for (const step of later) await take(ledger, step);
        for (const index of order) {
          await undo(ledger, ids[index] ?? '');
          await expectConsistent(ledger);
        }
        await ledger.delete();
      },
    ),
    { numRuns: 60 },
  );
}, 120_000);

describe('what came after the import', () => {
  const known = { reward: { micros: 500_000, currency: 'USD' as const }, acceptedAt: NOW - 600_000 };
  const file = (fields: Partial<Step & { do: 'import' }> = {}) => imported({ ...anyImport, ...known, ...fields });

  it('is kept where the worker corrected a task that it brought', async () => {
    const ledger = await testLedger();
    const id = await bringIn(ledger, (target) => target.importTasks([file(), file({ task: 1 })]));
    await correctTask(ledger, 'mturk:T0', { reward: { micros: 900_000, currency: 'USD' } }, NOW);
    await undo(ledger, id);
    expect(await ledger.tasks.toArray()).toMatchObject([{ key: 'mturk:T0', reward: { micros: 900_000 } }]);
    expect(await ledger.imports.get(id)).toMatchObject({ is: 'undone', kept: 1 });
    await expectConsistent(ledger);
  });

  it('is kept where time was spent on a task that it brought', async () => {
    const ledger = await testLedger();
    const id = await bringIn(ledger, (target) => target.importTasks([file({ state: 'assigned' })]));
    await writeSpans(ledger, [span('s1', { taskKey: 'mturk:T0', endedAt: NOW + 1000 })]);
    await undo(ledger, id);
    expect(await ledger.tasks.get('mturk:T0')).toMatchObject({ focusedMs: 1000 });
    await expectConsistent(ledger);
  });

  it('is kept fact by fact of a task that was known before', async () => {
    const ledger = await testLedger();
    const { title: _, ...untitled } = taskReading('T0');
    await seeTasks(ledger, 'mturk', [{ ...untitled, title: null, reward: null }], NOW);
    const id = await bringIn(ledger, (target) => target.importTasks([file()]));
    expect(await ledger.tasks.get('mturk:T0')).toMatchObject({ title: 'Find the traffic lights', state: 'submitted' });
    const row = { ...taskReading('T0'), title: null, reward: null, bonus: null, state: 'approved' as const };
    await recordStatus(ledger, 'mturk', '2026-11-23', [row], NOW);
    await correctTask(ledger, 'mturk:T0', { reward: { micros: 1, currency: 'USD' } }, NOW);
    await undo(ledger, id);
    expect(await ledger.tasks.get('mturk:T0')).toMatchObject({
      title: null,
      state: 'approved',
      reward: { micros: 1 },
      measured: { reward: null },
      edited: true,
    });
    expect(await ledger.imports.get(id)).toMatchObject({ kept: 1 });
    await expectConsistent(ledger);
  });

  it('is kept of a requester and of a payment', async () => {
    const ledger = await testLedger();
    const payment: ImportedPayment = {
      ...{ key: 'mturk|bonus|2026-11-20', platform: 'mturk', kind: 'bonus', day: '2026-11-20', status: null },
      amount: { micros: 5, currency: 'USD' },
    };
    const id = await bringIn(ledger, async (target) => {
      await target.importRequesters([{ platform: 'mturk', requesterId: 'R0', names: ['One'], note: 'of the file' }]);
      await target.importPayments([payment, { ...payment, key: 'mturk|bonus|2026-11-21', day: '2026-11-21' }]);
    });
    await setNote(ledger, 'mturk:R0', 'my own');
    await take(ledger, { do: 'assign', day: '2026-11-21', parts: [{ task: 0, micros: 1 }] });
    await undo(ledger, id);
    expect(await ledger.requesters.get('mturk:R0')).toMatchObject({ names: [], note: 'my own' });
    expect(await ledger.payments.toArray()).toMatchObject([{ day: '2026-11-21' }]);
    expect(await ledger.imports.get(id)).toMatchObject({ kept: 2 });
    await expectConsistent(ledger);
  });

  it('may be that a record is gone, which is no reason to bring it back', async () => {
    const ledger = await testLedger();
    const id = await bringIn(ledger, (target) => target.importTasks([file(), file({ task: 1 })]));
    const tables = [...ledger.log, ...ledger.journal];
    await ledger.transaction('rw', tables, async () => ledger.tasks.delete('mturk:T0'));
    await undo(ledger, id);
    expect(await ledger.tasks.count()).toBe(0);
    expect(await ledger.imports.get(id)).toMatchObject({ kept: 0 });
  });
});

it('goes on where it was interrupted, and once it is over does nothing more', async () => {
  const ledger = await testLedger();
  const before = await everythingIn(ledger);
  const id = await bringIn(ledger, async (target) => {
    for (let task = 0; task < 4; task += 1) await target.importTasks([imported({ ...anyImport, task })]);
  });
  let isBroken = false;
  const breaking = () => {
    isBroken = true;
    throw new Error('the browser is gone');
  };
  await expect(takeBack(ledger, id, 'cancelled', () => NOW, breaking)).rejects.toThrow('gone');
  expect(isBroken).toBe(true);
  expect(await ledger.tasks.count()).toBe(3);
  await takeBack(ledger, id, 'interrupted', () => NOW);
  expect(await everythingIn(ledger)).toEqual(before);
  expect(await ledger.imports.get(id)).toMatchObject({ is: 'undone', undoneFor: 'cancelled' });
  await bringIn(ledger, (target) => target.importTasks([imported({ ...anyImport, task: 0 })]));
  await undo(ledger, id);
  expect(await ledger.tasks.count()).toBe(1);
});
