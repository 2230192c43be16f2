/** Reads dates and times as people, tools and spreadsheets write them. */
import { monthOf, zoneOffsetMs } from './date-words';
import type { DateOrder } from './mapping';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/**
 * What a cell says of a moment: the moment itself where it names its zone or counts from the epoch, else what a calendar
 * and a clock show. `dayMs` is midnight UTC of the calendar's day, `timeMs` is counted from midnight.
 */
export type CellMoment = { at: number } | { dayMs: number; timeMs: number | null } | { dayMs: null; timeMs: number };

const EPOCH = /^\d{10}(?:\d{3})?(?:\.\d{1,9})?$/;
const CLOCK =
  /(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:\s*([ap])\.?\s?m\.?(?!\p{L}))?(?:\s*(Z|UTC|GMT|[PMCE][SD]T|CES?T|WIB|WITA|WIT)(?!\p{L}))?(?:\s*([+-]\d{1,2}(?::?\d{2})?)(?!\d))?/iu;
/** As Indonesian writes it: alone (`14.05`; with a third part it is a date), or behind a date. */
const POINTED_CLOCKS = [/^(\d{1,2})\.(\d{2})$/, /\s(\d{1,2})\.(\d{2})(?:\.(\d{2}))?$/];
/** Nobody did microtasks before, and what is later is a number of another kind. */
const EARLIEST = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/** The moment, day or time of day that a cell holds; `null` for anything else, such as a day that does not exist. */
export function readMoment(cell: string, order: DateOrder): CellMoment | null {
  const text = cell
    .trim()
    .replace(/\s*\([^)]*\)$/, '')
    .replace(/\s+/g, ' ');
  if (EPOCH.test(text)) return plausible(Number(text) * (/^\d{13}/.test(text) ? 1 : 1000));
  const clock =
    CLOCK.exec(text) ?? POINTED_CLOCKS.map((clock) => clock.exec(text)).find((found) => found !== null) ?? null;
  const time = clock === null ? null : readClock(clock);
  if (clock !== null && time === null) return null;
  const around = clock === null ? text : `${text.slice(0, clock.index)} ${text.slice(clock.index + clock[0].length)}`;
  const date = withoutFillers(around);
  if (date === '') return time === null || time.offsetMs !== null ? null : { dayMs: null, timeMs: time.ms };
  const dayMs = readDate(date, order);
  if (dayMs === null || dayMs < EARLIEST || dayMs >= LATEST) return null;
  if (time === null) return { dayMs, timeMs: null };
  return time.offsetMs === null ? { dayMs, timeMs: time.ms } : { at: dayMs + time.ms - time.offsetMs };
}

function plausible(at: number): CellMoment | null {
  return at >= EARLIEST && at < LATEST ? { at: Math.round(at) } : null;
}

/** The words that some languages put between the parts of a date. */
function withoutFillers(date: string): string {
  return date
    .replace(/,/g, ' ')
    .replace(/(?<=\d)T(?=\s|$)/, ' ')
    .replace(/(?<=\d)(?:st|nd|rd|th|º)(?!\p{L})/iu, ' ')
    .replace(/(?<!\p{L})(?:de|del|at|on|um|pukul|pkl|jam|a las|às)(?!\p{L})/giu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function readClock(parts: RegExpExecArray): { ms: number; offsetMs: number | null } | null {
  const [, hourText = '', minute = '', second = '0', fraction = '', half, name, offset] = parts;
  const offsetMs = name === undefined && offset === undefined ? null : readOffset(name, offset);
  if (offsetMs === null && (name !== undefined || offset !== undefined)) return null;
  const hour = half === undefined ? Number(hourText) : hourOfHalf(Number(hourText), half);
  if (hour === null || hour > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const millis = Number(fraction.padEnd(3, '0').slice(0, 3));
  return { ms: hour * HOUR_MS + Number(minute) * MINUTE_MS + Number(second) * 1000 + millis, offsetMs };
}

function hourOfHalf(hour: number, half: string): number | null {
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

/** How far before UTC a clock is; `GMT-0700` and `UTC+7` name the zone and the offset from it. */
function readOffset(name: string | undefined, offset: string | undefined): number | null {
  const named = name === undefined ? 0 : zoneOffsetMs(name);
  if (named === null || offset === undefined) return named;
  const [, sign, hours = '', minutes = '0'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(offset) ?? [];
  if (Number(hours) > 14 || Number(minutes) > 59) return null;
  return named + (sign === '-' ? -1 : 1) * (Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS);
}

const NUMBERS = /^(\d{1,4})\s?([-/. ])\s?(\d{1,2})\s?\2\s?(\d{1,4})$/;
const DAY_FIRST = /^(\d{1,2})[\s./-]*(\p{L}+)[\s./-]*(\d{4}|\d{2})$/u;
const MONTH_FIRST = /^(\p{L}+)[\s./-]*(\d{1,2})[\s./-]+(\d{4}|\d{2})$/u;
const YEAR_FIRST = /^(\d{4})[\s./-]*(\p{L}+)[\s./-]*(\d{1,2})$/u;

/** Midnight UTC of a date. */
function readDate(date: string, order: DateOrder): number | null {
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(date);
  if (compact) return dayMsOf(compact[1], compact[2], compact[3]);
  const numbers = NUMBERS.exec(date);
  if (numbers) return numericDate(numbers[1] ?? '', numbers[3] ?? '', numbers[4] ?? '', order);
  const dayFirst = DAY_FIRST.exec(date);
  if (dayFirst) return dayMsOf(dayFirst[3], monthOf(dayFirst[2] ?? ''), dayFirst[1]);
  const monthFirst = MONTH_FIRST.exec(date);
  if (monthFirst) return dayMsOf(monthFirst[3], monthOf(monthFirst[1] ?? ''), monthFirst[2]);
  const yearFirst = YEAR_FIRST.exec(date);
  if (yearFirst) return dayMsOf(yearFirst[1], monthOf(yearFirst[2] ?? ''), yearFirst[3]);
  // A day of the week, which says nothing that the date does not.
  const withoutWeekday = /^\p{L}+\.?\s+(?=.*\d)(.+)$/u.exec(date);
  return withoutWeekday ? readDate(withoutWeekday[1] ?? '', order) : null;
}

function numericDate(first: string, second: string, third: string, order: DateOrder): number | null {
  if (first.length === 4) return dayMsOf(first, second, third);
  if (first.length > 2) return null;
  if (order === 'year-month' && third.length <= 2) return dayMsOf(first, second, third);
  return order === 'month-day' ? dayMsOf(third, first, second) : dayMsOf(third, second, first);
}

/** `null` for a day that does not exist. A year of two digits is of this century. */
function dayMsOf(year = '', month: string | number | null = null, day = ''): number | null {
  if ((year.length !== 4 && year.length !== 2) || month === null) return null;
  const fullYear = year.length === 2 ? 2000 + Number(year) : Number(year);
  const dayMs = Date.UTC(fullYear, Number(month) - 1, Number(day));
  const date = new Date(dayMs);
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) ? dayMs : null;
}
