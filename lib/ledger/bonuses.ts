/**
 * Bonuses come as the sum of a day, and the worker may know for which task or requester parts of it were. The sum counts
 * with its day alone: a part is shown beside its task or requester, and adds to no figure.
 */
import type { LedgerDatabase } from './database';
import type { AssignedBonus, PaymentRecord } from './records';

/** How much of a day's bonus is assigned; more than its amount where the platform lowered that afterwards. */
export function assignedMicros({ assigned = [] }: Pick<PaymentRecord, 'assigned'>): number {
  return assigned.reduce((sum, { micros }) => sum + micros, 0);
}

/**
 * Sets for what the parts of a day's bonus were. Together they are no more than the day's sum, but parts of what is already
 * too much may be taken away one by one.
 *
 * @returns whether it was done; not for more than there is, nor for a bonus that is not known
 */
export async function assignBonus(
  database: LedgerDatabase,
  paymentKey: string,
  parts: readonly AssignedBonus[],
): Promise<boolean> {
  return database.transaction('rw', database.payments, async () => {
    const payment = await database.payments.get(paymentKey);
    if (payment?.kind !== 'bonus' || parts.some(({ micros }) => !(Number.isSafeInteger(micros) && micros > 0)))
      return false;
    const sumMicros = assignedMicros({ assigned: [...parts] });
    if (sumMicros > payment.amount.micros && sumMicros >= assignedMicros(payment)) return false;
    const { assigned: _, ...rest } = payment;
    await database.payments.put(parts.length === 0 ? rest : { ...rest, assigned: [...parts] });
    return true;
  });
}

/** The bonuses of days, newest first. */
export async function dayBonuses(database: LedgerDatabase, limit: number): Promise<PaymentRecord[]> {
  const bonuses = await database.payments.filter(({ kind, amount }) => kind === 'bonus' && amount.micros > 0).toArray();
  return bonuses.sort((a, b) => (b.day ?? '').localeCompare(a.day ?? '')).slice(0, limit);
}

/** What the worker assigned to a task turns out to be of another requester. Runs in the transaction around it. */
export async function followRequester(database: LedgerDatabase, taskKey: string, requesterKey: string): Promise<void> {
  const isOfTask = (part: AssignedBonus) => part.taskKey === taskKey;
  await database.payments
    .filter(({ assigned = [] }) => assigned.some(isOfTask))
    .modify((payment) => {
      payment.assigned = (payment.assigned ?? []).map((part) => (isOfTask(part) ? { ...part, requesterKey } : part));
    });
}
