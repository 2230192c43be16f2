/** A CSV file of rows that come in batches. */
import { type Cell, csvHead, csvLines } from './csv-cells';
import { type Column, columnsWithout, type FileStyle } from './export-choice';

/** The text of the file, in pieces: the line of names, then a piece for each batch. */
export async function* csvTable<Row>(
  columns: readonly Column<Row, Cell>[],
  batches: AsyncIterable<readonly Row[]>,
  { leftOut, decimalSign }: FileStyle,
): AsyncGenerator<string> {
  const shown = columnsWithout(columns, leftOut);
  yield csvHead(
    shown.map(({ name }) => name),
    decimalSign,
  );
  for await (const rows of batches) {
    yield csvLines(
      rows.map((row) => shown.map(({ cell }) => cell(row))),
      decimalSign,
    );
  }
}
