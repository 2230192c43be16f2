/** When the task of a row was worked on, and how long. */
import { calendar } from '../../time/days';
import { elapsedBetween } from '../imported';
import type { ImportReason } from '../reasons';
import { namesUnit, readDuration } from './durations';
import type { ColumnMapping, ColumnMeaning, DurationUnit } from './mapping';
import { type CellMoment, readMoment } from './moments';
import type { FromWallClock } from './zoned';

const DAY_MS = 86_400_000;
/** A task that ends at an earlier time of day than it began went over midnight, unless it would be longer than this. */
const LONGEST_OVER_MIDNIGHT_MS = 12 * 3_600_000;

/**
 * `elapsed` is from start to end, as the file gives both; `manual` is a time that the file tells in a column of its own, of
 * which nobody knows how it was measured. The two are never added up. Where no time is known it is `focused`, as of a task
 * that only a status page tells of: a time that comes later then counts by its own clock.
 */
export interface RowTimes {
  acceptedAt: number | null;
  endedAt: number | null;
  /** `YYYY-MM-DD`, where the file tells no more than the day. */
  workDay?: string;
  elapsedMs: number | null;
  clock: 'elapsed' | 'manual' | 'focused';
}

/** How far a duration may be from start and end that it was rounded from. */
const ROUNDED_BY_MS: Record<DurationUnit, number> = { ms: 1000, s: 1000, min: 60_000, h: 360_000 };

/** The times of a row, or why they cannot be true. An empty cell is not known; one that cannot be read refuses the row. */
export function readTimes(
  cellOf: (meaning: ColumnMeaning) => string,
  mapping: ColumnMapping,
  instantOf: FromWallClock,
): RowTimes | { reason: ImportReason } {
  const read = (meaning: ColumnMeaning): CellMoment | null | 'unreadable' => {
    const cell = cellOf(meaning);
    return cell === '' ? null : (readMoment(cell, mapping.dateOrder) ?? 'unreadable');
  };
  const [day, accepted, ended] = [dayOnly(read('day'), mapping.zone), read('accepted-at'), read('ended-at')];
  const told =
    cellOf('duration') === '' ? null : (readDuration(cellOf('duration'), mapping.durationUnit) ?? 'unreadable');
  if (day === 'unreadable' || accepted === 'unreadable' || ended === 'unreadable' || told === 'unreadable') {
    return { reason: 'time-unreadable' };
  }
  const acceptedAt = momentOf(accepted, [day, ended], instantOf);
  const endedAt = laterThan(accepted, acceptedAt, ended, momentOf(ended, [day, accepted], instantOf));
  if (acceptedAt === 'unreadable' || endedAt === 'unreadable') return { reason: 'time-unreadable' };
  if (acceptedAt !== null && endedAt !== null && endedAt < acceptedAt) return { reason: 'time-backwards' };
  const elapsedMs = elapsedBetween(acceptedAt, endedAt);
  const roundedByMs = ROUNDED_BY_MS[namesUnit(cellOf('duration')) ? 's' : mapping.durationUnit];
  if (told !== null && elapsedMs !== null && told > elapsedMs + roundedByMs) return { reason: 'times-disagree' };
  const workDay = acceptedAt === null && endedAt === null ? dayOf([day, ended, accepted]) : null;
  return {
    acceptedAt,
    endedAt,
    ...(workDay === null ? {} : { workDay }),
    ...timeOf(elapsedMs, told, roundedByMs),
  };
}

/** A time that the file tells is from start to end where it agrees with them, and otherwise only what it says. */
function timeOf(
  elapsedMs: number | null,
  told: number | null,
  roundedByMs: number,
): Pick<RowTimes, 'elapsedMs' | 'clock'> {
  if (told !== null && (elapsedMs === null || told < elapsedMs - roundedByMs))
    return { elapsedMs: told, clock: 'manual' };
  return { elapsedMs, clock: elapsedMs === null ? 'focused' : 'elapsed' };
}

/** The day of a moment that counts from the epoch is that of the zone. */
function dayOnly(moment: CellMoment | null | 'unreadable', zone: string): CellMoment | null | 'unreadable' {
  if (moment === null || moment === 'unreadable' || !('at' in moment)) return moment;
  return { dayMs: Date.parse(`${calendar(zone).dayOf(moment.at)}T00:00:00Z`), timeMs: null };
}

/** The moment of a cell, its day or its time of day taken from the others where it has none; `null` is not known. */
function momentOf(
  own: CellMoment | null,
  others: (CellMoment | null)[],
  instantOf: FromWallClock,
): number | null | 'unreadable' {
  if (own === null) return null;
  if ('at' in own) return own.at;
  if (own.timeMs === null) return null;
  const dayMs = own.dayMs ?? dayMsIn(others);
  // A time of day without its day says nothing.
  return dayMs === null ? 'unreadable' : (instantOf(dayMs + own.timeMs) ?? 'unreadable');
}

/** The end, a day later where both cells are times of day and midnight was between them. */
function laterThan(
  accepted: CellMoment | null,
  acceptedAt: number | null | 'unreadable',
  ended: CellMoment | null,
  endedAt: number | null | 'unreadable',
): number | null | 'unreadable' {
  if (typeof acceptedAt !== 'number' || typeof endedAt !== 'number' || endedAt >= acceptedAt) return endedAt;
  const isTimeOfDay = ended !== null && 'dayMs' in ended && ended.dayMs === null && accepted !== null;
  const nextDay = endedAt + DAY_MS;
  return isTimeOfDay && nextDay - acceptedAt <= LONGEST_OVER_MIDNIGHT_MS ? nextDay : endedAt;
}

function dayMsIn(moments: (CellMoment | null)[]): number | null {
  return (
    moments
      .map((moment) => (moment !== null && 'dayMs' in moment ? moment.dayMs : null))
      .find((dayMs) => dayMs !== null) ?? null
  );
}

function dayOf(moments: (CellMoment | null)[]): string | null {
  const dayMs = dayMsIn(moments);
  return dayMs === null ? null : new Date(dayMs).toISOString().slice(0, 10);
}
