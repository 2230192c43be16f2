/** The lines of a file that were not taken, as a file to look through and correct by. */
import Papa from 'papaparse';
import type { ImportOutcome } from '../ledger/views';

/** One row for each, with its line and why, in the worker's words. */
export function rejectedCsv(rejected: ImportOutcome['rejected'], reasonText: (reason: string) => string): Blob {
  const rows = rejected.map(({ line, reason }) => ({ line, reason: reasonText(reason) }));
  // Spreadsheets take a file without the mark for one of an older encoding.
  return new Blob(['\uFEFF', Papa.unparse(rows, { columns: ['line', 'reason'], newline: '\r\n' }), '\r\n'], {
    type: 'text/csv',
  });
}
