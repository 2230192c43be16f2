/** The files that a worker may make of a part of the log, besides the whole history. */

import type { LedgerDatabase } from '../ledger/database';
import { type Chosen, datedTasks } from '../ledger/dated-tasks';
import { daysIn } from '../ledger/day-range';
import { periodSource } from '../ledger/period-source';
import type { DayRollup } from '../ledger/records';
import { requesterPeriods } from '../ledger/requester-periods';
import { csvDays } from './csv-days';
import { csvRequesters } from './csv-requesters';
import { csvTasks } from './csv-tasks';
import { historyText } from './export';
import type { ExportFormat, FileStyle } from './export-choice';
import { fileOf } from './export-file';
import { mtsHistory } from './export-mts';
import { forOthers } from './for-others';

/** What a file holds. */
export interface ExportChoice extends FileStyle {
  chosen: Chosen;
}

export interface MakeOptions {
  /** Milliseconds since the epoch: the last 90 days are counted back from it. */
  now: number;
  signal?: AbortSignal;
  /** Called with the tasks, of a history the records, read so far; only these files take long enough for it. */
  onProgress?: (records: number) => void;
}

/**
 * Makes a file.
 * @throws the signal's reason, once it is aborted
 */
export function makeFile(
  database: LedgerDatabase,
  format: ExportFormat,
  choice: ExportChoice,
  { now, signal, onProgress }: MakeOptions,
): Promise<Blob> {
  const type = format.startsWith('csv') ? 'text/csv' : 'application/json';
  return fileOf(textOf(database, format, choice, now, onProgress), { type, signal });
}

/** How a file begins. */
export interface Preview {
  text: string;
  /** There is no more of it. */
  isWhole: boolean;
}

/** Lines of a preview, the names of the columns with them. */
const PREVIEW_LINES = 6;

/** How a file would begin: its very text, made as the file is, as far as the first lines. */
export async function previewOf(
  database: LedgerDatabase,
  format: ExportFormat,
  choice: ExportChoice,
  now: number,
  signal?: AbortSignal,
): Promise<Preview> {
  let text = '';
  for await (const piece of textOf(database, format, choice, now)) {
    signal?.throwIfAborted();
    text += piece;
    const end = endOfLine(text, PREVIEW_LINES);
    if (end !== null) return { text: text.slice(0, end).replace(/^\uFEFF/, ''), isWhole: false };
  }
  return { text: text.replace(/^\uFEFF/, ''), isWhole: true };
}

/** Where line `lines` ends, `null` where the text has nothing behind it. */
function endOfLine(text: string, lines: number): number | null {
  let at = 0;
  for (let line = 0; line < lines; line += 1) {
    at = text.indexOf('\n', at) + 1;
    if (at === 0) return null;
  }
  return at < text.length ? at : null;
}

function textOf(
  database: LedgerDatabase,
  format: ExportFormat,
  { chosen, ...style }: ExportChoice,
  now: number,
  onProgress: (records: number) => void = () => undefined,
): AsyncGenerator<string> {
  let tasks = 0;
  const onRead = (read: number) => {
    tasks += read;
    onProgress(tasks);
  };
  switch (format) {
    case 'csv-tasks':
      return csvTasks(datedTasks(database, chosen, onRead), style);
    case 'csv-days':
      return csvDays(daysOf(database, chosen), style);
    case 'csv-requesters':
      return csvRequesters(requesterPeriods(database, chosen, now), style);
    case 'history':
      return historyText(forOthers(periodSource(database, chosen), style.leftOut, now), now, onProgress);
    case 'mts':
      return mtsHistory(datedTasks(database, chosen, onRead), style.leftOut);
  }
}

async function* daysOf(database: LedgerDatabase, { range, platforms }: Chosen): AsyncGenerator<DayRollup[]> {
  yield (await daysIn(database, range)).filter(({ platform }) => platforms.includes(platform));
}
