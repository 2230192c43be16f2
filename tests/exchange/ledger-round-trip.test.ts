/** What leaves the ledger comes back as the same ledger: log, sums and marks. */
import { REFERENCE } from '../ledger/test-ledger';
import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { exportHistory } from '../../lib/exchange/export';
import { importFile } from '../../lib/exchange/import';
import type { ImportedSpan, ImportedTask } from '../../lib/exchange/imported';
import { assumeOverdue } from '../../lib/ledger/assume-overdue';
import { assignBonus } from '../../lib/ledger/bonuses';
import { correctTask } from '../../lib/ledger/corrections';
import { LedgerDatabase } from '../../lib/ledger/database';
import { exportSource } from '../../lib/ledger/exports';
import { importTarget } from '../../lib/ledger/imports';
import { setListing, setNote } from '../../lib/ledger/listings';
import { setReference, setWorkerZone } from '../../lib/ledger/rebuild';
import { generateLog } from '../fixtures/logs/generate-log';

const NOW = Date.UTC(2025, 5, 1);
const MORNING = Date.UTC(2025, 4, 30, 8);
const MINUTE = 60_000;

const TRACKED: ImportedTask = {
  platform: 'mturk',
  taskId: '3TASK',
  assignmentId: '3ASSIGNMENT',
  groupId: '3GROUP',
  requesterId: 'A1TRACKED',
  requesterName: 'Lantern Survey Lab',
  title: 'Say what you see <b>&"__proto__"',
  reward: { micros: 1_500_000, currency: 'USD' },
  bonus: { micros: 5, currency: 'USD' },
  state: 'approved',
  stateHistory: [
    { state: 'assigned', at: MORNING },
    { state: 'submitted', at: MORNING + 9 * MINUTE },
    { state: 'approved', at: MORNING + 1440 * MINUTE },
  ],
  acceptedAt: MORNING,
  deadlineAt: MORNING + 60 * MINUTE,
  endedAt: MORNING + 9 * MINUTE,
  focusedMs: 5 * MINUTE,
  elapsedMs: 9 * MINUTE,
  clock: 'focused',
  edited: false,
  source: 'tracked',
};

function span(number: number, kind: ImportedSpan['kind'], startMinute: number, minutes: number): ImportedSpan {
  const startedAt = MORNING + startMinute * MINUTE;
  const taskKey = kind === 'task' ? 'mturk:3ASSIGNMENT' : null;
  return { id: `page#${number}`, platform: 'mturk', kind, taskKey, startedAt, endedAt: startedAt + minutes * MINUTE };
}

let opened: LedgerDatabase[] = [];

async function openLedger(name: string): Promise<LedgerDatabase> {
  const database = new LedgerDatabase(name);
  opened.push(database);
  await setWorkerZone(database, 'Asia/Jakarta', NOW);
  await setReference(database, REFERENCE, NOW);
  return database;
}

async function everythingIn({ tasks, spans, payments, days, requesters, requesterDays }: LedgerDatabase) {
  const tables = [tasks, spans, payments, days, requesters, requesterDays];
  return Object.fromEntries(await Promise.all(tables.map(async (table) => [table.name, await table.toArray()])));
}

let filled: LedgerDatabase;

beforeEach(async () => {
  filled = await openLedger('filled');
  const target = importTarget(filled, () => NOW);
  await importFile(new Blob([generateLog({ rows: 500, seed: 5, startsAt: Date.UTC(2025, 3, 1) })]), target);
  await target.importTasks([TRACKED]);
  await target.importSpans([span(1, 'searching', -5, 5), span(2, 'task', 0, 3), span(3, 'task', 7, 2)]);
  await target.importPayments([
    {
      key: 'mturk|bonus|2025-05-30',
      platform: 'mturk',
      kind: 'bonus',
      day: '2025-05-30',
      amount: { micros: 250_000, currency: 'USD' },
      status: null,
    },
  ]);
  await target.importRequesters([
    { platform: 'mturk', requesterId: 'A1TRACKED', names: ['Lantern Survey Lab', 'Lantern'] },
  ]);
  await correctAndAssume();
  await setListing(filled, 'mturk:A1TRACKED', 'watched');
  await setListing(filled, 'mturk:ANEVERWORKEDFOR', 'blocked');
  await setNote(filled, 'mturk:A1TRACKED', 'Asks for a code,\nand pays "on Fridays"');
});

/** What the worker and the calendar add to what was measured. */
async function correctAndAssume() {
  const [first, second] = await filled.tasks.where('key').notEqual('mturk:3ASSIGNMENT').limit(2).primaryKeys();
  const requester = { requesterId: 'AELSE', requesterName: 'Else' };
  await correctTask(filled, first ?? '', { durationMs: 7_000, reward: { micros: 5, currency: 'USD' }, requester }, NOW);
  await correctTask(filled, second ?? '', { state: 'rejected' }, NOW);
  const untimed = { ...TRACKED, acceptedAt: null, deadlineAt: null, endedAt: null, elapsedMs: null, focusedMs: null };
  const waiting = { ...untimed, state: 'submitted' as const, bonus: null };
  await importTarget(filled, () => NOW).importTasks([
    { ...waiting, taskId: '3DAY', assignmentId: '3DAY', workDay: '2025-03-02' },
    { ...waiting, taskId: '3HAND', assignmentId: '3HAND', state: 'assigned', stateHistory: [] },
  ]);
  await correctTask(filled, 'mturk:3HAND', { state: 'submitted' }, NOW);
  await assumeOverdue(filled, NOW);
  await assignBonus(filled, 'mturk|bonus|2025-05-30', [
    { requesterKey: 'mturk:A1TRACKED', taskKey: 'mturk:3ASSIGNMENT', micros: 200_000 },
    { requesterKey: 'mturk:AELSE', taskKey: null, micros: 1 },
  ]);
  expect((await filled.tasks.get('mturk:3DAY'))?.assumedApproved).toBe(true);
  expect((await filled.tasks.get('mturk:3HAND'))?.measured).toEqual({ state: 'assigned', endedAt: null });
}

afterEach(async () => {
  for (const database of opened) {
    database.close();
    await Dexie.delete(database.name);
  }
  opened = [];
});

it('restores the same ledger in an empty one', async () => {
  const file = await exportHistory(exportSource(filled), NOW);
  const restored = await openLedger('restored');
  expect(
    await importFile(
      file,
      importTarget(restored, () => NOW),
    ),
  ).toMatchObject({ added: 503, rejected: [] });
  expect(await everythingIn(restored)).toEqual(await everythingIn(filled));
  expect(await (await exportHistory(exportSource(restored), NOW)).text()).toBe(await file.text());
});

it('changes nothing in the ledger that it came from, however often', async () => {
  const file = await exportHistory(exportSource(filled), NOW);
  const before = await everythingIn(filled);
  const outcome = await importFile(
    file,
    importTarget(filled, () => NOW),
  );
  expect(outcome).toEqual({ added: 0, updated: 0, unchanged: 503, rejected: [], blocked: 0 });
  expect(await everythingIn(filled)).toEqual(before);
});

it('completes what was cut off in the middle', async () => {
  const file = await exportHistory(exportSource(filled), NOW);
  const restored = await openLedger('restored');
  const stopping = new AbortController();
  const target = importTarget(restored, () => NOW);
  const cut = importFile(file, target, { signal: stopping.signal, onProgress: () => stopping.abort() });
  await expect(cut).rejects.toHaveProperty('name', 'AbortError');
  await importFile(file, target);
  expect(await everythingIn(restored)).toEqual(await everythingIn(filled));
});
