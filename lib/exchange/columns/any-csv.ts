/** Tables in CSV that no known tool wrote: told from other text, looked at, and read as the worker says. */
import { type CsvRow, csvPieces, EndlessRow, isCutOff } from '../csv';
import { startOf } from '../decoding';
import { type FilePiece, piecesOfRows, type RowsPiece } from '../file-piece';
import type { ImportReason } from '../reasons';
import { type ColumnGuess, guessColumns } from './guess';
import { type ColumnMapping, problemOf } from './mapping';
import { type ReadRow, rowReader } from './read-row';

/** Enough to see how a table is written; more would not change the guess. */
const SAMPLE_ROWS = 500;
const SAMPLE_BYTES = 256 * 1024;
const PREVIEW_ROWS = 20;
/** The share of rows that have as many cells as the first: tables have a few ragged rows, and prose has its commas anywhere. */
const MOSTLY = 0.8;
/** More columns than anybody can look through. */
const MOST_COLUMNS = 200;

/** A guess of how to read a file that is a table; `null` for one that is none. `zone` is the worker's own. */
export async function guessTable(file: Blob, zone: string): Promise<ColumnGuess | { refused: ImportReason } | null> {
  const beginning = await startOf(file);
  if ('refused' in beginning) return beginning;
  const start = beginning.text.trimStart();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they tell text from what is none.
  if (/^[{[<%]/.test(start) || /[\u0000-\u0008\u000e-\u001f]/.test(start)) return null;
  const sample = await firstRows(file);
  const width = sample[0]?.cells.length ?? 0;
  // The last of several rows may be cut off.
  const whole = sample.length > 2 ? sample.slice(0, -1) : sample;
  const alike = whole.filter(({ cells }) => cells.length === width).length;
  if (sample.length < 2 || width < 2 || alike < whole.length * MOSTLY) return null;
  if (width > MOST_COLUMNS) return { refused: 'too-many-columns' };
  return (await isCutOff(file, width)) ? { refused: 'cut-off' } : guessColumns(sample, zone);
}

async function firstRows(file: Blob): Promise<CsvRow[]> {
  const sample: CsvRow[] = [];
  try {
    for await (const { rows } of csvPieces(file.slice(0, SAMPLE_BYTES))) sample.push(...rows);
    // What ends here goes on in the file.
    if (file.size > SAMPLE_BYTES) sample.pop();
  } catch (error) {
    if (!(error instanceof EndlessRow)) throw error;
  }
  return sample.slice(0, SAMPLE_ROWS);
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
export function anyCsvPieces(file: Blob, mapping: ColumnMapping): AsyncGenerator<FilePiece> {
  return piecesOfRows(file, rowsOf(file, mapping));
}

async function* rowsOf(file: Blob, mapping: ColumnMapping): AsyncGenerator<RowsPiece> {
  const read = rowReader(mapping);
  let isHeader = mapping.hasHeader;
  for await (const { rows, bytesRead } of csvPieces(file)) {
    yield { rows: (isHeader ? rows.slice(1) : rows).map(read), bytesRead };
    isHeader &&= rows.length === 0;
  }
}
