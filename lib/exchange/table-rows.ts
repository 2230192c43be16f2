/** Reads tables of other tools row by row, by the names of their columns. */
import { type CsvOptions, columnsOf, csvPieces } from './csv';
import type { ReadRow, RowsPiece } from './file-piece';

/** A row's cell under a column's name (in lower case), trimmed; empty where there is none. */
export type Cells = (column: string) => string;

/** The rows of a table below its header, as `read` reads each. */
export async function* tableRows(
  file: Blob,
  read: (cell: Cells) => ReadRow,
  options: CsvOptions = {},
): AsyncGenerator<RowsPiece> {
  let columns: Map<string, number> | null = null;
  for await (const { rows, bytesRead } of csvPieces(file, options)) {
    const piece: RowsPiece = { rows: [], bytesRead };
    for (const { line, cells } of rows) {
      if (columns === null) columns = columnsOf(cells);
      else {
        const places = columns;
        const cell: Cells = (column) => cells[places.get(column) ?? -1]?.trim() ?? '';
        piece.rows.push({ line, ...read(cell) });
      }
    }
    yield piece;
  }
}
