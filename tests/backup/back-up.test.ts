import { describe, expect, it, vi } from 'vitest';
import { type BackupPort, backUp, type Delivered, noteInterrupted } from '../../lib/backup/back-up';
import { decryptBackup, isEncryptedBackup } from '../../lib/backup/encryption';
import { secretOf } from '../../lib/backup/secret';
import {
  changeBackupState,
  forgetBackup,
  loadBackupState,
  loadBackups,
  storeFolder,
  storeSecret,
} from '../../lib/backup/state';
import { backupView } from '../../lib/backup/view';
import { importFile } from '../../lib/exchange/import';
import { importTarget } from '../../lib/ledger/imports';
import { logTask, NOW, testLedger } from '../ledger/test-ledger';

const DAY = 86_400_000;

/** Downloads as a test plays them: what was saved, under which name. */
class Played implements BackupPort {
  readonly saved = new Map<string, Blob>();
  answer: Delivered | Error | null = null;
  time = NOW;
  #isBusy = false;

  now = () => this.time;

  async alone<T>(work: () => Promise<T>): Promise<T | null> {
    if (this.#isBusy) return null;
    this.#isBusy = true;
    try {
      return await work();
    } finally {
      this.#isBusy = false;
    }
  }

  async toDownloads(file: Blob, name: string): Promise<Delivered> {
    if (this.answer instanceof Error) throw this.answer;
    if (this.answer !== null) return this.answer;
    this.saved.set(name, file);
    return { name, downloadId: this.saved.size };
  }

  only(): Blob {
    const [file, ...more] = this.saved.values();
    if (file === undefined || more.length > 0) throw new Error(`${this.saved.size} files`);
    return file;
  }
}

async function filled() {
  const ledger = await testLedger();
  await logTask(ledger, 'A1', { rewardMicros: 500_000, ms: 60_000, state: 'approved', endedAt: NOW - DAY });
  await logTask(ledger, 'A2', { rewardMicros: 100_000, ms: 90_000, state: 'submitted' });
  return ledger;
}

/** A folder in memory, which forgets what was not closed, as real ones do. */
function playedFolder(permission: PermissionState = 'granted') {
  const files = new Map<string, Blob>();
  const writable = (name: string) => {
    let held: Blob | null = null;
    return {
      async write(file: Blob) {
        held = file;
      },
      close: async () => void files.set(name, held ?? new Blob()),
      abort: async () => {},
    };
  };
  const handle = {
    name: 'Copies',
    queryPermission: async () => permission,
    getFileHandle: async (name: string) => ({ createWritable: async () => writable(name) }),
    removeEntry: async (name: string) => void files.delete(name),
  };
  return { files, handle: handle as unknown as FileSystemDirectoryHandle };
}

describe('a backup', () => {
  it('is the history, from which the same ledger is made again', async () => {
    const [ledger, port] = [await filled(), new Played()];
    const outcome = await backUp(ledger, port);
    expect(outcome).toMatchObject({ made: { at: NOW, where: 'downloads', downloadId: 1 } });
    const restored = await testLedger();
    expect(
      await importFile(
        port.only(),
        importTarget(restored, () => NOW),
      ),
    ).toMatchObject({ added: 2, rejected: [] });
    expect(await restored.tasks.toArray()).toEqual(await ledger.tasks.toArray());
    const [kept] = await loadBackups(ledger);
    expect(kept).toMatchObject({ sizeBytes: port.only().size, name: [...port.saved.keys()][0] });
    expect(await loadBackupState(ledger)).toMatchObject({ madeAt: NOW, failed: null, runningSince: null });
  });

  it('is encrypted once there is a passphrase, and opens with that alone', async () => {
    const [ledger, port] = [await filled(), new Played()];
    await backUp(ledger, port);
    const plain = await port.only().text();
    const encrypted = new Played();
    const secret = await secretOf('sembilan kuda hitam');
    await storeSecret(ledger, secret);
    await backUp(ledger, encrypted);
    expect([...encrypted.saved.keys()][0]).toMatch(/\.upah$/);
    expect(await isEncryptedBackup(encrypted.only())).toBe(true);
    expect(await encrypted.only().text()).not.toContain('Find the traffic lights');
    const opened = await decryptBackup(encrypted.only(), 'sembilan kuda hitam');
    expect('file' in opened && (await opened.file.text())).toBe(plain);
    expect(await backupView(ledger, NOW)).toMatchObject({ isEncrypted: true });
    await storeSecret(ledger, null);
    expect(await backupView(ledger, NOW)).toMatchObject({ isEncrypted: false });
  }, 20_000);

  it.each([
    ['cancelled', { failed: 'cancelled' as const }],
    ['failed', new Error('The disk is full')],
  ])('that is %s leaves no trace but that it is', async (why, answer) => {
    vi.spyOn(console, 'error').mockReturnValue();
    const [ledger, port] = [await filled(), new Played()];
    await backUp(ledger, port);
    port.time = NOW + DAY;
    port.answer = answer;
    expect(await backUp(ledger, port)).toEqual({ failed: why });
    expect(await loadBackups(ledger)).toHaveLength(1);
    const state = await loadBackupState(ledger);
    expect(state).toMatchObject({ madeAt: NOW, failed: { at: NOW + DAY, why }, runningSince: null });
  });

  it('is made once at a time', async () => {
    const [ledger, port] = [await filled(), new Played()];
    const outcomes = await Promise.all([backUp(ledger, port), backUp(ledger, port)]);
    expect(outcomes.filter((outcome) => 'made' in outcome)).toHaveLength(1);
    expect(outcomes).toContainEqual({ busy: true });
    expect(port.saved.size).toBe(1);
  });

  it('that was cut off is found, and one that goes on is not taken for it', async () => {
    const [ledger, port] = [await filled(), new Played()];
    await changeBackupState(ledger, { runningSince: NOW - 5000 });
    await port.alone(async () => noteInterrupted(ledger, port));
    expect(await loadBackupState(ledger)).toMatchObject({ failed: null, runningSince: NOW - 5000 });
    await noteInterrupted(ledger, port);
    expect(await loadBackupState(ledger)).toMatchObject({
      failed: { at: NOW, why: 'interrupted' },
      runningSince: null,
    });
    await backUp(ledger, port);
    expect(await loadBackupState(ledger)).toMatchObject({ madeAt: NOW, failed: null });
  });

  it('goes into the folder that was picked', async () => {
    const [ledger, port, folder] = [await filled(), new Played(), playedFolder()];
    await fakeHandle(ledger, folder.handle);
    expect(await backUp(ledger, port)).toMatchObject({ made: { where: 'folder', downloadId: null } });
    expect(port.saved.size).toBe(0);
    expect([...folder.files.keys()]).toEqual((await loadBackups(ledger)).map(({ name }) => name));
    expect(JSON.parse(await ([...folder.files.values()][0] ?? new Blob()).text()).tasks).toHaveLength(2);
  });

  it('is not made where the permission for the folder has lapsed, and says so', async () => {
    const [ledger, folder] = [await filled(), playedFolder('prompt')];
    await fakeHandle(ledger, folder.handle);
    expect(await backUp(ledger, new Played())).toEqual({ failed: 'folder-lapsed' });
    expect(folder.files.size).toBe(0);
    await ledger.meta.delete('backupFolder');
    expect(await backUp(ledger, new Played())).toEqual({ failed: 'folder-gone' });
  });
});

it('a backup that is taken off the list is the only one that is', async () => {
  const [ledger, port] = [await filled(), new Played()];
  await backUp(ledger, port);
  port.time += 60_000;
  await backUp(ledger, port);
  const [newest, oldest] = await loadBackups(ledger);
  if (newest) await forgetBackup(ledger, newest);
  expect(await loadBackups(ledger)).toEqual([oldest]);
});

it('a reminder comes with work that no backup holds', async () => {
  const [ledger, port] = [await filled(), new Played()];
  expect((await backupView(ledger, NOW)).unsavedSince).toBeNull();
  expect((await backupView(ledger, NOW + 9 * DAY)).unsavedSince).not.toBeNull();
  await backUp(ledger, port);
  expect((await backupView(ledger, NOW + 9 * DAY)).unsavedSince).toBeNull();
  await logTask(ledger, 'A3', { rewardMicros: 1, ms: 1000, state: 'submitted', endedAt: NOW + 2 * DAY });
  expect((await backupView(ledger, NOW + 9 * DAY)).unsavedSince).toBe(NOW);
  expect((await backupView(await testLedger(), NOW + 9 * DAY)).unsavedSince).toBeNull();
});

/** Functions cannot be stored, as handles of a browser can. */
async function fakeHandle(ledger: Awaited<ReturnType<typeof filled>>, handle: FileSystemDirectoryHandle) {
  await storeFolder(ledger, { name: handle.name } as FileSystemDirectoryHandle);
  const stored = ledger.meta.get.bind(ledger.meta);
  ledger.meta.get = ((key: never) => {
    if (key !== 'backupFolder') return stored(key);
    return stored(key).then((record) => record && { ...record, value: handle });
  }) as typeof ledger.meta.get;
}
