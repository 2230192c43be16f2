/** Brings a file of any known format into the ledger. Importing the same file again changes nothing. */
import type { ImportOutcome } from '../ledger/views';
import { inOrderOfTime } from './ahead';
import type { ImportedPayment, ImportedRequester, ImportedSpan, ImportedTask } from './imported';
import { isMadeUp } from './made-up-ids';
import { type FilePiece, openFile, type RefusedFile } from './opened-file';
import { TURKERVIEW_SOURCE } from './turkerview';

/** Tasks by what became of them: new to the ledger, changed in it, there already. */
export type TaskCounts = Pick<ImportOutcome, 'added' | 'updated' | 'unchanged'>;

/** What an import needs of the ledger. Every call is one transaction, and repeating it changes nothing. */
export interface ImportTarget {
  importTasks(tasks: ImportedTask[]): Promise<TaskCounts>;
  importSpans(spans: ImportedSpan[]): Promise<void>;
  importPayments(payments: ImportedPayment[]): Promise<void>;
  /** @returns how many are blocked from now on that were not */
  importRequesters(requesters: ImportedRequester[]): Promise<number>;
}

export interface ImportOptions {
  /** Called after each piece of the file with the part that is done, 0 to 1. */
  onProgress?: (done: number) => void;
  /** Stops between two pieces; what is written by then is for the target's owner to keep or take back. */
  signal?: AbortSignal;
  /** Whose rows to take from a work log of several workers. */
  worker?: string;
}

/**
 * Imports a file. The counts are of tasks; `rejected` has every row or record that was not taken, with its
 * line and reason, and for a file that is refused as a whole line 1.
 * @throws the signal's reason, when it is aborted
 */
export async function importFile(
  file: Blob,
  target: ImportTarget,
  options: ImportOptions = {},
): Promise<ImportOutcome> {
  const opened = await openFile(file, options.worker);
  if ('guess' in opened) return refusal({ refused: 'unknown-format' });
  return 'refused' in opened ? refusal(opened) : importPieces(opened.pieces, file.size, target, options);
}

/** As {@link importFile} for a file of `bytes` that is opened already. */
export async function importPieces(
  pieces: AsyncIterable<FilePiece>,
  bytes: number,
  target: ImportTarget,
  { onProgress, signal }: ImportOptions,
): Promise<ImportOutcome> {
  const outcome: ImportOutcome = { added: 0, updated: 0, unchanged: 0, rejected: [] };
  // In the order of a history, requesters come last: a mark is then not judged away by half of its evidence.
  for await (const { tasks, spans, payments, requesters, rejected, bytesRead } of inOrderOfTime(pieces, signal)) {
    signal?.throwIfAborted();
    for (const one of rejected) outcome.rejected.push(one);
    if (tasks.length > 0) addCounts(outcome, await target.importTasks(tasks));
    if (spans.length > 0) await target.importSpans(spans);
    if (payments.length > 0) await target.importPayments(payments);
    if (requesters.length > 0) {
      const blocked = await target.importRequesters(requesters);
      if (requesters.some(({ listing }) => listing === 'blocked')) outcome.blocked = (outcome.blocked ?? 0) + blocked;
    }
    const ownIds = tasks.filter(({ source, taskId }) => source === TURKERVIEW_SOURCE || isMadeUp(taskId)).length;
    if (ownIds > 0) outcome.ownIds = (outcome.ownIds ?? 0) + ownIds;
    onProgress?.(bytesRead / bytes);
  }
  signal?.throwIfAborted();
  return outcome;
}

/** What an import of a file that is refused as a whole did. */
export function refusal({ refused }: RefusedFile): ImportOutcome {
  return { added: 0, updated: 0, unchanged: 0, rejected: [{ line: 1, reason: refused }] };
}

function addCounts(outcome: ImportOutcome, counts: TaskCounts): void {
  outcome.added += counts.added;
  outcome.updated += counts.updated;
  outcome.unchanged += counts.unchanged;
}
