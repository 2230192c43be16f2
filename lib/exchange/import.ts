/** Brings a file of any known format into the ledger. Importing the same file again changes nothing. */
import type { ImportOutcome } from '../ledger/views';
import { EndlessRow } from './csv';
import type { ImportedPayment, ImportedRequester, ImportedSpan, ImportedTask } from './imported';
import type { ImportReason } from './reasons';
import { recognise } from './recognise';
import { type HistoryRecords, parseHistory } from './upah-history';
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
  /** Called after each batch with the part that is done, 0 to 1. */
  onProgress?: (done: number) => void;
  /** Stops between two batches; what was written stays, and importing the file again completes it. */
  signal?: AbortSignal;
  /** Whose rows to take from a work log of several workers. */
  worker?: string;
}

/** Records per transaction: few enough for the page to answer in between, enough for the database to be quick. */
const BATCH = 1000;

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
      if (tasks.length > 0) addCounts(outcome, await target.importTasks(tasks));
      options.onProgress?.(bytesRead / file.size);
    }
  } catch (error) {
    if (!(error instanceof EndlessRow)) throw error;
    outcome.rejected.push({ line: error.line, reason: 'malformed' });
  }
  return outcome;
}

async function importHistory(file: Blob, target: ImportTarget, options: ImportOptions): Promise<ImportOutcome> {
  const history = parseHistory(await file.text());
  if ('refused' in history) return refused(history.refused);
  const outcome: ImportOutcome = { ...nothing(), rejected: history.rejected };
  const progress = progressOf(history, options);
  // Requesters first, for tasks are summed into them; spans after the tasks they belong to.
  for (const batch of batches(history.requesters)) {
    await target.importRequesters(batch);
    progress(batch);
  }
  for (const batch of batches(history.tasks)) {
    addCounts(outcome, await target.importTasks(batch));
    progress(batch);
  }
  for (const batch of batches(history.spans)) {
    await target.importSpans(batch);
    progress(batch);
  }
  for (const batch of batches(history.payments)) {
    await target.importPayments(batch);
    progress(batch);
  }
  return outcome;
}

/** Counts finished batches, and stops the import where that was asked for. */
function progressOf(history: HistoryRecords, { onProgress, signal }: ImportOptions): (batch: unknown[]) => void {
  const { tasks, spans, payments, requesters } = history;
  const total = tasks.length + spans.length + payments.length + requesters.length;
  let done = 0;
  return (batch) => {
    done += batch.length;
    onProgress?.(done / total);
    signal?.throwIfAborted();
  };
}

function* batches<T>(records: T[]): Generator<T[]> {
  for (let start = 0; start < records.length; start += BATCH) yield records.slice(start, start + BATCH);
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
