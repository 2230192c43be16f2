/**
 * Writes and reads history files (their shape: `history-schema.ts`).
 *
 * A file is written with one record on each line, in the order of {@link SECTIONS}, so that a line number
 * finds a record and two exports can be compared with any tool.
 */
import * as z from 'zod/mini';
import { type RawHistory, type RawRecord, takeApart } from './history-lines';
import { readPayment, readRequester, readSpan, readTask } from './history-records';
import type { HistoryPayment, HistoryRequester, HistorySpan, HistoryTask } from './history-schema';
import {
  HISTORY_FORMAT,
  HISTORY_VERSION,
  historyPayment,
  historyRequester,
  historySpan,
  historyTask,
  SECTIONS,
} from './history-schema';
import type { ImportedPayment, ImportedRequester, ImportedSpan, ImportedTask } from './imported';
import { writeInstant } from './instant';
import type { ImportReason, Rejected } from './reasons';

/** Batches of records, ready to be written. A section without a source is written empty. */
export interface HistorySections {
  tasks: AsyncIterable<HistoryTask[]>;
  spans: AsyncIterable<HistorySpan[]>;
  payments: AsyncIterable<HistoryPayment[]>;
  requesters: AsyncIterable<HistoryRequester[]>;
}

/** The text of a history file, in pieces. `now`: milliseconds since the epoch, written as `exportedAt`. */
export async function* writeHistory(sections: HistorySections, now: number): AsyncGenerator<string> {
  const head = { format: HISTORY_FORMAT, version: HISTORY_VERSION, exportedAt: writeInstant(now) };
  yield JSON.stringify(head).slice(0, -1);
  for (const section of SECTIONS) {
    yield `,\n"${section}":[`;
    let separator = '\n';
    for await (const batch of section === 'ratings' ? [] : sections[section]) {
      for (const record of batch) {
        yield `${separator}${JSON.stringify(record)}`;
        separator = ',\n';
      }
    }
    yield '\n]';
  }
  yield '}\n';
}

/** What one piece of a history file holds. */
export interface HistoryPiece {
  tasks: ImportedTask[];
  spans: ImportedSpan[];
  payments: ImportedPayment[];
  requesters: ImportedRequester[];
  rejected: Rejected[];
  bytesRead: number;
}

const head = z.object({ format: z.literal(HISTORY_FORMAT), version: z.int().check(z.positive()) });

/**
 * Reads a history file, a piece at a time. Never throws on what the file holds: a file that is no history, or
 * one of a version to come, is refused whole; a record that is not as it should be is left out and listed.
 */
export async function readHistory(
  file: Blob,
): Promise<{ refused: ImportReason } | { pieces: AsyncGenerator<HistoryPiece> }> {
  const raw = await takeApart(file);
  if ('refused' in raw) return raw;
  const found = head.safeParse(raw.head);
  if (!found.success) return { refused: 'malformed' };
  if (found.data.version > HISTORY_VERSION) return { refused: 'version-newer' };
  return { pieces: readPieces(raw) };
}

async function* readPieces(raw: RawHistory): AsyncGenerator<HistoryPiece> {
  for await (const { records, brokenAt, bytesRead } of raw.pieces) {
    const piece: HistoryPiece = { tasks: [], spans: [], payments: [], requesters: [], rejected: [], bytesRead };
    for (const record of records) {
      if (!take(record, piece)) piece.rejected.push({ line: record.line, reason: 'malformed' });
    }
    if (brokenAt !== null) piece.rejected.push({ line: brokenAt, reason: 'malformed' });
    yield piece;
  }
}

/** Puts a record where it belongs; false where it is not as it should be. */
function take({ section, value }: RawRecord, piece: HistoryPiece): boolean {
  switch (section) {
    case 'tasks':
      return add(piece.tasks, historyTask, readTask, value);
    case 'spans':
      return add(piece.spans, historySpan, readSpan, value);
    case 'payments':
      return add(piece.payments, historyPayment, readPayment, value);
    case 'requesters':
      return add(piece.requesters, historyRequester, readRequester, value);
    case 'ratings':
      // No version writes ratings yet, so what stands here cannot be kept.
      return false;
  }
}

function add<Json, Imported>(
  list: Imported[],
  schema: z.ZodMiniType<Json>,
  convert: (record: Json) => Imported,
  value: unknown,
): boolean {
  const parsed = schema.safeParse(value);
  if (parsed.success) list.push(convert(parsed.data));
  return parsed.success;
}
