/** What the worker's clicks on backups do. Questions to the browser come first: it takes them straight from a click alone. */
import { type BackupOutcome, type BackupPort, backUp, noteInterrupted } from '../../lib/backup/back-up';
import { documentPort } from '../../lib/backup/browser-port';
import { askToBackUpUnseen, deleteDownload, giveBackPermissions, maySeeDownloads } from '../../lib/backup/downloads';
import { askToWrite, deleteFromFolder } from '../../lib/backup/folder';
import { scheduleBackup } from '../../lib/backup/schedule';
import { secretOf } from '../../lib/backup/secret';
import {
  changeBackupState,
  forgetBackup,
  type KeptBackup,
  loadFolder,
  storeFolder,
  storeSecret,
} from '../../lib/backup/state';
import { readCopy, type UpgradeCopy } from '../../lib/backup/upgrade-copy';
import type { BackupView } from '../../lib/backup/view';
import { LEDGER_NAME } from '../../lib/ledger/database';
import { theLedger } from '../../lib/ledger/open';
import type { BackupProps } from '../history/backup';
import { download } from './download';
import { localDay } from './local-day';

interface Picks {
  showDirectoryPicker?: (options: { id: string; mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>;
}

export function canPickFolder(): boolean {
  return (globalThis as Picks).showDirectoryPicker !== undefined;
}

/** A page can hand a file to the downloads without any permission; it then knows nothing more of it. */
const pagePort: BackupPort = {
  ...documentPort,
  async toDownloads(file, name) {
    if (await maySeeDownloads()) return documentPort.toDownloads(file, name);
    download(file, name);
    return { name, downloadId: null };
  },
};

export function backupActions({ state }: BackupView): Omit<BackupProps, 'view' | 'canPickFolder'> {
  const database = theLedger();
  return {
    onBackUp: backUpNow,
    async onDaily(on) {
      if (on && !(await askToBackUpUnseen(state.to))) return false;
      await changeBackupState(database, { on, failed: null });
      await scheduleBackup(database);
      if (on) await backUpNow();
      else await giveBackPermissions();
      return true;
    },
    async onPlace(to) {
      if (to === 'folder') {
        const folder = await pickFolder();
        if (folder === null) return;
        await storeFolder(database, folder);
      } else if (!state.on || (await askToBackUpUnseen(to))) {
        await changeBackupState(database, { to });
      }
    },
    async onAllowFolder() {
      const folder = await loadFolder(database);
      if (folder !== null && (await askToWrite(folder))) await backUpNow();
    },
    onEncrypt: async (passphrase) => storeSecret(database, passphrase === null ? null : await secretOf(passphrase)),
    onDelete: deleteBackup,
    onForget: (backup) => forgetBackup(database, backup),
  };
}

async function backUpNow(): Promise<BackupOutcome> {
  const database = theLedger();
  await noteInterrupted(database, pagePort);
  const outcome = await backUp(database, pagePort);
  await scheduleBackup(database);
  return outcome;
}

/** Deletes the file of a backup, where it can be reached. @returns whether it is gone */
async function deleteBackup(backup: KeptBackup): Promise<boolean> {
  const database = theLedger();
  const isGone =
    backup.where === 'folder'
      ? await deleteFromFolder(await loadFolder(database), backup.name)
      : backup.downloadId !== null && (await maySeeDownloads()) && (await deleteDownload(backup.downloadId));
  if (isGone) await forgetBackup(database, backup);
  return isGone;
}

async function pickFolder(): Promise<FileSystemDirectoryHandle | null> {
  const { showDirectoryPicker } = globalThis as Picks;
  // Thrown where the worker closes the picker.
  return (await showDirectoryPicker?.({ id: 'upah', mode: 'readwrite' }).catch(() => null)) ?? null;
}

/** Hands the copy from before the last upgrade to the browser's downloads. */
export async function saveCopy(copy: UpgradeCopy): Promise<void> {
  const file = await readCopy(LEDGER_NAME, copy);
  if (file !== null) download(file, `upah-before-update-${localDay(new Date(copy.at))}.json`);
}
