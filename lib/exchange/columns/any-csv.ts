/** Tables in CSV that no known tool wrote: told from other text, looked at, and read as the worker says. */
import { type CsvRow, csvPieces, EndlessRow } from '../csv';
import type { ImportedTask } from '../imported';
import type { FilePiece } from '../opened-file';
import type { ImportReason } from '../reasons';
import { RequesterNames } from '../requester-names';
import { type ColumnGuess, guessColumns } from './guess';
import { type ColumnMapping, problemOf } from './mapping';
import { type ReadRow, rowReader } from './read-row';

/** Enough to see how a table is written; more would not change the guess. */
const SAMPLE_ROWS = 500;
const PREVIEW_ROWS = 20;
/** More columns than anybody can look through. */
const MOST_COLUMNS = 200;
const LOOKED_AT_BYTES = 4096;

/** A guess of how to read a file that is a table; `null` for one that is none. `zone` is the worker's own. */
export async function guessTable(file: Blob, zone: string): Promise<ColumnGuess | { refused: ImportReason } | null> {
  const start = (await file.slice(0, LOOKED_AT_BYTES).text()).trimStart();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they tell text from what is none.
  if (/^[{[<%]/.test(start) || /[\u0000-\u0008\u000e-\u001f]/.test(start)) return null;
  const sample = await firstRows(file);
  const width = sample[0]?.cells.length ?? 0;
  const alike = sample.filter(({ cells }) => cells.length === width).length;
  if (sample.length < 2 || width < 2 || alike < sample.length * 0.8) return null;
  return width > MOST_COLUMNS ? { refused: 'too-many-columns' } : guessColumns(sample, zone);
}

async function firstRows(file: Blob): Promise<CsvRow[]> {
  const sample: CsvRow[] = [];
  try {
    for await (const { rows } of csvPieces(file)) {
      sample.push(...rows.slice(0, SAMPLE_ROWS - sample.length));
      if (sample.length === SAMPLE_ROWS) break;
    }
  } catch (error) {
    if (!(error instanceof EndlessRow)) throw error;
  }
  return sample;
}

/** What a mapping makes of the sample. */
export interface Preview {
  /** The first rows, as they would be stored, or why each would not be taken. */
  rows: ReadRow[];
  /** Of how many rows of the sample how many would not be taken. */
  sampled: number;
  rejected: number;
}

/** The first rows of a table as they would be stored; none where the mapping is not enough to read it by. */
export function previewOf(sample: readonly CsvRow[], mapping: ColumnMapping): Preview {
  if (problemOf(mapping) !== null) return { rows: [], sampled: 0, rejected: 0 };
  const rows = sample.slice(mapping.hasHeader ? 1 : 0).map(rowReader(mapping));
  const rejected = rows.filter((row) => 'reason' in row).length;
  return { rows: rows.slice(0, PREVIEW_ROWS), sampled: rows.length, rejected };
}

/** The tasks of a table, and the names of those who posted them, a piece of the file at a time. */
export async function* anyCsvPieces(file: Blob, mapping: ColumnMapping): AsyncGenerator<FilePiece> {
  const names = new RequesterNames();
  const read = rowReader(mapping);
  let isHeader = mapping.hasHeader;
  try {
    for await (const { rows, bytesRead } of csvPieces(file)) {
      const tasks: ImportedTask[] = [];
      const rejected: FilePiece['rejected'] = [];
      for (const row of isHeader ? rows.slice(1) : rows) {
        const result = read(row);
        if ('task' in result) tasks.push(result.task);
        else rejected.push(result);
      }
      isHeader &&= rows.length === 0;
      for (const task of tasks) names.add(task);
      yield piece({ tasks, rejected, bytesRead });
    }
  } catch (error) {
    if (!(error instanceof EndlessRow)) throw error;
    yield piece({ rejected: [{ line: error.line, reason: 'malformed' }], bytesRead: file.size });
  }
  yield piece({ requesters: names.all(), bytesRead: file.size });
}

function piece(fields: Partial<FilePiece> & Pick<FilePiece, 'bytesRead'>): FilePiece {
  return { tasks: [], spans: [], payments: [], requesters: [], rejected: [], ...fields };
}
