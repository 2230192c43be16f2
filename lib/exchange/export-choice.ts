import type { DecimalSign } from './columns/mapping';

/** What a worker leaves out of a file that is for somebody else. */
export const LEFT_OUT = ['titles', 'names', 'ids'] as const;
export type LeftOutPart = (typeof LEFT_OUT)[number];
export type LeftOut = Record<LeftOutPart, boolean>;

/** Nothing is left out. */
export const NOTHING_LEFT_OUT: LeftOut = { titles: false, names: false, ids: false };

/** How a file is written: without what, and with which sign in its decimals where it is for a spreadsheet. */
export interface FileStyle {
  leftOut: LeftOut;
  decimalSign: DecimalSign;
}

/** The files that can be made, besides the whole history. */
export const EXPORT_FORMATS = ['csv-tasks', 'csv-days', 'csv-requesters', 'history', 'mts'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A column of a file, with what it tells of: a part that is left out takes its columns with it. */
export interface Column<Row, Cell> {
  name: string;
  part?: LeftOutPart;
  cell: (row: Row) => Cell;
}

/** The columns that are not left out. */
export function columnsWithout<Row, Cell>(
  columns: readonly Column<Row, Cell>[],
  leftOut: LeftOut,
): readonly Column<Row, Cell>[] {
  return columns.filter(({ part }) => part === undefined || !leftOut[part]);
}
