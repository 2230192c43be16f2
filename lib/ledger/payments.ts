/** Writes money that belongs to a day: MTurk names bonuses only as a sum of the day. */
import type { DayRow, PlatformId, TransferRow } from '../platforms/reading';
import type { LedgerDatabase } from './database';
import type { PaymentRecord } from './records';
import { withRollups } from './rollups';

/** Writes the bonus of each day the platform's statistics show; a day seen again replaces its sum. */
export async function recordDays(
  database: LedgerDatabase,
  platform: PlatformId,
  days: readonly DayRow[],
  now: number,
): Promise<void> {
  const bonuses = days.flatMap(({ day, bonus }): PaymentRecord[] =>
    bonus === null
      ? []
      : [{ key: `${platform}|bonus|${day}`, platform, kind: 'bonus', day, amount: bonus, status: null }],
  );
  await putPayments(database, bonuses, now);
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
  await database.transaction('rw', database.log, () =>
    withRollups(database, { payments: payments.map((payment) => payment.key) }, now, async () => {
      await database.payments.bulkPut(payments);
    }),
  );
}
