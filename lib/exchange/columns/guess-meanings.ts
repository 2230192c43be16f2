/** Guesses what each column of a table means, from its name and from what stands in it. */
import { readAmount } from './amounts';
import { nameSays } from './column-names';
import { currencyOf } from './currencies';
import { readDuration } from './durations';
import { COLUMN_MEANINGS, type ColumnMeaning, DATE_ORDERS } from './mapping';
import { type CellMoment, readMoment } from './moments';
import { readState } from './states';

/** A column as it is known: its name, empty where it has none, and the cells that are not empty. */
export interface Column {
  name: string;
  cells: string[];
}

type Meant = Exclude<ColumnMeaning, 'ignored'>;

/** A cell's moment in whatever order it can be read. */
export function anyMoment(cell: string): CellMoment | null {
  return DATE_ORDERS.map((order) => readMoment(cell, order)).find((moment) => moment !== null) ?? null;
}

const hasDay = (cell: string) => {
  const moment = anyMoment(cell);
  return moment !== null && ('at' in moment || moment.dayMs !== null);
};
const hasTime = (cell: string) => {
  const moment = anyMoment(cell);
  return moment !== null && ('at' in moment || moment.timeMs !== null);
};
const REQUESTER_ID = /^A[A-Z0-9]{8,20}$/;
const isAmount = (cell: string) => readAmount(cell, '.', 'USD') !== null;
const isAmountWithCurrency = (cell: string) => isAmount(cell) && !/^[\d.,\s]*$/.test(cell);
const isId = (cell: string) => /^\S{1,200}$/.test(cell);

/** What a cell of each meaning looks like. */
const LOOKS: Record<Meant, (cell: string) => boolean> = {
  day: hasDay,
  'accepted-at': (cell) => anyMoment(cell) !== null,
  'ended-at': (cell) => anyMoment(cell) !== null,
  duration: (cell) => readDuration(cell, 's') !== null,
  reward: isAmount,
  bonus: isAmount,
  currency: (cell) => currencyOf(cell, 'USD') !== null,
  state: (cell) => readState(cell) !== null,
  title: (cell) => !isAmount(cell) && !hasDay(cell),
  'requester-id': isId,
  'requester-name': (cell) => !isAmount(cell) && !hasDay(cell) && !REQUESTER_ID.test(cell),
  'task-id': isId,
  'assignment-id': isId,
  'group-id': isId,
};

/** Looks that need no name, because hardly anything else looks so. */
const SPEAKING: Partial<Record<Meant, (cell: string) => boolean>> = {
  day: (cell) => hasDay(cell) && !hasTime(cell),
  'accepted-at': (cell) => hasDay(cell) && hasTime(cell),
  'ended-at': (cell) => hasDay(cell) && hasTime(cell),
  duration: (cell) => /[:\p{L}]/u.test(cell) && readDuration(cell, 's') !== null,
  reward: isAmountWithCurrency,
  state: (cell) => readState(cell) !== null,
  title: (cell) => /\p{L}{2,}.*\s.*\p{L}{2,}/u.test(cell) && LOOKS.title(cell),
  'requester-id': (cell) => REQUESTER_ID.test(cell),
};

/** Cells of a column that are looked at, from its whole length: more would only take longer. */
const LOOKED_AT_CELLS = 40;
/** Most of the cells: a few may be misspelt. */
const MOST = 0.6;
const NEARLY_ALL = 0.9;

function shareOf(cells: readonly string[], looks: (cell: string) => boolean): number {
  return cells.length === 0 ? 0 : cells.filter(looks).length / cells.length;
}

/** How well a column fits a meaning: names count more than looks, and a name is believed only if the cells bear it out. */
function fitness({ name, cells }: Column, meaning: Meant): number {
  const named = namedAs(name, meaning, cells);
  if (named > 0) return cells.length === 0 || shareOf(cells, LOOKS[meaning]) >= MOST ? 2 + named : 0;
  const speaking = SPEAKING[meaning];
  return speaking && shareOf(cells, speaking) >= NEARLY_ALL ? 1 : 0;
}

/** How clearly a name says it; what is named for the requester and holds ids is the requester's id. */
function namedAs(name: string, meaning: Meant, cells: readonly string[]): number {
  const named = nameSays(name, meaning);
  if (meaning !== 'requester-id' || named > 0) return named;
  return shareOf(cells, (cell) => REQUESTER_ID.test(cell)) >= MOST ? nameSays(name, 'requester-name') : 0;
}

function thinned({ name, cells }: Column): Column {
  const step = Math.ceil(cells.length / LOOKED_AT_CELLS);
  return { name, cells: cells.filter((_, index) => index % step === 0) };
}

/** The meaning of each column, by its place. The best fit is given first, and each meaning once. */
export function guessMeanings(all: readonly Column[]): ColumnMeaning[] {
  const columns = all.map(thinned);
  const meanings: ColumnMeaning[] = columns.map(() => 'ignored');
  const fits = columns.flatMap((column, place) =>
    COLUMN_MEANINGS.flatMap((meaning, rank) =>
      meaning === 'ignored' ? [] : [{ place, meaning, rank, score: fitness(column, meaning) }],
    ),
  );
  fits.sort((a, b) => b.score - a.score || a.place - b.place || a.rank - b.rank);
  for (const { place, meaning, score } of fits) {
    if (score > 0 && meanings[place] === 'ignored' && !meanings.includes(meaning)) meanings[place] = meaning;
  }
  return meanings.map((meaning, place) => settled(meaning, meanings, columns[place]));
}

/** What only the whole shows: a single time is when the task was handed in. */
function settled(meaning: ColumnMeaning, all: readonly ColumnMeaning[], column?: Column): ColumnMeaning {
  const isFree = (other: ColumnMeaning) => !all.includes(other);
  if (meaning === 'day' && isFree('ended-at') && shareOf(column?.cells ?? [], hasTime) >= MOST) return 'ended-at';
  const isAlone = meaning === 'accepted-at' && isFree('ended-at') && isFree('duration');
  return isAlone && nameSays(column?.name ?? '', 'accepted-at') === 0 ? 'ended-at' : meaning;
}
