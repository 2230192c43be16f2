/** What the worker wants of backups, what became of the last one, and which there are: facts of the ledger. */
import * as z from 'zod/mini';
import type { LedgerDatabase } from '../ledger/database';
import type { BackupSecret } from './secret';

/** Why a backup was not made. Keys of messages shown to the worker. */
export const FAILURES = ['not-allowed', 'folder-lapsed', 'folder-gone', 'cancelled', 'interrupted', 'failed'] as const;
export type Failure = (typeof FAILURES)[number];

const time = z.number().check(z.int(), z.nonnegative());

const backupState = z.object({
  /** Whether one is made every day. */
  on: z.boolean(),
  to: z.enum(['downloads', 'folder']),
  /** The name of the folder that the worker picked. */
  folderName: z.nullable(z.string()),
  /** When the newest was made, milliseconds since the epoch. */
  madeAt: z.nullable(time),
  /** What stopped the last attempt, if it came to nothing. */
  failed: z.nullable(z.object({ at: time, why: z.enum(FAILURES) })),
  /** Since when one is being made. */
  runningSince: z.nullable(time),
});

export type BackupState = z.infer<typeof backupState>;

export const NO_BACKUPS: BackupState = {
  on: false,
  to: 'downloads',
  folderName: null,
  madeAt: null,
  failed: null,
  runningSince: null,
};

const keptBackup = z.object({
  name: z.string(),
  at: time,
  sizeBytes: time,
  where: z.enum(['downloads', 'folder']),
  /** The browser's own number of the download; `null` where the page handed it over without permission to see more. */
  downloadId: z.nullable(z.int()),
});

/** A file that was made. It may have been moved or deleted since. */
export type KeptBackup = z.infer<typeof keptBackup>;

const keptBackups = z.array(keptBackup);

/** Files beyond this number are forgotten, the oldest first; none is deleted. */
const REMEMBERED = 100;

export async function loadBackupState(database: LedgerDatabase): Promise<BackupState> {
  const stored = backupState.safeParse((await database.meta.get('backup'))?.value);
  return stored.success ? stored.data : NO_BACKUPS;
}

/** Changes what is kept of backups; runs in the transaction around it, if there is one. */
export async function changeBackupState(database: LedgerDatabase, change: Partial<BackupState>): Promise<void> {
  await database.transaction('rw', database.meta, async () => {
    const value = { ...(await loadBackupState(database)), ...change };
    await database.meta.put({ key: 'backup', value });
  });
}

/** The files that were made, newest first. */
export async function loadBackups(database: LedgerDatabase): Promise<KeptBackup[]> {
  const stored = keptBackups.safeParse((await database.meta.get('backups'))?.value);
  return stored.success ? stored.data : [];
}

/** Remembers a file that was made, and that it was. */
export async function rememberBackup(database: LedgerDatabase, made: KeptBackup): Promise<void> {
  await database.transaction('rw', database.meta, async () => {
    const value = [made, ...(await loadBackups(database))].slice(0, REMEMBERED);
    await database.meta.put({ key: 'backups', value });
    await changeBackupState(database, { madeAt: made.at, failed: null, runningSince: null });
  });
}

/** Forgets a file; where it still is, it stays. */
export async function forgetBackup(database: LedgerDatabase, { name, at }: KeptBackup): Promise<void> {
  await database.transaction('rw', database.meta, async () => {
    const value = (await loadBackups(database)).filter((one) => one.name !== name || one.at !== at);
    await database.meta.put({ key: 'backups', value });
  });
}

/** What backups are encrypted with; `null` where they are not. */
export async function loadSecret(database: LedgerDatabase): Promise<BackupSecret | null> {
  return ((await database.meta.get('backupSecret'))?.value ?? null) as BackupSecret | null;
}

export async function storeSecret(database: LedgerDatabase, secret: BackupSecret | null): Promise<void> {
  await database.transaction('rw', database.meta, async () => {
    if (secret === null) await database.meta.delete('backupSecret');
    else await database.meta.put({ key: 'backupSecret', value: secret });
  });
}

/** The folder that the worker picked; `null` where none was. */
export async function loadFolder(database: LedgerDatabase): Promise<FileSystemDirectoryHandle | null> {
  return ((await database.meta.get('backupFolder'))?.value ?? null) as FileSystemDirectoryHandle | null;
}

export async function storeFolder(database: LedgerDatabase, folder: FileSystemDirectoryHandle): Promise<void> {
  await database.transaction('rw', database.meta, async () => {
    await database.meta.put({ key: 'backupFolder', value: folder });
    await changeBackupState(database, { to: 'folder', folderName: folder.name });
  });
}

/** Forgets what the worker set for backups; which files there are is no setting. */
export async function forgetBackupWishes(database: LedgerDatabase): Promise<void> {
  await database.meta.bulkDelete(['backup', 'backupSecret', 'backupFolder']);
}
