/**
 * A day of work as it went: sessions (METHODS D4) with what filled them, and the breaks between them. Kinds are
 * the caller's; time that is measured twice would count twice, so pieces must not overlap (METHODS D3).
 */
import { clusters, SESSION_GAP_MS } from './clusters';
import { type Interval, lengthMs } from './interval';

/** One measured stretch; `ms` of it count, which differs from its length where the worker corrected the time. */
export interface StripPiece<Kind extends string> extends Interval {
  kind: Kind;
  ms: number;
}

export interface StripSession<Kind extends string> extends Interval {
  /** What the pieces of each kind count together, in milliseconds, longest first. */
  parts: { kind: Kind; ms: number }[];
  /** What most of each column was filled with, by {@link columnsOf}; `null` where nothing was measured. */
  columns: (Kind | null)[];
}

/** Columns of a whole day: about as many as the narrowest popup has room to tell apart. */
const COLUMNS = 150;
/** A column of less time would show no more. */
const NARROWEST_MS = 1000;

/**
 * The sessions of a day, in order of time. The columns of all of them are of one width, and their number is limited, so
 * that a long day is drawn in the same room as a short one; breaks have no columns.
 */
export function sessionsOf<Kind extends string>(pieces: readonly StripPiece<Kind>[]): StripSession<Kind>[] {
  const sessions = clusters(pieces, SESSION_GAP_MS);
  const totalMs = sessions.reduce((sum, session) => sum + lengthMs(session), 0);
  const columnMs = Math.max(NARROWEST_MS, totalMs / COLUMNS);
  return sessions.map((session) => {
    const members = session.members.flatMap((index) => pieces[index] ?? []);
    return {
      startedAt: session.startedAt,
      endedAt: session.endedAt,
      parts: partsOf(members),
      columns: columnsOf(members, session, Math.max(1, Math.round(lengthMs(session) / columnMs))),
    };
  });
}

function partsOf<Kind extends string>(pieces: readonly StripPiece<Kind>[]): { kind: Kind; ms: number }[] {
  const sums = new Map<Kind, number>();
  for (const { kind, ms } of pieces) sums.set(kind, (sums.get(kind) ?? 0) + ms);
  return [...sums].map(([kind, ms]) => ({ kind, ms })).sort((a, b) => b.ms - a.ms);
}

/**
 * What to draw in each of `count` columns of equal time. A column shows one kind, and what it leaves out is carried on to
 * the next: a minute of searching after every task has its share of a long day, though no column is mostly that.
 */
function columnsOf<Kind extends string>(
  pieces: readonly StripPiece<Kind>[],
  session: Interval,
  count: number,
): (Kind | null)[] {
  const widthMs = lengthMs(session) / count;
  const filled = Array.from({ length: count }, () => new Map<Kind, number>());
  for (const { kind, startedAt, endedAt } of pieces) {
    for (let from = startedAt; from < endedAt; ) {
      const column = Math.min(count - 1, Math.floor((from - session.startedAt) / widthMs));
      const until = column === count - 1 ? endedAt : Math.min(endedAt, session.startedAt + (column + 1) * widthMs);
      // Rounding may put an end of a column before its beginning.
      const next = Math.max(until, from + 1);
      const sums = filled[column] as Map<Kind, number>;
      sums.set(kind, (sums.get(kind) ?? 0) + next - from);
      from = next;
    }
  }
  const owed = new Map<Kind | null, number>([[null, 0]]);
  return filled.map((sums) => {
    let unfilledMs = widthMs;
    for (const [kind, ms] of sums) {
      owed.set(kind, (owed.get(kind) ?? 0) + ms);
      unfilledMs -= ms;
    }
    owed.set(null, (owed.get(null) ?? 0) + Math.max(0, unfilledMs));
    const [shown] = [...owed].reduce((most, next) => (next[1] > most[1] ? next : most));
    owed.set(shown, (owed.get(shown) ?? 0) - widthMs);
    return shown;
  });
}
