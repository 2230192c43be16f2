/** The worker's whole record as one file, theirs to keep and to take elsewhere. */
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

/** Pieces of text per part of the file: a part for each record would make for a very long list. */
const PIECES_PER_PART = 1000;

/** The history file of all that `source` holds. `now`: milliseconds since the epoch. */
export async function exportHistory(source: ExportSource, now: number): Promise<Blob> {
  const idsByKey = new Map<string, TaskIds>();
  const pieces = writeHistory(
    {
      tasks: tasksOf(source, idsByKey),
      spans: spansOf(source, idsByKey),
      payments: convert(source.allPayments(), writePayment),
      requesters: convert(source.allRequesters(), writeRequester),
    },
    now,
  );
  const parts: Blob[] = [];
  let part: string[] = [];
  for await (const piece of pieces) {
    part.push(piece);
    if (part.length < PIECES_PER_PART) continue;
    parts.push(new Blob(part));
    part = [];
  }
  return new Blob([...parts, ...part], { type: 'application/json' });
}

/** Tasks are written before spans, and remembered for them: a span knows its task by key alone. */
async function* tasksOf(source: ExportSource, idsByKey: Map<string, TaskIds>): AsyncGenerator<HistoryTask[]> {
  for await (const tasks of source.allTasks()) {
    for (const { key, taskId, assignmentId, focusedMs } of tasks) {
      if (focusedMs !== null) idsByKey.set(key, { taskId, assignmentId });
    }
    yield tasks.map(writeTask);
  }
}

async function* spansOf(source: ExportSource, idsByKey: Map<string, TaskIds>): AsyncGenerator<HistorySpan[]> {
  for await (const spans of source.allSpans()) {
    yield spans.map((span) => writeSpan(span, idsByKey.get(span.taskKey ?? '') ?? idsInKey(span.taskKey)));
  }
}

async function* convert<From, To>(batches: AsyncIterable<From[]>, write: (record: From) => To): AsyncGenerator<To[]> {
  for await (const batch of batches) yield batch.map(write);
}
