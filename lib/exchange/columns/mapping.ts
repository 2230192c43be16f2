/** What the columns of a table mean that no known tool wrote: guessed first, then as the worker corrects it. */
import type { PlatformId, TaskState } from '../../platforms/reading';

/** What a column may hold. Of every meaning but `ignored` a mapping has one column at most. */
export const COLUMN_MEANINGS = [
  'ignored',
  'day',
  'accepted-at',
  'ended-at',
  'duration',
  'reward',
  'bonus',
  'currency',
  'state',
  'title',
  'requester-id',
  'requester-name',
  'task-id',
  'assignment-id',
  'group-id',
] as const;
export type ColumnMeaning = (typeof COLUMN_MEANINGS)[number];

/** In which order day, month and year stand where all three are numbers. A year of four digits at the front says so itself. */
export const DATE_ORDERS = ['day-month', 'month-day', 'year-month'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** What parts the fraction of an amount, where the amount itself leaves that open (`1.234`). */
export const DECIMAL_SIGNS = ['.', ','] as const;
export type DecimalSign = (typeof DECIMAL_SIGNS)[number];

/** What a duration that is a bare number counts. */
export const DURATION_UNITS = ['ms', 's', 'min', 'h'] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];

export interface ColumnMapping {
  /** The first row names the columns and is no task. */
  hasHeader: boolean;
  /** By the column's place. */
  meanings: ColumnMeaning[];
  dateOrder: DateOrder;
  decimalSign: DecimalSign;
  durationUnit: DurationUnit;
  /** ISO 4217, of amounts that name none. */
  currency: string;
  /** IANA zone of times that name none. */
  zone: string;
  /** The state of every task where no column tells it. */
  state: TaskState;
  /** Where the tasks were done. */
  platform: PlatformId;
}

/** Parts of a mapping that the file itself does not settle. */
export type Uncertain = Exclude<keyof ColumnMapping, 'meanings' | 'hasHeader'>;

/** Why a table read by this mapping would be no record of work; each has a text, `columns_problem_<name>`. */
export type MappingProblem = 'no-date' | 'nothing-counts';

/** What the mapping lacks; `null` where a table can be read by it. */
export function problemOf({ meanings }: ColumnMapping): MappingProblem | null {
  const has = (meaning: ColumnMeaning) => meanings.includes(meaning);
  // Work without a day is part of no period, and would be kept but never counted.
  if (!has('day') && !has('accepted-at') && !has('ended-at')) return 'no-date';
  const isTimed = has('duration') || (has('accepted-at') && has('ended-at'));
  return isTimed || has('reward') ? null : 'nothing-counts';
}

/** The mapping with a column that means something else; the column that had that meaning before is ignored then. */
export function withMeaning(mapping: ColumnMapping, column: number, meaning: ColumnMeaning): ColumnMapping {
  const meanings = mapping.meanings.map((before, index) => {
    if (index === column) return meaning;
    return before === meaning ? 'ignored' : before;
  });
  return { ...mapping, meanings };
}
