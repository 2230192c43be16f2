/** Writes money that belongs to a day: MTurk names bonuses only as a sum of the day. */
import type { DayRow, PlatformId, TransferRow } from '../platforms/reading';
import { sites } from '../platforms/sites';
import { calendar } from '../time/days';
import type { LedgerDatabase } from './database';
import type { PaymentRecord, SpanRecord } from './records';
import { withRollups } from './rollups';

/**
 * Writes the bonus of each day the platform's statistics show; a day seen again replaces its sum. The statistics go back
 * further than the log: a bonus of a day before the first measured task is for work whose time nobody knows, and would
 * be pay for no time at all.
 */
export async function recordDays(
  database: LedgerDatabase,
  platform: PlatformId,
  days: readonly DayRow[],
  now: number,
): Promise<void> {
  await database.transaction('rw', database.log, async () => {
    const firstDay = await firstMeasuredDay(database, platform);
    const bonuses: PaymentRecord[] = [];
    for (const { day, bonus } of days) {
      if (bonus === null || firstDay === null || day < firstDay) continue;
      const key = `${platform}|bonus|${day}`;
      // What the worker said of it stays with it, also where the sum became less than that.
      const known = await database.payments.get(key);
      bonuses.push({ key, platform, kind: 'bonus', day, status: null, ...known, amount: bonus });
    }
    await putPayments(database, bonuses, now);
  });
}

/** The platform's day on which the first task was measured, `null` before there is one. */
async function firstMeasuredDay(database: LedgerDatabase, platform: PlatformId): Promise<string | null> {
  const ofTask = (span: SpanRecord) => span.platform === platform && span.kind === 'task';
  const first = await database.spans.orderBy('startedAt').filter(ofTask).first();
  return first ? calendar(sites[platform].dayZone).dayOf(first.startedAt) : null;
}

/** Writes transfers to the worker; they move money that was counted when it was earned, and add to no figure. */
export async function recordTransfers(
  database: LedgerDatabase,
  platform: PlatformId,
  transfers: readonly TransferRow[],
  now: number,
): Promise<void> {
  const payments = transfers.flatMap(({ transferId, day, amount, status }): PaymentRecord[] =>
    amount === null
      ? []
      : [
          {
            key: `${platform}|transfer|${transferId ?? `${day}|${amount.micros}`}`,
            platform,
            kind: 'transfer',
            day,
            amount,
            status,
          },
        ],
  );
  await putPayments(database, payments, now);
}

async function putPayments(database: LedgerDatabase, payments: PaymentRecord[], now: number): Promise<void> {
  if (payments.length === 0) return;
  await database.transaction('rw', database.log, async () =>
    withRollups(database, { payments: payments.map((payment) => payment.key) }, now, async () => {
      await database.payments.bulkPut(payments);
    }),
  );
}
