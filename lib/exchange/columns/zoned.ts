/** From what clocks show to the moment they show it. */
import { wallClockOf } from '../../time/days';

const DAY_MS = 86_400_000;

/** The moment at which the clocks of a zone show this, `shown` being written as if it were UTC. */
export type FromWallClock = (shown: number) => number | null;

/**
 * For one zone. A time that clocks skip in spring is `null`: nobody's clock showed it, so the zone is another. Of one that
 * they show twice in autumn the first is meant.
 * @throws RangeError for a zone that there is not
 */
export function fromWallClock(zone: string): FromWallClock {
  const wallClock = wallClockOf(zone);
  const offsets = new Map<number, number>();
  // To ask a clock takes longer than all else that is done for a row; in the middle of most days all is as around them.
  const offsetAt = (at: number): number => {
    const second = Math.floor(at / 1000) * 1000;
    return wallClock(second) - second;
  };
  const offsetOfDay = (day: number): number => {
    const known = offsets.get(day);
    if (known !== undefined) return known;
    const offset = offsetAt(day * DAY_MS);
    offsets.set(day, offset);
    return offset;
  };
  return (shown) => {
    const day = Math.floor(shown / DAY_MS);
    const [before, after] = [offsetOfDay(day - 1), offsetOfDay(day + 2)];
    if (before === after) return shown - before;
    const candidates = [shown - before, shown - after].filter((at) => at + offsetAt(at) === shown);
    return candidates.length === 0 ? null : Math.min(...candidates);
  };
}
