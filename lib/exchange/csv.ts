/**
 * Reads CSV files of any size row by row, a piece of the file at a time.
 *
 * Papa Parse knows the quoting; this file only feeds it, because Papa's own file reader exists in
 * pages alone and this one also runs in tests, and can be waited on between pieces.
 */
import Papa from 'papaparse';
import { endOf, textPieces } from './pieces';

/** One row of a file: its cells, and the line of the file it begins on (the first line is 1). */
export interface CsvRow {
  line: number;
  cells: string[];
}

/** The rows of one piece of a file, and how many bytes of the file are behind them. */
export interface CsvPiece {
  rows: CsvRow[];
  bytesRead: number;
}

/** Text kept for the next piece may not outgrow this: one unclosed quote would otherwise hold the whole file back. */
const MAX_ROW_CHARS = 1_000_000;

/** A character that no text has. */
const NO_QUOTE = '\uFFFF';

const DELIMITERS = [',', ';', '\t'];

/** Thrown by {@link csvPieces}: a row that never ends, so that nothing after `line` can be read. */
export class EndlessRow extends Error {
  constructor(readonly line: number) {
    super(`The row that begins on line ${line} does not end.`);
  }
}

export interface CsvOptions {
  /** Whether quotes have a meaning; some tools join the cells of a row as they are. */
  quotes?: boolean;
}

/**
 * The rows of a CSV file (RFC 4180; comma, semicolon or tab, found from the first row), empty rows left out. Lines may end
 * in any way, and each in another.
 * @throws {EndlessRow} where a quote is never closed.
 */
export async function* csvPieces(file: Blob, { quotes = true }: CsvOptions = {}): AsyncGenerator<CsvPiece> {
  const quoteChar = quotes ? '"' : NO_QUOTE;
  let held = '';
  let line = 1;
  let delimiter: string | undefined;
  let returned = '';
  for await (const { text, bytesRead } of textPieces(file)) {
    const whole = returned + text;
    // The line break that it may be a half of is in the next piece.
    returned = whole.endsWith('\r') ? '\r' : '';
    held += withLineFeeds(returned === '' ? whole : whole.slice(0, -1));
    delimiter ??= held.includes('\n') ? delimiterOf(held) : undefined;
    if (delimiter === undefined && held.length <= MAX_ROW_CHARS) continue;
    const { rows, rest, nextLine } = completeRows(held, { delimiter: delimiter ?? ',', quoteChar }, line);
    held = rest;
    line = nextLine;
    if (held.length > MAX_ROW_CHARS) throw new EndlessRow(line);
    yield { rows, bytesRead };
  }
  // With a line break behind it the last row is a complete one.
  const { rows, rest, nextLine } = completeRows(
    `${held}\n`,
    { delimiter: delimiter ?? delimiterOf(held), quoteChar },
    line,
  );
  yield { rows, bytesRead: file.size };
  if (rest !== '') throw new EndlessRow(nextLine);
}

function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** The rows of `text` that are known to be complete, and what is left: its last row may go on in the next piece. */
function completeRows(text: string, format: { delimiter: string; quoteChar: string }, firstLine: number) {
  const parsed: { cells: string[]; end: number }[] = [];
  Papa.parse<string[]>(text, {
    ...format,
    newline: '\n',
    step: ({ data, meta }) => {
      parsed.push({ cells: data, end: meta.cursor });
    },
  });
  parsed.pop();
  const rows: CsvRow[] = [];
  let line = firstLine;
  let start = 0;
  for (const { cells, end } of parsed) {
    if (cells.some((cell) => cell !== '')) rows.push({ line, cells });
    line += lineBreaks(text, start, end);
    start = end;
  }
  return { rows, rest: text.slice(start), nextLine: line };
}

function lineBreaks(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', start); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** The delimiter that the first row has most of. */
function delimiterOf(text: string): string {
  const firstRow = text.split('\n', 1)[0] ?? '';
  const count = (delimiter: string) => firstRow.split(delimiter).length;
  return DELIMITERS.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

/** The places of the named columns in a header row; names are compared in lower case, without spaces around. */
export function columnsOf(cells: readonly string[]): Map<string, number> {
  return new Map(cells.map((name, index) => [name.trim().toLowerCase(), index]));
}

/** The columns of the first row of `text`. */
export function headerOf(text: string): Map<string, number> {
  return columnsOf(firstRowOf(withLineFeeds(text)));
}

/** Whether the last row of a file is no complete one: nothing ends it, and it has fewer cells than the first. */
export async function isCutOff(file: Blob, columns: number): Promise<boolean> {
  const lines = withLineFeeds(await endOf(file)).split('\n');
  const last = lines.at(-1) ?? '';
  const delimiter = delimiterOf(last);
  return lines.length > 1 && last.trim() !== '' && last.split(delimiter).length < columns;
}

function firstRowOf(text: string): string[] {
  return Papa.parse<string[]>(text, { preview: 1, delimiter: delimiterOf(text), newline: '\n' }).data[0] ?? [];
}
