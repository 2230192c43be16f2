/**
 * Writes CSV that every spreadsheet opens: RFC 4180, lines ended by CR LF, UTF-8 with a byte order mark. What is not known
 * is an empty cell, never 0.
 *
 * A spreadsheet of a language that writes 0,5 takes `0.125` for 125, so decimals have the sign that the worker's own
 * spreadsheet has; where that is a comma, it expects semicolons between cells.
 */
import Papa from 'papaparse';
import type { DecimalSign } from './columns/mapping';

/** A cell: text is quoted and neutralised, a number stays one, `null` is not known. */
export type Cell = string | number | boolean | null;

const BYTE_ORDER_MARK = '\uFEFF';

/** What stands between the cells of a file whose decimals have this sign. */
export function delimiterBeside(sign: DecimalSign): ',' | ';' {
  return sign === ',' ? ';' : ',';
}

/** The first line of a file. */
export function csvHead(columns: readonly string[], sign: DecimalSign): string {
  return `${BYTE_ORDER_MARK}${columns.join(delimiterBeside(sign))}\r\n`;
}

/** Lines of a file. */
export function csvLines(rows: readonly (readonly Cell[])[], sign: DecimalSign): string {
  if (rows.length === 0) return '';
  const lines = Papa.unparse(
    rows.map((row) => row.map((cell) => written(cell, sign))),
    {
      delimiter: delimiterBeside(sign),
      newline: '\r\n',
      quotes: (cell) => typeof cell === 'string' && cell !== '',
    },
  );
  return `${lines}\r\n`;
}

/** Texts alone stay strings, which are quoted; a number is an object that writes itself. */
function written(cell: Cell, sign: DecimalSign): unknown {
  if (typeof cell === 'string') return neutralised(cell, sign);
  if (typeof cell === 'number' && sign === ',') return { toString: () => String(cell).replace('.', ',') };
  return cell;
}

/**
 * A place where a cell begins in some spreadsheet: the text's own begin, and behind what a spreadsheet of another
 * language takes for the end of a cell or line, quotes or not. What stands there is taken for a formula from `=`, `+`,
 * `-` and `@` on, in some languages from their full-width forms too (OWASP, CSV injection; CWE-1236), and blanks before
 * them are skipped. A comma ends a cell for spreadsheets that do not expect the semicolons of a file, for which no quote
 * behind a semicolon has a meaning.
 */
const FORMULA = {
  '.': /(?<=^|[;\t\r\n])(?=['\s\0]*[=+\-@＝＋－＠]|'*[\t\r\0])/g,
  ',': /(?<=^|[,;\t\r\n])(?=['\s\0]*[=+\-@＝＋－＠]|'*[\t\r\0])/g,
};
const NEUTRALISED = {
  '.': /(?<=^|[;\t\r\n])'(?=['\s\0]*[=+\-@＝＋－＠]|'*[\t\r\0])/g,
  ',': /(?<=^|[,;\t\r\n])'(?=['\s\0]*[=+\-@＝＋－＠]|'*[\t\r\0])/g,
};

/** The text with an apostrophe before what a spreadsheet would take for a formula (METHODS D14). */
export function neutralised(text: string, sign: DecimalSign): string {
  return text.replace(FORMULA[sign], "'");
}

/** The text that {@link neutralised} made into this. */
export function asWritten(text: string, sign: DecimalSign): string {
  return text.replace(NEUTRALISED[sign], '');
}

/** Units of currency; what `micros` cannot hold exactly as a decimal no platform pays. */
export function units(micros: number | null): number | null {
  return micros === null ? null : micros / 1e6;
}

/** Seconds, to the millisecond. */
export function seconds(ms: number | null): number | null {
  return ms === null ? null : ms / 1000;
}

/** A wage or a share, to the millionth: no more digits than mean anything. */
export function rate(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e6) / 1e6;
}
