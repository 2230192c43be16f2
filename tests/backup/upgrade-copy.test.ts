import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, expect, it, vi } from 'vitest';
import { copyBeforeUpgrade, dropCopies, newestCopy, readCopy } from '../../lib/backup/upgrade-copy';
import { importFile } from '../../lib/exchange/import';
import { LedgerDatabase, type Upgrading } from '../../lib/ledger/database';
import { importTarget } from '../../lib/ledger/imports';
import { rebuildIfStale } from '../../lib/ledger/rebuild';
import { lastUncopied } from '../../lib/ledger/upgraded';
import { fakeLocks } from '../exchange/fake-locks';
import { leaveOldLedger, OLD_VERSIONS } from '../ledger/old-versions';
import { testLedger } from '../ledger/test-ledger';

const AT = Date.UTC(2026, 10, 25);

afterEach(async () => {
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
});

/** A ledger that makes its copy first, as that of every part of the extension does. */
function upgrading(name: string, at = AT, copying: Partial<Upgrading> = {}): LedgerDatabase {
  const ledger = new LedgerDatabase(name);
  ledger.upgrading = {
    alone: (work) => work(),
    copy: (storedVersion) => copyBeforeUpgrade(name, storedVersion, at),
    ...copying,
  };
  return ledger;
}

it.each(OLD_VERSIONS)('before version %i is changed, a copy of it is put aside that restores it', async (version) => {
  const left = await leaveOldLedger(version, 'old');
  const ledger = upgrading('old');
  await rebuildIfStale(ledger, left.now);
  const copy = await newestCopy('old');
  expect(copy).toMatchObject({ fromVersion: version, at: AT });
  const file = copy && (await readCopy('old', copy));
  expect(file?.size).toBe(copy?.sizeBytes);
  const restored = await testLedger();
  const outcome = await importFile(
    file as Blob,
    importTarget(restored, () => left.now),
  );
  expect(outcome).toMatchObject({ added: left.stores.tasks.length, rejected: [] });
  expect(await restored.tasks.toArray()).toEqual(await ledger.tasks.toArray());
  expect(await restored.spans.count()).toBe(left.stores.spans.length);
  expect(await restored.payments.toArray()).toEqual(await ledger.payments.toArray());
  ledger.close();
});

it('a database that is new, or as this version makes it, is not copied', async () => {
  const copy = vi.fn(async () => true);
  for (let start = 0; start < 2; start += 1) {
    const ledger = upgrading('new', AT, { copy });
    await ledger.open();
    ledger.close();
  }
  expect(copy).not.toHaveBeenCalled();
  expect(await newestCopy('new')).toBeNull();
});

it('the ledger opens once the copy is made, however many ask for it', async () => {
  await leaveOldLedger(2, 'asked');
  const order: string[] = [];
  const ledger = upgrading('asked', AT, {
    async copy() {
      await new Promise((resolve) => setTimeout(resolve, 20));
      order.push('copied');
      return true;
    },
  });
  await Promise.all(
    ['tasks', 'spans'].map((table) =>
      ledger
        .table(table)
        .count()
        .then(() => order.push(table)),
    ),
  );
  expect(order).toHaveLength(3);
  expect(order[0]).toBe('copied');
  expect(ledger.verno).toBe(3);
  ledger.close();
});

it('of several parts of the extension that come at once, one makes the copy and upgrades, and the others wait', async () => {
  const left = await leaveOldLedger(2, 'shared');
  const locks = fakeLocks();
  const made = vi.fn((storedVersion: number) => copyBeforeUpgrade('shared', storedVersion, AT));
  const alone = (work: () => Promise<void>) => locks.request('upgrade', {}, work);
  const parts = [1, 2, 3].map(() => upgrading('shared', AT, { alone, copy: made }));
  for (const count of await Promise.all(parts.map(({ tasks }) => tasks.count()))) {
    expect(count).toBe(left.stores.tasks.length);
  }
  expect(made).toHaveBeenCalledTimes(1);
  expect(await newestCopy('shared')).toMatchObject({ fromVersion: 2, at: AT });
  for (const part of parts) {
    expect(await lastUncopied(part)).toBeNull();
    part.close();
  }
});

it('that an upgrade went on without a copy is said as soon as the ledger is open, and until one has a copy', async () => {
  await leaveOldLedger(1, 'said');
  const without = upgrading('said', AT, { copy: async () => false });
  await without.open();
  expect(await lastUncopied(without)).toBeGreaterThan(0);
  without.close();
  // As if the next version of the extension came now.
  const again = new Dexie('said');
  await again.open();
  const meta = await again.table('meta').toArray();
  await again.delete();
  await leaveOldLedger(2, 'said');
  const older = new Dexie('said');
  await older.open();
  await older.table('meta').bulkPut(meta);
  older.close();
  const withCopy = upgrading('said');
  expect(await lastUncopied(withCopy)).toBeNull();
  withCopy.close();
});

it('where not even the version can be told, the ledger opens, and says that there is no copy', async () => {
  const left = await leaveOldLedger(2, 'untold');
  vi.spyOn(console, 'error').mockReturnValue();
  const untold = vi.spyOn(indexedDB, 'databases').mockRejectedValue(new DOMException('Not now', 'UnknownError'));
  const ledger = upgrading('untold');
  expect(await ledger.tasks.count()).toBe(left.stores.tasks.length);
  untold.mockRestore();
  expect(await lastUncopied(ledger)).toBeGreaterThan(0);
  ledger.close();
});

it('a copy that was cut off is none, and is made again', async () => {
  const left = await leaveOldLedger(2, 'cut');
  await copyBeforeUpgrade('cut', 2, AT);
  // Killed after the first part: what says that the copy is whole is not there.
  await inCopy('cut-of-version-2', 'about', (store) => store.clear());
  expect(await newestCopy('cut')).toBeNull();
  await upgrading('cut', AT + 1).open();
  const copy = await newestCopy('cut');
  expect(copy?.at).toBe(AT + 1);
  const file = copy && (await readCopy('cut', copy));
  expect(JSON.parse((await file?.text()) ?? '').tasks).toHaveLength(left.stores.tasks.length);
});

it('a copy that is whole is not made a second time, by a start that was cut off after it', async () => {
  await leaveOldLedger(2, 'twice');
  await copyBeforeUpgrade('twice', 2, AT);
  expect(await copyBeforeUpgrade('twice', 2, AT + 1)).toBe(true);
  expect((await newestCopy('twice'))?.at).toBe(AT);
});

it('only the newest copy is kept, and none once it is dropped', async () => {
  await leaveOldLedger(1, 'kept');
  await copyBeforeUpgrade('kept', 1, AT);
  await Dexie.delete('kept');
  await leaveOldLedger(2, 'kept');
  await copyBeforeUpgrade('kept', 2, AT + 1);
  const names = await Dexie.getDatabaseNames();
  expect(names.filter((name) => name.startsWith('kept-'))).toEqual(['kept-of-version-2']);
  await dropCopies('kept');
  expect(await newestCopy('kept')).toBeNull();
});

it('where no copy can be made, the ledger is upgraded all the same, and nothing half done is left', async () => {
  const left = await leaveOldLedger(2, 'full');
  vi.spyOn(console, 'error').mockReturnValue();
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('No room', 'QuotaExceededError');
  });
  expect(await copyBeforeUpgrade('full', 2, AT)).toBe(false);
  vi.restoreAllMocks();
  expect(await Dexie.exists('full-of-version-2')).toBe(false);
  const ledger = new LedgerDatabase('full');
  expect(await ledger.tasks.count()).toBe(left.stores.tasks.length);
  ledger.close();
});

function inCopy(name: string, table: string, change: (store: IDBObjectStore) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onsuccess = () => {
      const changing = opening.result.transaction(table, 'readwrite');
      change(changing.objectStore(table));
      changing.onerror = () => reject(changing.error);
      changing.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}
