import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { exportHistory } from '../../lib/exchange/export';
import { importFile } from '../../lib/exchange/import';
import type { LedgerDatabase } from '../../lib/ledger/database';
import { exportSource } from '../../lib/ledger/exports';
import { importTarget } from '../../lib/ledger/imports';
import { NOW, testLedger } from '../ledger/test-ledger';

const FOLDER = join(import.meta.dirname, '../fixtures/exchange');
const FILES = [
  'mturk-suite.json',
  'hitdb.bak',
  'hitdb_queryResults.csv',
  'mturk-engine.json',
  'prolific.csv',
  'pandacrazy.json',
  'local-storage.json',
  'hit-scraper.json',
];

const open: LedgerDatabase[] = [];
async function emptyLedger(): Promise<LedgerDatabase> {
  const ledger = await testLedger();
  open.push(ledger);
  return ledger;
}
afterEach(async () => {
  for (const ledger of open.splice(0)) await ledger.delete();
});

function fileOf(name: string): Blob {
  return new Blob([new Uint8Array(readFileSync(join(FOLDER, name)))]);
}

function bringIn(ledger: LedgerDatabase, file: Blob) {
  return importFile(
    file,
    importTarget(ledger, () => NOW),
  );
}

async function everythingIn(ledger: LedgerDatabase) {
  const { tasks, requesters, days, requesterDays } = ledger;
  return Promise.all([tasks, requesters, days, requesterDays].map((table) => table.toArray()));
}

describe.each(FILES)('the ledger with %s', (name) => {
  it('is the same after the second time', async () => {
    const ledger = await emptyLedger();
    const first = await bringIn(ledger, fileOf(name));
    const before = await everythingIn(ledger);
    const { added, blocked } = first;
    const nobody = blocked === undefined ? {} : { blocked: 0 };
    expect(await bringIn(ledger, fileOf(name))).toEqual({ ...first, added: 0, unchanged: added, ...nobody });
    expect(await everythingIn(ledger)).toEqual(before);
  });

  it('is the same when it is taken along as a history', async () => {
    const [from, to] = [await emptyLedger(), await emptyLedger()];
    await bringIn(from, fileOf(name));
    const { rejected } = await bringIn(to, await exportHistory(exportSource(from), NOW));
    expect(rejected).toEqual([]);
    expect(await everythingIn(to)).toEqual(await everythingIn(from));
  });
});

describe('a task that two tools tell of', () => {
  const id = '3HITOFTWOTOOLS';
  const suite = new Blob([
    `{"hits":[{"hit_id":"${id}","requester_id":"A1EXAMPLE","state":"Paid","reward":{"amount_in_dollars":0.5},"date":"20150101"}],"days":[]}`,
  ]);
  const hourly = new Blob([`{"time_data.${id}":"Paper Trails$#$Read$#$0.50$#$?1420113600000$#$?1420113900000"}`]);

  it.each([
    ['the time first', [hourly, suite]],
    ['the state first', [suite, hourly]],
  ])('has the state of one and the time of the other, %s', async (_order, files) => {
    const ledger = await emptyLedger();
    for (const file of files) await bringIn(ledger, file);
    expect(await ledger.tasks.toArray()).toMatchObject([
      { taskId: id, state: 'paid', clock: 'elapsed', elapsedMs: 300_000, requesterId: 'A1EXAMPLE' },
    ]);
  });
});

it('counts what was paid in each currency on its own', async () => {
  const ledger = await emptyLedger();
  await bringIn(ledger, fileOf('prolific.csv'));
  const worked = await ledger.days.where('key').startsWith('worker|').toArray();
  const approved = new Map<string, number>();
  for (const { platform, clock, currency, totals } of worked) {
    expect(platform).toBe('prolific');
    if (totals.submittedMs > 0) expect(clock).toBe('elapsed');
    approved.set(currency, (approved.get(currency) ?? 0) + totals.approvedMicros);
  }
  expect(Object.fromEntries(approved)).toEqual({
    USD: 7_500_000,
    CAD: 10_000_000,
    AUD: 1_005_250_000,
    GBP: 2_670_000,
    EUR: 0,
  });
});
