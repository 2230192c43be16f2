/**
 * Writes and reads history files (their shape: `history-schema.ts`).
 *
 * A file is written with one record on each line, in the order of {@link SECTIONS}, so that a line number
 * finds a record and two exports can be compared with any tool. Any other layout is read just as well.
 */
import * as z from 'zod/mini';
import { readPayment, readRequester, readSpan, readTask } from './history-records';
import type { HistoryPayment, HistoryRequester, HistorySpan, HistoryTask, Section } from './history-schema';
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

/** What a history file holds. The line of a rejected record is that of a file as {@link writeHistory} lays it out. */
export interface HistoryRecords {
  tasks: ImportedTask[];
  spans: ImportedSpan[];
  payments: ImportedPayment[];
  requesters: ImportedRequester[];
  rejected: Rejected[];
}

const head = z.object({ format: z.literal(HISTORY_FORMAT), version: z.int().check(z.positive()) });
const lists = z.object({
  tasks: z.array(z.unknown()),
  spans: z.array(z.unknown()),
  payments: z.array(z.unknown()),
  requesters: z.array(z.unknown()),
  ratings: z.array(z.unknown()),
});

/**
 * Reads a history file. Never throws on what the file holds: a file that is no history, or one of a version
 * to come, is refused whole; a record that is not as it should be is left out and listed.
 */
export function parseHistory(text: string): HistoryRecords | { refused: ImportReason } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { refused: 'malformed' };
  }
  const file = head.safeParse(json);
  if (!file.success) return { refused: 'malformed' };
  if (file.data.version > HISTORY_VERSION) return { refused: 'version-newer' };
  const sections = lists.safeParse(json);
  if (!sections.success) return { refused: 'malformed' };

  const rejected: Rejected[] = [];
  const firstLine = linesOf(sections.data);
  const read = <Json, Imported>(
    section: Exclude<Section, 'ratings'>,
    schema: z.ZodMiniType<Json>,
    convert: (record: Json) => Imported,
  ): Imported[] =>
    sections.data[section].flatMap((record, index) => {
      const parsed = schema.safeParse(record);
      if (parsed.success) return [convert(parsed.data)];
      rejected.push({ line: firstLine[section] + index, reason: 'malformed' });
      return [];
    });
  const records = {
    tasks: read('tasks', historyTask, readTask),
    spans: read('spans', historySpan, readSpan),
    payments: read('payments', historyPayment, readPayment),
    requesters: read('requesters', historyRequester, readRequester),
  };
  // No version writes ratings yet, so what is here cannot be known to be kept.
  sections.data.ratings.forEach((_, index) => {
    rejected.push({ line: firstLine.ratings + index, reason: 'malformed' });
  });
  return { ...records, rejected };
}

/** The line of each section's first record: below the section's name and above the bracket that closes it. */
function linesOf(sections: Record<Section, unknown[]>): Record<Section, number> {
  const lines: Record<Section, number> = { tasks: 0, spans: 0, payments: 0, requesters: 0, ratings: 0 };
  let line = 1;
  for (const section of SECTIONS) {
    lines[section] = line + 2;
    line += sections[section].length + 2;
  }
  return lines;
}
