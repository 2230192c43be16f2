import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportHistory } from '../../lib/exchange/export';
import { importFile } from '../../lib/exchange/import';
import { generateLog } from '../fixtures/logs/generate-log';
import { arbitraryPayment, arbitraryRequester, arbitrarySpan, arbitraryTask } from './arbitrary-records';
import { ENCODED, encoded } from './encoded';
import { MemoryLedger } from './memory-ledger';

const STARTS_AT = Date.UTC(2025, 0, 1);
const NOW = Date.UTC(2025, 5, 1);

function logOf(rows: number, worker?: string): Blob {
  return new Blob([generateLog({ rows, seed: 3, startsAt: STARTS_AT, ...(worker ? { worker } : {}) })]);
}

it('takes a work log, and the second time finds nothing to do', async () => {
  const ledger = new MemoryLedger();
  const file = logOf(3000);
  expect(await importFile(file, ledger)).toEqual({ added: 3000, updated: 0, unchanged: 0, rejected: [] });
  expect(await importFile(file, ledger)).toEqual({ added: 0, updated: 0, unchanged: 3000, rejected: [] });
});

it('learns from a work log what its requesters are called, the newest name first', async () => {
  const log = `hit,reward_usd,accept_utc,submit_utc,status,requester_id,requester_name
H1,0.10,2025-01-01 10:00:00,2025-01-01 10:05:00,Approved,AONE,Old Name
H2,0.10,2025-01-01 10:05:00,2025-01-01 10:06:00,Approved,AONE,New Name
H3,0.10,2025-01-01 10:06:00,2025-01-01 10:07:00,Approved,ATWO,
`;
  const ledger = new MemoryLedger();
  await importFile(new Blob([log]), ledger);
  expect([...ledger.requesters.values()]).toEqual([
    { platform: 'mturk', requesterId: 'AONE', names: ['New Name', 'Old Name'] },
  ]);
});

it('refuses a log of several people, for their hours make no figure, unless it is told whose to take', async () => {
  const [, ...others] = (await logOf(2, 'w2').text()).replaceAll('H000', 'H100').split('\n');
  const file = new Blob([await logOf(2, 'w1').text(), others.join('\n')]);
  const ledger = new MemoryLedger();
  const refused = { added: 0, updated: 0, unchanged: 0, rejected: [{ line: 1, reason: 'several-workers' }] };
  expect(await importFile(file, ledger)).toEqual(refused);
  expect(await importFile(file, ledger, { worker: 'w2' })).toMatchObject({ added: 2, rejected: [] });
  expect([...ledger.tasks.values()].map(({ taskId }) => taskId)).toEqual(['H1000000', 'H1000001']);
});

it('brings back what was exported, and the second time changes nothing', async () => {
  const records = fc.record({
    tasks: fc.array(arbitraryTask, { maxLength: 8 }),
    spans: fc.array(arbitrarySpan, { maxLength: 8 }),
    payments: fc.array(arbitraryPayment, { maxLength: 4 }),
    requesters: fc.array(arbitraryRequester, { maxLength: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(records, async ({ tasks, spans, payments, requesters }) => {
      const before = new MemoryLedger();
      await before.importTasks(tasks);
      await before.importSpans(spans);
      await before.importPayments(payments);
      await before.importRequesters(requesters);
      const file = await exportHistory(before, NOW);

      const after = new MemoryLedger();
      const { blocked: isBlocking = 0, ...first } = await importFile(file, after);
      expect(first).toEqual({ added: before.tasks.size, updated: 0, unchanged: 0, rejected: [] });
      expect(isBlocking).toBe([...before.requesters.values()].filter(({ listing }) => listing === 'blocked').length);
      expect(await (await exportHistory(after, NOW)).text()).toBe(await file.text());
      const { blocked = 0, ...second } = await importFile(file, after);
      expect(second).toEqual({ added: 0, updated: 0, unchanged: before.tasks.size, rejected: [] });
      expect(blocked).toBe(0);
    }),
  );
});

it.each([
  ['words', 'Dear worker,', 'unknown-format'],
  ['an empty file', '', 'empty'],
  ['half a history', '{"format":"upah-history","version":1,"tasks":[', 'cut-off'],
  ['a history of a version to come', '{"format":"upah-history","version":2}', 'version-newer'],
])('refuses %s as a whole', async (_what, text, reason) => {
  const outcome = await importFile(new Blob([text]), new MemoryLedger());
  expect(outcome).toEqual({ added: 0, updated: 0, unchanged: 0, rejected: [{ line: 1, reason }] });
});

describe.each(ENCODED)('in %s', (encoding) => {
  it('a work log is read, also with all its lines ended the old way', async () => {
    const text = `${await logOf(5).text()}`.replaceAll('\n', '\r');
    const ledger = new MemoryLedger();
    expect(await importFile(encoded(text, encoding), ledger)).toMatchObject({ added: 5, rejected: [] });
  });

  it('a history is read', async () => {
    const before = new MemoryLedger();
    await importFile(logOf(5), before);
    const file = encoded(await (await exportHistory(before, NOW)).text(), encoding);
    const after = new MemoryLedger();
    expect(await importFile(file, after)).toMatchObject({ added: 5, rejected: [] });
    expect(after.tasks).toEqual(before.tasks);
  });
});

it('keeps the rows before a quote that is never closed, and names its line', async () => {
  const file = new Blob([logOf(1), '"H9,never closed\n']);
  const rejected = [{ line: 3, reason: 'malformed' }];
  expect(await importFile(file, new MemoryLedger())).toEqual({ added: 1, updated: 0, unchanged: 0, rejected });
});

it('tells how far it is, up to the whole', async () => {
  const heard: number[] = [];
  await importFile(logOf(9000), new MemoryLedger(), { onProgress: (done) => heard.push(done) });
  expect(heard.length).toBeGreaterThan(3);
  expect(heard).toEqual(heard.toSorted((a, b) => a - b));
  expect(heard.at(-1)).toBe(1);
});

it('stops between two batches when it is told to, and is completed by importing again', async () => {
  const ledger = new MemoryLedger();
  const file = logOf(5000);
  const stopping = new AbortController();
  const cancelled = importFile(file, ledger, { signal: stopping.signal, onProgress: () => stopping.abort() });
  await expect(cancelled).rejects.toHaveProperty('name', 'AbortError');
  expect(ledger.tasks.size).toBeGreaterThan(0);
  expect(ledger.tasks.size).toBeLessThan(5000);
  await importFile(file, ledger);
  expect(ledger.tasks.size).toBe(5000);
});
