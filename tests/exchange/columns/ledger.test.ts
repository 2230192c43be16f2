/** Tables in the ledger itself: once, twice, beside what was tracked, out again and back. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { anyCsvPieces, guessTable } from '../../../lib/exchange/columns/any-csv';
import type { ColumnMapping } from '../../../lib/exchange/columns/mapping';
import { exportHistory } from '../../../lib/exchange/export';
import { importFile, importPieces } from '../../../lib/exchange/import';
import type { LedgerDatabase } from '../../../lib/ledger/database';
import { exportSource } from '../../../lib/ledger/exports';
import { importTarget } from '../../../lib/ledger/imports';
import { testLedger } from '../../ledger/test-ledger';

const NOW = Date.UTC(2026, 5, 1);
const now = () => NOW;
const TABLE = [
  'date,assignment id,requester id,task,minutes,pay,status',
  '2026-03-04,,A1B2C3D4E5,Cats here,5,$0.50,Approved',
  '2026-03-04,,A1B2C3D4E5,Cats here,5,$0.50,Approved',
  '2026-03-04,3ASSIGNED,A1B2C3D4E5,Dogs here,4,$0.40,Approved',
  '2026-03-05,,A1B2C3D4E5,Birds here,,$0.30,Pending',
  '',
].join('\n');

let ledger: LedgerDatabase;
beforeEach(async () => {
  ledger = await testLedger();
});
afterEach(async () => {
  await ledger.delete();
});

async function bringIn(text: string, corrections: Partial<ColumnMapping> = {}) {
  const file = new Blob([text]);
  const guess = await guessTable(file, 'UTC');
  if (guess === null || 'refused' in guess) throw new Error('no table');
  const pieces = anyCsvPieces(file, { ...guess.mapping, ...corrections });
  return importPieces(pieces, file.size, importTarget(ledger, now), {});
}

async function everything() {
  const tasks = await ledger.tasks.orderBy('key').toArray();
  return { tasks, requesters: await ledger.requesters.toArray(), days: await ledger.days.toArray() };
}

it('a table a second time changes nothing', async () => {
  expect(await bringIn(TABLE)).toEqual({ added: 4, updated: 0, unchanged: 0, rejected: [] });
  const once = await everything();
  expect(new Set(once.tasks.map(({ elapsedMs }) => elapsedMs))).toEqual(new Set([240_000, 300_000, null]));
  expect(await bringIn(TABLE)).toEqual({ added: 0, updated: 0, unchanged: 4, rejected: [] });
  expect(await everything()).toEqual(once);
});

it('a table of a later day moves the states of its tasks on, and adds what is new', async () => {
  await bringIn(TABLE);
  const later = `${TABLE.replace('Pending', 'Paid')}2026-03-06,,A1B2C3D4E5,Fish here,2,$0.20,Pending\n`;
  expect(await bringIn(later)).toMatchObject({ added: 1, updated: 1, unchanged: 3 });
});

it('a time that a table tells counts by its own clock, on its day', async () => {
  await bringIn(TABLE);
  const own = (await ledger.days.toArray()).filter(({ dayOf, day }) => dayOf === 'worker' && day === '2026-03-04');
  expect(own.map(({ clock, totals }) => [clock, totals.submittedMs, totals.approvedTasks])).toEqual([
    ['manual', 840_000, 3],
  ]);
});

it('a time that a table tells leaves as a history file and comes back', async () => {
  await bringIn(TABLE);
  const before = await everything();
  const file = await exportHistory(exportSource(ledger), NOW);
  await Promise.all([
    ledger.tasks.clear(),
    ledger.requesters.clear(),
    ledger.days.clear(),
    ledger.requesterDays.clear(),
  ]);
  await importFile(file, importTarget(ledger, now));
  expect((await everything()).tasks).toEqual(before.tasks);
  expect((await everything()).days).toEqual(before.days);
  expect(await importFile(file, importTarget(ledger, now))).toMatchObject({ added: 0, updated: 0, unchanged: 4 });
});

it('a time that a table tells never takes the place of one that was measured', async () => {
  await importTarget(ledger, now).importTasks([
    {
      ...{ platform: 'mturk', taskId: '3TASK', assignmentId: '3ASSIGNED', groupId: null, requesterId: null },
      ...{ requesterName: null, title: 'Dogs', reward: null, bonus: null, state: 'submitted', stateHistory: [] },
      ...{ acceptedAt: NOW - 500_000, deadlineAt: null, endedAt: NOW, focusedMs: 111_000, elapsedMs: 500_000 },
      ...{ clock: 'focused', edited: false, source: 'tracked' },
    },
  ]);
  expect(await bringIn(TABLE)).toMatchObject({ added: 3, updated: 1 });
  const task = await ledger.tasks.get('mturk:3ASSIGNED');
  expect(task).toMatchObject({
    clock: 'focused',
    focusedMs: 111_000,
    elapsedMs: 500_000,
    taskId: '3TASK',
    title: 'Dogs',
  });
  expect(task).toMatchObject({ state: 'approved', reward: { micros: 400_000, currency: 'USD' } });
});

it('a time that a table tells is taken for a task of which only the day was known', async () => {
  const untimed = TABLE.replaceAll(/,\d,\$/g, ',,$');
  await bringIn(untimed.replace('minutes', 'mins took'));
  expect((await ledger.tasks.toArray()).map(({ clock }) => clock)).toEqual([
    'focused',
    'focused',
    'focused',
    'focused',
  ]);
  expect(await bringIn('date,assignment id,minutes,pay,status\n2026-03-04,3ASSIGNED,4,$0.40,Approved\n')).toMatchObject(
    { updated: 1 },
  );
  expect(await ledger.tasks.get('mturk:3ASSIGNED')).toMatchObject({ clock: 'manual', elapsedMs: 240_000 });
});
