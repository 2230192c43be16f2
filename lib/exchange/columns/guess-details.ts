/** Guesses how the cells of a table are to be read, and says what the table itself does not settle. */
import { sites } from '../../platforms/sites';
import { decimalSignIn, readAmount } from './amounts';
import { plainName, unitInName, zoneInName } from './column-names';
import { currencyOf } from './currencies';
import { namesUnit, readDuration } from './durations';
import { anyMoment, type Column } from './guess-meanings';
import {
  type ColumnMapping,
  type ColumnMeaning,
  DATE_ORDERS,
  type DateOrder,
  DURATION_UNITS,
  type Uncertain,
} from './mapping';
import { readMoment } from './moments';

type Guessed<Value> = { value: Value; isSure: boolean };
type ColumnOf = (meaning: ColumnMeaning) => Column | null;
type Details = Pick<ColumnMapping, Uncertain>;

/** Everything of a mapping but the meanings. `zone` is the worker's own, for times that name none. */
export function guessDetails(columnOf: ColumnOf, zone: string): { details: Details; uncertain: Uncertain[] } {
  const platform = 'mturk';
  const currency = guessCurrency(columnOf, sites[platform].currency);
  const dateOrder = guessDateOrder(columnOf);
  const guesses: { [Name in Uncertain]: Guessed<ColumnMapping[Name]> } = {
    dateOrder,
    currency,
    decimalSign: guessDecimalSign(columnOf),
    durationUnit: guessDurationUnit(columnOf, dateOrder.value),
    zone: guessZone(columnOf, zone),
    // Pending until the platform says otherwise is the least that can be claimed.
    state: { value: 'submitted', isSure: columnOf('state') !== null },
    platform: { value: platform, isSure: false },
  };
  const entries = Object.entries(guesses) as [Uncertain, Guessed<unknown>][];
  return {
    details: Object.fromEntries(entries.map(([name, { value }]) => [name, value])) as Details,
    uncertain: entries.filter(([, { isSure }]) => !isSure).map(([name]) => name),
  };
}

function cellsOf(columnOf: ColumnOf, ...meanings: ColumnMeaning[]): string[] {
  return meanings.flatMap((meaning) => columnOf(meaning)?.cells ?? []);
}

/**
 * The order in which most dates exist. Where several orders fit all of them alike, the one in which the rows, which are
 * mostly in the order of time, lie closest together; that is a guess and no more.
 */
function guessDateOrder(columnOf: ColumnOf): Guessed<DateOrder> {
  const columns = (['day', 'ended-at', 'accepted-at'] as const).map((meaning) => cellsOf(columnOf, meaning));
  const scored = DATE_ORDERS.map((order) => {
    const read = columns.map((cells) => cells.map((cell) => dayIn(cell, order)));
    return {
      order,
      known: read.flat().filter((at) => at !== null).length,
      jumps: sum(read.map(jumps)),
      days: String(read),
    };
  });
  const most = Math.max(...scored.map(({ known }) => known));
  const best = scored.filter(({ known }) => known === most).sort((a, b) => a.jumps - b.jumps);
  // Dates that are the same in every order leave nothing to settle.
  return { value: best[0]?.order ?? 'day-month', isSure: new Set(best.map(({ days }) => days)).size === 1 };
}

function dayIn(cell: string, order: DateOrder): number | null {
  const moment = readMoment(cell, order);
  return moment === null ? null : 'at' in moment ? moment.at : moment.dayMs;
}

function jumps(days: readonly (number | null)[]): number {
  const known = days.filter((day) => day !== null);
  return sum(known.slice(1).map((day, index) => Math.abs(day - (known[index] ?? day))));
}

/** What most amounts say themselves; a point where none of them says anything. */
function guessDecimalSign(columnOf: ColumnOf): Guessed<'.' | ','> {
  const cells = cellsOf(columnOf, 'reward', 'bonus');
  const signs = cells.map(decimalSignIn);
  const points = signs.filter((sign) => sign === '.').length;
  const commas = signs.filter((sign) => sign === ',').length;
  const isOpen = cells.some((cell, index) => signs[index] === null && /\d[.,]\d/.test(cell));
  return { value: commas > points ? ',' : '.', isSure: !isOpen || (points === 0) !== (commas === 0) };
}

/** The currency that amounts name, the column of currencies, or the name of a column; else that of the platform. */
function guessCurrency(columnOf: ColumnOf, usual: string): Guessed<string> {
  const column = columnOf('reward') ?? columnOf('bonus');
  const inColumn = cellsOf(columnOf, 'currency').map((cell) => currencyOf(cell, usual));
  const named = mostFrequent(inColumn) ?? mostFrequent((column?.cells ?? []).map((cell) => namedIn(cell, usual)));
  if (named !== null) return { value: named, isSure: true };
  const words = plainName(column?.name ?? '').split(' ');
  const inName = words.map((word) => currencyOf(word, usual)).find((code) => code !== null);
  return { value: inName ?? usual, isSure: inName !== undefined || column === null };
}

/** The currency that an amount names: what it is read as whatever the usual one is. */
function namedIn(cell: string, usual: string): string | null {
  const other = usual === 'XXX' ? 'XTS' : 'XXX';
  const [one, two] = [readAmount(cell, '.', usual), readAmount(cell, '.', other)];
  return one !== null && two !== null && two.currency !== other ? one.currency : null;
}

/**
 * The unit that the name of the column tells, else the one in which the durations agree best with start and end, else
 * what is usual for numbers of that size.
 */
function guessDurationUnit(columnOf: ColumnOf, order: DateOrder): Guessed<ColumnMapping['durationUnit']> {
  const column = columnOf('duration');
  const numbers = (column?.cells ?? [])
    .filter((cell) => !namesUnit(cell))
    .map((cell) => Number(cell.replace(',', '.')));
  if (column === null || numbers.length === 0) return { value: 'min', isSure: true };
  const named = unitInName(column.name);
  if (named !== null) return { value: named, isSure: true };
  const elapsedMs = medianElapsedMs(columnOf, order);
  const typical = median(numbers);
  if (elapsedMs !== null && typical > 0) {
    const distance = (unit: (typeof DURATION_UNITS)[number]) =>
      Math.abs(Math.log((readDuration(String(typical), unit) ?? Number.POSITIVE_INFINITY) / elapsedMs));
    const [best = 's'] = [...DURATION_UNITS].sort((a, b) => distance(a) - distance(b));
    return { value: best, isSure: distance(best) < Math.LN2 };
  }
  if (typical >= 20_000) return { value: 'ms', isSure: false };
  return { value: typical >= 60 && numbers.every(Number.isInteger) ? 's' : 'min', isSure: false };
}

function medianElapsedMs(columnOf: ColumnOf, order: DateOrder): number | null {
  const [starts, ends] = (['accepted-at', 'ended-at'] as const).map((meaning) =>
    cellsOf(columnOf, meaning).map((cell) => shownIn(cell, order)),
  );
  if (!starts || !ends || starts.length !== ends.length) return null;
  const lengths = starts.map((start, index) => (ends[index] ?? Number.NaN) - (start ?? Number.NaN));
  const known = lengths.filter((ms) => ms > 0);
  return known.length === 0 ? null : median(known);
}

function shownIn(cell: string, order: DateOrder): number | null {
  const moment = readMoment(cell, order);
  if (moment === null) return null;
  return 'at' in moment ? moment.at : (moment.dayMs ?? 0) + (moment.timeMs ?? 0);
}

/** The zone that the columns' names tell; the worker's own where they tell none. Sure where every time names its own. */
function guessZone(columnOf: ColumnOf, zone: string): Guessed<string> {
  const columns = (['accepted-at', 'ended-at', 'day'] as const).flatMap((meaning) => columnOf(meaning) ?? []);
  const named = columns.map(({ name }) => zoneInName(name)).find((inName) => inName !== null);
  if (named) return { value: named, isSure: true };
  const isNeeded = columns.some(({ cells }) => cells.some(showsClockAlone));
  return { value: zone, isSure: !isNeeded };
}

function showsClockAlone(cell: string): boolean {
  const moment = anyMoment(cell);
  return moment !== null && 'dayMs' in moment && moment.timeMs !== null;
}

function mostFrequent(values: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
