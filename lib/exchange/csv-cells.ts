/**
 * Writes CSV that every spreadsheet opens: RFC 4180, lines ended by CR LF, UTF-8 with a byte order mark, decimals with a
 * point. What is not known is an empty cell, never 0.
 */
import Papa from 'papaparse';

/** A cell: text is quoted and neutralised, a number stays one, `null` is not known. */
export type Cell = string | number | boolean | null;

const BYTE_ORDER_MARK = '\uFEFF';

/** The first line of a file. */
export function csvHead(columns: readonly string[]): string {
  return `${BYTE_ORDER_MARK}${columns.join(',')}\r\n`;
}

/** Lines of a file. */
export function csvLines(rows: readonly (readonly Cell[])[]): string {
  if (rows.length === 0) return '';
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? neutralised(cell) : cell)));
  return `${Papa.unparse(cells, { newline: '\r\n', quotes: (cell) => typeof cell === 'string' && cell !== '' })}\r\n`;
}

/**
 * A place where a cell begins in some spreadsheet: the text's own begin, and behind what a spreadsheet of another
 * language takes for the end of a cell or line, quotes or not. What stands there is taken for a formula from `=`, `+`,
 * `-` and `@` on, in some languages from their full-width forms too (OWASP, CSV injection; CWE-1236), and blanks before
 * them are skipped.
 */
const FORMULA = /(?<=^|[;\t\r\n])(?=['\s\0]*[=+\-@＝＋－＠]|'*[\t\r\0])/g;
const NEUTRALISED = /(?<=^|[;\t\r\n])'(?=['\s\0]*[=+\-@＝＋－＠]|'*[\t\r\0])/g;

/** The text with an apostrophe before what a spreadsheet would take for a formula (METHODS D14). */
export function neutralised(text: string): string {
  return text.replace(FORMULA, "'");
}

/** The text that {@link neutralised} made into this. */
export function asWritten(text: string): string {
  return text.replace(NEUTRALISED, '');
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
