/**
 * Days of a named zone, over every change of its clocks: a day may have 23 or 25 hours, begin at 01:00, or not
 * exist at all. Time belongs to the day of the work (METHODS D5), so spans are cut at these midnights.
 */
import { type Interval, lengthMs } from './interval';

const DAY_MS = 86_400_000;
/** No zone is further from UTC. */
const MAX_OFFSET_MS = 16 * 3_600_000;

/** A part of an interval, on one day. */
interface DayPart {
  day: string;
  ms: number;
}

/** The days of one zone, named `YYYY-MM-DD`. Instants are milliseconds since the epoch. */
export interface Calendar {
  /** The day an instant is on. */
  dayOf(at: number): string;
  /** The first instant of a day; of a day the zone skipped, that of the day after. */
  startOf(day: string): number;
  /** An interval cut at midnights; the parts add up to its length. */
  splitByDay(interval: Interval): DayPart[];
  /** The day `n` days later, or earlier. Days of the calendar, whatever the clocks do. */
  addDays(day: string, n: number): string;
}

const calendars = new Map<string, Calendar>();

/** The calendar of an IANA zone; the same one each time, because it remembers its midnights. */
export function calendar(zone: string): Calendar {
  let known = calendars.get(zone);
  if (known === undefined) {
    known = makeCalendar(zone);
    calendars.set(zone, known);
  }
  return known;
}

/** Days are numbered from 1970-01-01, which is 0. Only a midnight not met before asks `Intl`. */
function makeCalendar(zone: string): Calendar {
  const wallClock = wallClockOf(zone);
  const starts = new Map<number, number>();
  const names = new Map<number, string>();

  const startOfNumber = (number: number): number => {
    let start = starts.get(number);
    if (start === undefined) {
      start = findStart(number, wallClock);
      starts.set(number, start);
    }
    return start;
  };
  const nameOf = (number: number): string => {
    let name = names.get(number);
    if (name === undefined) {
      name = dayName(number);
      names.set(number, name);
    }
    return name;
  };
  /**
   * By the starts alone, never by what the wall clock shows: in zones that set their clocks back just after midnight
   * the date itself goes back, and a day must still be one stretch.
   */
  const numberAt = (at: number): number => {
    const utc = Math.floor(at / DAY_MS);
    if (startOfNumber(utc + 1) <= at) return utc + 1;
    return startOfNumber(utc) <= at ? utc : utc - 1;
  };

  return {
    dayOf: (at) => nameOf(numberAt(at)),
    startOf: (day) => startOfNumber(dayNumber(day)),
    addDays: (day, n) => nameOf(dayNumber(day) + n),
    splitByDay(interval) {
      if (lengthMs(interval) === 0) return [];
      const parts: DayPart[] = [];
      let from = interval.startedAt;
      for (let number = numberAt(from); from < interval.endedAt; number++) {
        const until = Math.min(startOfNumber(number + 1), interval.endedAt);
        if (until > from) parts.push({ day: nameOf(number), ms: until - from });
        from = until;
      }
      return parts;
    },
  };
}

/** What the zone's clocks show at an instant, as if it were UTC. */
export type WallClock = (at: number) => number;

/** The clock of an IANA zone, to the second. @throws RangeError for a zone that there is not */
export function wallClockOf(zone: string): WallClock {
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return (at) => {
    // "MM/DD/YYYY, HH:MM:SS"
    const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = (
      format.format(at).match(/\d+/g) ?? []
    ).map(Number);
    return Date.UTC(year, month - 1, day, hour, minute, second);
  };
}

/** The first instant whose date is day `number` or later. */
function findStart(number: number, wallClock: WallClock): number {
  const midnight = number * DAY_MS;
  const hasBegun = (at: number) => wallClock(at) >= midnight;
  const guess = midnight - (wallClock(midnight) - midnight);
  if (hasBegun(guess) && !hasBegun(guess - 1)) return guess;
  let before = midnight - MAX_OFFSET_MS;
  let after = midnight + MAX_OFFSET_MS;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (hasBegun(middle)) after = middle;
    else before = middle;
  }
  return after;
}

function dayName(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

function dayNumber(day: string): number {
  const number = Date.parse(`${day}T00:00:00Z`) / DAY_MS;
  if (Number.isNaN(number) || dayName(number) !== day) throw new RangeError(`Not a day: ${day}`);
  return number;
}
