/**
 * What counts of the bonuses of a day. A platform's sum of a day holds the bonuses that a source gives for single tasks as
 * well, so of the sum only what is beyond those counts, and never less than nothing: a source may know of bonuses that the
 * platform paid on other days. A task belongs to the platform's day it ended on.
 */
import { addTotals, emptyTotals, type PayTotals } from '../pay/totals';
import type { LedgerDatabase } from './database';
import { addToDay, DAYS_OF, dayKey, type Effects } from './effects';
import { CLOCKS } from './records';

/**
 * Adds to effects what the counted part of days' bonuses changes by with them. It is made from sums, before and after, and
 * so does not depend on what came first, the day or its tasks. Must run inside a transaction over the days.
 */
export async function addDayBonuses(database: LedgerDatabase, effects: Effects): Promise<void> {
  const changed = [...effects.days.values()].filter(
    ({ dayOf, totals }) => dayOf === 'platform' && (totals.taskBonusMicros !== 0 || totals.dayBonusMicros !== 0),
  );
  const places = new Map(changed.map((rollup) => [dayKey({ ...rollup, clock: 'focused' }), rollup]));
  for (const place of places.values()) {
    const keys = CLOCKS.map((clock) => dayKey({ ...place, clock }));
    const stored = (await database.days.bulkGet(keys)).map((rollup) => rollup?.totals ?? emptyTotals());
    const before = stored.reduce((sum, totals) => addTotals(sum, totals), emptyTotals());
    const after = keys.reduce((sum, key) => addTotals(sum, effects.days.get(key)?.totals ?? {}), before);
    const bonusMicros = beyondTasks(after) - beyondTasks(before);
    if (bonusMicros === 0) continue;
    const { day, platform, currency } = place;
    for (const dayOf of DAYS_OF)
      addToDay(effects, { dayOf, day, platform, clock: 'focused', currency }, { bonusMicros }, 1);
  }
}

function beyondTasks({ dayBonusMicros, taskBonusMicros }: PayTotals): number {
  return Math.max(0, dayBonusMicros - taskBonusMicros);
}
