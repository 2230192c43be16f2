/** What an entry by hand has in common with time that is known already: no hour is to be counted twice unawares. */
import { type Interval, lengthMs, unionMs } from '../time/interval';
import { outsideOf } from '../time/outside-of';
import { LONGEST_CORRECTED_MS } from './corrections';
import type { LedgerDatabase } from './database';
import { isMeasured } from './open-span';

/** What counts of an entry: only what is not known already, or also what was measured, which is in other figures. */
export type Counted = 'rest' | 'measured-too';

/** Milliseconds of an entry's time that were measured in the browser, or entered before; and what is left of it. */
export interface Overlap {
  measuredMs: number;
  enteredMs: number;
  /** Neither measured nor entered. */
  rest: Interval[];
  /** Not entered before. */
  notEntered: Interval[];
}

/** Looks at everything around a stretch of time. Runs in the transaction around it. */
export async function overlapOf(database: LedgerDatabase, time: Interval): Promise<Overlap> {
  // No stretch that is measured or entered is longer than a day.
  const from = time.startedAt - LONGEST_CORRECTED_MS;
  const spans = await database.spans.where('startedAt').between(from, time.endedAt).toArray();
  const tasks = await database.tasks
    .where('[clock+acceptedAt]')
    .between(['manual', from], ['manual', time.endedAt])
    .toArray();
  const measured = spans.filter(isMeasured);
  const entered: Interval[] = [
    ...spans.filter((span) => !isMeasured(span)),
    ...tasks.flatMap(({ acceptedAt, endedAt }) =>
      acceptedAt === null || endedAt === null ? [] : [{ startedAt: acceptedAt, endedAt }],
    ),
  ];
  return {
    measuredMs: commonMs(time, measured),
    enteredMs: commonMs(time, entered),
    rest: outsideOf(time, [...measured, ...entered]),
    notEntered: outsideOf(time, entered),
  };
}

/** The stretches that count. */
export function countedOf({ rest, notEntered }: Overlap, counted: Counted | null): Interval[] {
  return counted === 'measured-too' ? notEntered : rest;
}

/** Whether the worker has to be asked first, or nothing would be left of the entry. */
export function isInTheWay(overlap: Overlap, counted: Counted | null): boolean {
  if (counted === null && overlap.measuredMs + overlap.enteredMs > 0) return true;
  return countedOf(overlap, counted).length === 0;
}

function commonMs(time: Interval, others: readonly Interval[]): number {
  return lengthMs(time) - unionMs(outsideOf(time, others));
}
