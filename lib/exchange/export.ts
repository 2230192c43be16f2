/** The worker's whole record as one file, theirs to keep and to take elsewhere. */
import { type FileOptions, fileOf } from './export-file';
import type { TaskIds } from './history-records';
import { idsInKey, writePayment, writeRequester, writeSpan, writeTask } from './history-records';
import type { HistorySpan, HistoryTask } from './history-schema';
import type { ImportedPayment, ImportedRequester, ImportedSpan, ImportedTask } from './imported';
import { writeHistory } from './upah-history';

/** What an export needs of the ledger: every record, in batches and in a stable order. */
export interface ExportSource {
  allTasks(): AsyncIterable<(ImportedTask & { key: string })[]>;
  allSpans(): AsyncIterable<ImportedSpan[]>;
  allPayments(): AsyncIterable<ImportedPayment[]>;
  allRequesters(): AsyncIterable<ImportedRequester[]>;
}

/** How an export is made. */
export interface ExportOptions extends Pick<FileOptions, 'signal' | 'onBytes'> {
  /** Called with how many tasks and spans were read so far. */
  onProgress?: (records: number) => void;
}

/**
 * The history file of all that `source` holds. `now`: milliseconds since the epoch.
 * @throws the signal's reason, once it is aborted
 */
export function exportHistory(source: ExportSource, now: number, options: ExportOptions = {}): Promise<Blob> {
  return fileOf(historyText(source, now, options.onProgress), { ...options, type: 'application/json' });
}

/** The text of that file, in pieces. */
export function historyText(
  source: ExportSource,
  now: number,
  onProgress?: (records: number) => void,
): AsyncGenerator<string> {
  const idsByKey = new Map<string, TaskIds>();
  const counted = counter(onProgress);
  return writeHistory(
    {
      tasks: tasksOf(counted(source.allTasks()), idsByKey),
      spans: spansOf(counted(source.allSpans()), idsByKey),
      payments: convert(source.allPayments(), writePayment),
      requesters: convert(source.allRequesters(), writeRequester),
    },
    now,
  );
}

/** Counts the records of batches while they pass. */
function counter(onProgress: (records: number) => void = () => undefined) {
  let records = 0;
  return async function* <T>(batches: AsyncIterable<T[]>): AsyncGenerator<T[]> {
    for await (const batch of batches) {
      yield batch;
      records += batch.length;
      onProgress(records);
    }
  };
}

/** Tasks are written before spans, and remembered for them: a span knows its task by key alone. */
async function* tasksOf(
  batches: AsyncIterable<(ImportedTask & { key: string })[]>,
  idsByKey: Map<string, TaskIds>,
): AsyncGenerator<HistoryTask[]> {
  for await (const tasks of batches) {
    for (const { key, taskId, assignmentId, focusedMs } of tasks) {
      if (focusedMs !== null) idsByKey.set(key, { taskId, assignmentId });
    }
    yield tasks.map(writeTask);
  }
}

async function* spansOf(
  batches: AsyncIterable<ImportedSpan[]>,
  idsByKey: Map<string, TaskIds>,
): AsyncGenerator<HistorySpan[]> {
  for await (const spans of batches) {
    yield spans.map((span) => writeSpan(span, idsByKey.get(span.taskKey ?? '') ?? idsInKey(span.taskKey)));
  }
}

async function* convert<From, To>(batches: AsyncIterable<From[]>, write: (record: From) => To): AsyncGenerator<To[]> {
  for await (const batch of batches) yield batch.map(write);
}
