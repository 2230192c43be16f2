/** Brings a file in as one thing: all of it, or nothing of it. */
import { LedgerDatabase } from '../ledger/database';
import { beginImport, endImport, ImportEnded } from '../ledger/import-journal';
import { takeBack } from '../ledger/import-undo';
import { importTarget } from '../ledger/imports';
import type { ImportOutcome } from '../ledger/views';
import type { ColumnGuess } from './columns/guess';
import { importPieces, refusal } from './import';
import { ifFree, inTurn, type Locks } from './import-turn';
import { type OpenedFile, openFile } from './opened-file';

/** How far it is: the part of the file that is read, or of the import that is taken back, 0 to 1. */
export type ImportProgress = { is: 'waiting' } | { is: 'working' | 'taking-back'; done: number };

export interface BringInOptions {
  now: () => number;
  locks: Locks;
  signal?: AbortSignal;
  /** Whose rows to take from a work log of several people. */
  worker?: string;
  /** The file as it is read by the worker's own word, where no format was recognised. */
  opened?: OpenedFile;
  onProgress?: (progress: ImportProgress) => void;
}

/** What came of it. A file of several people's work is refused with their ids, to choose one of them. */
export type BroughtIn =
  /** `importId` is that of its journal, where the file was not refused. */
  | { is: 'done'; outcome: ImportOutcome; importId?: string; workers?: string[] }
  /** A table that no known tool wrote: nothing is brought in before the worker says what its columns mean. */
  | { is: 'unmapped'; guess: ColumnGuess }
  /** An encrypted backup: nothing is brought in before the worker opens it. */
  | { is: 'locked' }
  /** Nothing of it is in the ledger. */
  | { is: 'cancelled' | 'failed' };

/**
 * Imports a file with its journal, and takes everything back where it is cancelled or fails. Waits while another import
 * runs.
 */
export async function bringIn(
  file: Blob & { name: string },
  ledger: LedgerDatabase,
  options: BringInOptions,
): Promise<BroughtIn> {
  const { locks, signal, onProgress = () => {} } = options;
  const opened = options.opened ?? (await openFile(file, options.worker));
  if ('guess' in opened) return { is: 'unmapped', guess: opened.guess };
  if ('refused' in opened) {
    if (opened.refused === 'encrypted') return { is: 'locked' };
    const { workers } = opened;
    return { is: 'done', outcome: refusal(opened), ...(workers === undefined ? {} : { workers }) };
  }
  try {
    const work = () => bringInNow(file, opened, ledger, options);
    return await inTurn(locks, work, () => onProgress({ is: 'waiting' }), signal);
  } catch (error) {
    if (!signal?.aborted) throw error;
    return { is: 'cancelled' };
  }
}

async function bringInNow(
  file: Blob & { name: string },
  opened: OpenedFile,
  ledger: LedgerDatabase,
  { now, signal, onProgress = () => {} }: BringInOptions,
): Promise<BroughtIn> {
  const about = { id: crypto.randomUUID(), fileName: file.name, bytes: file.size };
  const journal = await beginImport(ledger, about, now());
  // A machine that loses power may lose the end of an import; its journal, lost with it, still takes back the rest.
  const relaxed = new LedgerDatabase(ledger.name, 'relaxed');
  try {
    const outcome = await importPieces(opened.pieces, file.size, importTarget(relaxed, now, journal), {
      onProgress: (done) => onProgress({ is: 'working', done }),
      ...(signal ? { signal } : {}),
    });
    const { added, updated, unchanged, rejected } = outcome;
    const counts = { added, updated, unchanged, rejected: rejected.length };
    await endImport(ledger, journal, { format: opened.format, ...counts }, now());
    return { is: 'done', outcome, importId: about.id };
  } catch (error) {
    const isCancelled = signal?.aborted === true;
    if (!isCancelled && !(error instanceof ImportEnded)) console.error(error);
    const onTakenBack = (done: number) => onProgress({ is: 'taking-back', done });
    await takeBack(relaxed, about.id, isCancelled ? 'cancelled' : 'failed', now, onTakenBack);
    return { is: isCancelled ? 'cancelled' : 'failed' };
  } finally {
    relaxed.close();
  }
}

/** Takes a whole import back because the worker says so, once no other import runs. */
export async function takeImportBack(
  ledger: LedgerDatabase,
  importId: string,
  { now, locks }: Pick<BringInOptions, 'now' | 'locks'>,
): Promise<void> {
  await inTurn(
    locks,
    () => takeBack(ledger, importId, 'asked', now),
    () => {},
  );
}

/**
 * Takes back what imports left that nobody runs any more, as after the end of the browser, and goes on with what was being
 * taken back. Does nothing while an import runs: its page holds the turn.
 */
export async function takeBackInterrupted(
  ledger: LedgerDatabase,
  { now, locks }: Pick<BringInOptions, 'now' | 'locks'>,
): Promise<void> {
  await ifFree(locks, async () => {
    const imports = await ledger.imports.toArray();
    for (const { id } of imports.filter(({ is }) => is === 'running' || is === 'undoing')) {
      await takeBack(ledger, id, 'interrupted', now);
    }
  });
}
