/** Guesses how a table that no known tool wrote is to be read, for the worker to correct. */
import type { CsvRow } from '../csv';
import { isName } from './column-names';
import { guessDetails } from './guess-details';
import { anyMoment, type Column, guessMeanings } from './guess-meanings';
import type { ColumnMapping, ColumnMeaning, Uncertain } from './mapping';

export interface ColumnGuess {
  mapping: ColumnMapping;
  /** What the table does not settle, so that the guess may well be wrong. */
  uncertain: Uncertain[];
  /** The first rows of the table, that with the columns' names included. */
  sample: CsvRow[];
}

/** A guess from the first rows of a table. `zone` is the worker's own. */
export function guessColumns(sample: CsvRow[], zone: string): ColumnGuess {
  return guessWith(sample, zone, startsWithNames(sample));
}

/** The guess anew, after the worker said whether the first row holds names. */
export function guessWith(sample: CsvRow[], zone: string, hasHeader: boolean): ColumnGuess {
  const columns = columnsOf(sample, hasHeader);
  const meanings = guessMeanings(columns);
  const columnOf = (meaning: ColumnMeaning) => columns[meanings.indexOf(meaning)] ?? null;
  const { details, uncertain } = guessDetails(columnOf, zone);
  return { mapping: { hasHeader, meanings, ...details }, uncertain, sample };
}

/** The columns of the sample, as many as its longest row has. */
export function columnsOf(sample: readonly CsvRow[], hasHeader: boolean): Column[] {
  const names = hasHeader ? (sample[0]?.cells ?? []) : [];
  const rows = hasHeader ? sample.slice(1) : sample;
  const width = Math.max(0, ...sample.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, place) => ({
    name: names[place]?.trim() ?? '',
    cells: rows.map(({ cells }) => cells[place]?.trim() ?? '').filter((cell) => cell !== ''),
  }));
}

/** Whether the first row holds names: some are known, or none of its cells is a number or a date. */
function startsWithNames([first]: readonly CsvRow[]): boolean {
  const cells = (first?.cells ?? []).map((cell) => cell.trim()).filter((cell) => cell !== '');
  const values = cells.filter((cell) => /^[^\p{L}]*\d[^\p{L}]*$/u.test(cell) || anyMoment(cell) !== null);
  return values.length === 0 && cells.length > 0 && (cells.some(isName) || cells.every((cell) => !/\d/.test(cell)));
}
