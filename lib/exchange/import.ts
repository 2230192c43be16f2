/** Brings a file of any known format into the ledger. Importing the same file again changes nothing. */
import type { ImportOutcome } from '../ledger/views';
import { EndlessRow } from './csv';
import type { ImportedPayment, ImportedRequester, ImportedSpan, ImportedTask } from './imported';
import type { ImportReason } from './reasons';
import { recognise } from './recognise';
import { RequesterNames } from './requester-names';
import { readHistory } from './upah-history';
import { readWorkLog, workersOf } from './work-log-csv';

/** Tasks by what became of them: new to the ledger, changed in it, there already. */
export type TaskCounts = Pick<ImportOutcome, 'added' | 'updated' | 'unchanged'>;

/** What an import needs of the ledger. Every call is one transaction, and repeating it changes nothing. */
export interface ImportTarget {
  importTasks(tasks: ImportedTask[]): Promise<TaskCounts>;
  importSpans(spans: ImportedSpan[]): Promise<void>;
  importPayments(payments: ImportedPayment[]): Promise<void>;
  importRequesters(requesters: ImportedRequester[]): Promise<void>;
}

export interface ImportOptions {
  /** Called after each piece of the file with the part that is done, 0 to 1. */
  onProgress?: (done: number) => void;
  /** Stops between two pieces; what was written stays, and importing the file again completes it. */
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
  const recognised = await recognise(file);
  if ('refused' in recognised) return refused(recognised.refused);
  return recognised.format === 'work-log-csv'
    ? importWorkLog(file, target, options)
    : importHistory(file, target, options);
}

async function importWorkLog(file: Blob, target: ImportTarget, options: ImportOptions): Promise<ImportOutcome> {
  const outcome = nothing();
  const names = new RequesterNames();
  try {
    // Figures over several people's hours mean nothing, so such a file is not taken without a choice.
    if (options.worker === undefined && (await workersOf(file)).length > 1) return refused('several-workers');
    for await (const { rows, bytesRead } of readWorkLog(file, options.worker)) {
      options.signal?.throwIfAborted();
      const tasks: ImportedTask[] = [];
      for (const row of rows) {
        if ('task' in row) tasks.push(row.task);
        else outcome.rejected.push(row);
      }
      for (const task of tasks) names.add(task);
      if (tasks.length > 0) addCounts(outcome, await target.importTasks(tasks));
      options.onProgress?.(bytesRead / file.size);
    }
  } catch (error) {
    if (!(error instanceof EndlessRow)) throw error;
    outcome.rejected.push({ line: error.line, reason: 'malformed' });
  }
  const requesters = names.all();
  if (requesters.length > 0) await target.importRequesters(requesters);
  return outcome;
}

async function importHistory(file: Blob, target: ImportTarget, options: ImportOptions): Promise<ImportOutcome> {
  const history = await readHistory(file);
  if ('refused' in history) return refused(history.refused);
  const outcome = nothing();
  // In the order of the file, requesters come last: a mark is then not judged away by half of its evidence.
  for await (const { tasks, spans, payments, requesters, rejected, bytesRead } of history.pieces) {
    options.signal?.throwIfAborted();
    outcome.rejected.push(...rejected);
    if (tasks.length > 0) addCounts(outcome, await target.importTasks(tasks));
    if (spans.length > 0) await target.importSpans(spans);
    if (payments.length > 0) await target.importPayments(payments);
    if (requesters.length > 0) await target.importRequesters(requesters);
    options.onProgress?.(bytesRead / file.size);
  }
  return outcome;
}

function nothing(): ImportOutcome {
  return { added: 0, updated: 0, unchanged: 0, rejected: [] };
}

function refused(reason: ImportReason): ImportOutcome {
  return { ...nothing(), rejected: [{ line: 1, reason }] };
}

function addCounts(outcome: ImportOutcome, counts: TaskCounts): void {
  outcome.added += counts.added;
  outcome.updated += counts.updated;
  outcome.unchanged += counts.unchanged;
}
