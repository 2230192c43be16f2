/** Makes one backup: the whole history as a file, encrypted if the worker wants it, put where the worker wants it. */
import { exportHistory } from '../exchange/export';
import type { LedgerDatabase } from '../ledger/database';
import { exportSource } from '../ledger/exports';
import { encryptBackup } from './encryption';
import { writeToFolder } from './folder';
import { backupName } from './plan';
import {
  type BackupState,
  changeBackupState,
  type Failure,
  type KeptBackup,
  loadBackupState,
  loadFolder,
  loadSecret,
  rememberBackup,
} from './state';

/** What became of a file that was handed over: the name it lies under, or why it does not. */
export type Delivered = { name: string; downloadId: number | null } | { failed: Failure };

/** What a backup needs of the browser, so narrow that a test can play it. */
export interface BackupPort {
  now(): number;
  /** Runs the work unless another part of the extension is at it; `null` then. What was begun ends with its part. */
  alone<T>(work: () => Promise<T>): Promise<T | null>;
  /** Saves a file among the worker's downloads; ends when it is there. */
  toDownloads(file: Blob, name: string): Promise<Delivered>;
}

export type BackupOutcome = { made: KeptBackup } | { failed: Failure } | { busy: true };

/**
 * Makes a backup now. That one is being made stands in the ledger before the first byte is written, and what became of it
 * after the last: one that is killed in between is found by {@link noteInterrupted}.
 */
export async function backUp(database: LedgerDatabase, port: BackupPort): Promise<BackupOutcome> {
  const outcome = await port.alone(async (): Promise<BackupOutcome> => {
    const at = port.now();
    await changeBackupState(database, { runningSince: at });
    const made = await make(database, port, at).catch((error: unknown) => {
      console.error(error);
      return { failed: 'failed' as const };
    });
    if ('failed' in made) await noteFailed(database, made.failed, port.now());
    else await rememberBackup(database, made);
    return 'failed' in made ? made : { made };
  });
  return outcome ?? { busy: true };
}

async function make(database: LedgerDatabase, port: BackupPort, at: number): Promise<KeptBackup | { failed: Failure }> {
  const secret = await loadSecret(database);
  const history = await exportHistory(exportSource(database), at);
  const file = secret === null ? history : await encryptBackup(history, secret);
  const { to } = await loadBackupState(database);
  const delivered = await deliver(database, port, to, file, backupName(new Date(at), secret !== null));
  return 'failed' in delivered ? delivered : { ...delivered, at, sizeBytes: file.size, where: to };
}

async function deliver(
  database: LedgerDatabase,
  port: BackupPort,
  to: BackupState['to'],
  file: Blob,
  name: string,
): Promise<Delivered> {
  return to === 'folder' ? writeToFolder(await loadFolder(database), file, name) : port.toDownloads(file, name);
}

/** Writes down that a backup came to nothing, and why. */
export async function noteFailed(database: LedgerDatabase, why: Failure, at: number): Promise<void> {
  await changeBackupState(database, { failed: { at, why }, runningSince: null });
}

/** One that is said to be under way, and is not, was cut off: by the end of the browser, or of the page that made it. */
export async function noteInterrupted(
  database: LedgerDatabase,
  port: Pick<BackupPort, 'alone' | 'now'>,
): Promise<void> {
  await port.alone(async () => {
    const { runningSince } = await loadBackupState(database);
    if (runningSince !== null) await noteFailed(database, 'interrupted', port.now());
  });
}
