/** A file comes in whole or not at all, whatever ends it. */
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { bringIn, type ImportProgress, takeBackInterrupted, takeImportBack } from '../../lib/exchange/bring-in';
import { type FilePiece, openFile } from '../../lib/exchange/opened-file';
import type { LedgerDatabase } from '../../lib/ledger/database';
import { beginImport } from '../../lib/ledger/import-journal';
import { importTarget } from '../../lib/ledger/imports';
import { importsMade } from '../../lib/ledger/imports-made';
import { generateLog } from '../fixtures/logs/generate-log';
import { anyStep, take } from '../ledger/any-step';
import { NOW, rollupsAndRebuilt, testLedger } from '../ledger/test-ledger';
import { fakeLocks } from './fake-locks';

const STARTS_AT = Date.UTC(2025, 0, 1);
const now = () => NOW;

function logOf(rows: number, worker?: string): File {
  const text = generateLog({ rows, seed: 3, startsAt: STARTS_AT, ...(worker ? { worker } : {}) });
  return new File([text], 'log.csv');
}

async function everythingIn(ledger: LedgerDatabase) {
  const tables = ledger.log.filter((table) => table !== ledger.meta);
  return Object.fromEntries(await Promise.all(tables.map(async (table) => [table.name, await table.toArray()])));
}

describe('a file that is brought in', () => {
  it('is listed with what it did, the newest first', async () => {
    const ledger = await testLedger();
    const options = { now, locks: fakeLocks() };
    const file = logOf(1500);
    const outcome = { added: 1500, updated: 0, unchanged: 0, rejected: [] };
    const brought = await bringIn(file, ledger, options);
    const [{ id: importId } = { id: '' }] = await importsMade(ledger);
    expect(brought).toEqual({ is: 'done', outcome, importId });
    await bringIn(file, ledger, { ...options, now: () => NOW + 1 });
    const counts = { format: 'work-log-csv', fileName: 'log.csv', bytes: file.size, rejected: 0, is: 'done' };
    expect(await importsMade(ledger)).toMatchObject([
      { ...counts, added: 0, unchanged: 1500 },
      { ...counts, added: 1500, unchanged: 0, startedAt: NOW, endedAt: NOW },
    ]);
  });

  it('of which nothing can be read leaves no trace', async () => {
    const ledger = await testLedger();
    const brought = await bringIn(new File(['<html>'], 'log.html'), ledger, { now, locks: fakeLocks() });
    expect(brought).toMatchObject({ is: 'done', outcome: { rejected: [{ line: 1, reason: 'unknown-format' }] } });
    expect(await importsMade(ledger)).toEqual([]);
  });

  it('of several people is refused with their ids, and taken for one of them', async () => {
    const ledger = await testLedger();
    const [, ...others] = (await logOf(2, 'w2').text()).replaceAll('H000', 'H100').split('\n');
    const file = new File([await logOf(2, 'w1').text(), others.join('\n')], 'log.csv');
    const options = { now, locks: fakeLocks() };
    expect(await bringIn(file, ledger, options)).toMatchObject({ is: 'done', workers: ['w1', 'w2'] });
    expect(await bringIn(file, ledger, { ...options, worker: 'w2' })).toMatchObject({ outcome: { added: 2 } });
  });

  it('and taken back again leaves the ledger as it was', async () => {
    const ledger = await testLedger();
    const options = { now, locks: fakeLocks() };
    await bringIn(logOf(30), ledger, options);
    const before = await everythingIn(ledger);
    await bringIn(new File([generateLog({ rows: 2500, seed: 4, startsAt: STARTS_AT })], 'more.csv'), ledger, options);
    const [{ id } = { id: '' }] = (await importsMade(ledger)).filter(({ fileName }) => fileName === 'more.csv');
    await takeImportBack(ledger, id, options);
    expect(await everythingIn(ledger)).toEqual(before);
  });
});

describe('an import that is cancelled', () => {
  it('leaves the ledger as it was, at whatever piece it is', async () => {
    const pieces = fc.nat(1);
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { maxLength: 10 }), pieces, async (history, upTo) => {
        const ledger = await testLedger();
        for (const step of history) await take(ledger, step);
        const before = await everythingIn(ledger);
        const stopping = new AbortController();
        const told: ImportProgress['is'][] = [];
        const onProgress = (progress: ImportProgress) => {
          told.push(progress.is);
          if (told.length > upTo) stopping.abort();
        };
        const options = { now, locks: fakeLocks(), signal: stopping.signal, onProgress };
        expect(await bringIn(logOf(2700), ledger, options)).toEqual({ is: 'cancelled' });
        expect(told.at(-1)).toBe('taking-back');
        expect(await everythingIn(ledger)).toEqual(before);
        expect(await importsMade(ledger)).toMatchObject([{ is: 'undone', undoneFor: 'cancelled' }]);
        expect(await ledger.importPieces.count()).toBe(0);
        await ledger.delete();
      }),
      { numRuns: 4 },
    );
  }, 120_000);

  it('before its turn has not begun', async () => {
    const ledger = await testLedger();
    const locks = fakeLocks();
    const stopping = new AbortController();
    let finish = () => {};
    const first = locks.request('any', {}, () => new Promise<void>((resolve) => (finish = resolve)));
    const onProgress = ({ is }: ImportProgress) => is === 'waiting' && stopping.abort();
    const second = bringIn(logOf(3), ledger, { now, locks, signal: stopping.signal, onProgress });
    await vi.waitFor(() => expect(stopping.signal.aborted).toBe(true));
    finish();
    expect(await second).toEqual({ is: 'cancelled' });
    expect(await importsMade(ledger)).toEqual([]);
    await first;
  });
});

describe('an import that fails', () => {
  it('is taken back, and said to have failed', async () => {
    const ledger = await testLedger();
    const before = await everythingIn(ledger);
    const file = logOf(1200);
    const opened = await openFile(file);
    if (!('pieces' in opened)) throw new Error('refused');
    async function* broken(pieces: AsyncIterable<FilePiece>) {
      yield* pieces;
      throw new Error('the disk is gone');
    }
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => {});
    const options = { now, locks: fakeLocks(), opened: { ...opened, pieces: broken(opened.pieces) } };
    expect(await bringIn(file, ledger, options)).toEqual({ is: 'failed' });
    expect(quiet).toHaveBeenCalledOnce();
    expect(await everythingIn(ledger)).toEqual(before);
    expect(await importsMade(ledger)).toMatchObject([{ is: 'undone', undoneFor: 'failed' }]);
  });
});

describe('an import whose page is gone', () => {
  it('is taken back at the next start, unless another page imports', async () => {
    const ledger = await testLedger();
    const locks = fakeLocks();
    const journal = await beginImport(ledger, { id: 'gone', fileName: 'log.csv', bytes: 1 }, NOW);
    const opened = await openFile(logOf(500));
    if (!('pieces' in opened)) throw new Error('refused');
    const target = importTarget(ledger, now, journal);
    for await (const { tasks } of opened.pieces) await target.importTasks(tasks);
    expect(await ledger.tasks.count()).toBe(500);
    await locks.request('any', {}, () => takeBackInterrupted(ledger, { now, locks }));
    expect(await ledger.tasks.count()).toBe(500);
    await takeBackInterrupted(ledger, { now, locks });
    expect(await ledger.tasks.count()).toBe(0);
    expect(await importsMade(ledger)).toMatchObject([{ is: 'undone', undoneFor: 'interrupted' }]);
    // What comes too late from the page changes nothing any more.
    await expect(target.importPayments([])).rejects.toThrow();
    const { kept, rebuilt } = await rollupsAndRebuilt(ledger);
    expect(kept).toEqual(rebuilt);
  });
});

it('an import waits for the one before it, and both are whole', async () => {
  const ledger = await testLedger();
  const options = { now, locks: fakeLocks() };
  const other = new File([generateLog({ rows: 1500, seed: 9, startsAt: STARTS_AT })], 'other.csv');
  const waited: boolean[] = [];
  const onProgress = ({ is }: ImportProgress) => waited.push(is === 'waiting');
  const [first, second] = await Promise.all([
    bringIn(logOf(1500), ledger, options),
    bringIn(other, ledger, { ...options, onProgress }),
  ]);
  expect(waited.some((one) => one)).toBe(true);
  expect(first).toMatchObject({ is: 'done', outcome: { rejected: [] } });
  expect(second).toMatchObject({ is: 'done', outcome: { rejected: [] } });
  const { kept, rebuilt } = await rollupsAndRebuilt(ledger);
  expect(kept).toEqual(rebuilt);
});
