import type { PlatformId } from '../platforms/reading';
import { sites } from '../platforms/sites';
import type { EffectiveReference } from '../settings';
import { type Calendar, calendar } from '../time/days';
import type { Interval } from '../time/interval';
import { type Assumptions, assumptionsOf } from './assumptions';
import type { LedgerDatabase } from './database';
import type { EffectContext } from './effects';
import type { DayOf } from './records';

/** What rollups depend on besides the log: the zones of the days and the reference wage. */
export interface LedgerContext extends EffectContext {
  reference: StoredReference | null;
  assumptions: Assumptions;
  /** The days of the worker's zone. */
  workerCalendar: Calendar;
  workerToday(now: number): string;
  /** The worker's day that an instant is on, from midnight to midnight. */
  workerDay(now: number): Interval;
  splitRequesterKey(key: string): { platform: PlatformId; requesterId: string };
}

/** The reference wage that verdicts are made with, in one currency. */
export interface StoredReference {
  currency: string;
  microsPerHour: number;
  /** The wage as the worker or the law states it, which may be in another currency. */
  stated: EffectiveReference;
}

/** Reads the context from the database, so that it is the same for all changes of a transaction. */
export async function loadContext(database: LedgerDatabase): Promise<LedgerContext> {
  const [zone, reference, assumptions] = await database.meta.bulkGet(['workerZone', 'reference', 'assumptions']);
  return makeContext(
    typeof zone?.value === 'string' ? zone.value : browserZone(),
    (reference?.value ?? null) as StoredReference | null,
    assumptionsOf(assumptions?.value),
  );
}

/** The worker's days. */
export async function workerCalendar(database: LedgerDatabase): Promise<Calendar> {
  const zone = await database.meta.get('workerZone');
  return calendar(typeof zone?.value === 'string' ? zone.value : browserZone());
}

function makeContext(workerZone: string, reference: StoredReference | null, assumptions: Assumptions): LedgerContext {
  const worker = calendar(workerZone);
  return {
    reference,
    assumptions,
    calendarOf: (dayOf: DayOf, platform) => (dayOf === 'worker' ? worker : calendar(sites[platform].dayZone)),
    platformCurrency: (platform) => sites[platform].currency,
    referenceMicros: (currency) => (reference?.currency === currency ? reference.microsPerHour : null),
    workerCalendar: worker,
    workerToday: (now) => worker.dayOf(now),
    workerDay: (now) => {
      const today = worker.dayOf(now);
      return { startedAt: worker.startOf(today), endedAt: worker.startOf(worker.addDays(today, 1)) };
    },
    splitRequesterKey: (key) => {
      const at = key.indexOf(':');
      return { platform: key.slice(0, at) as PlatformId, requesterId: key.slice(at + 1) };
    },
  };
}

/** The zone the browser lives in. */
export function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
