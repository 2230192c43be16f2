/** What files give to the ledger, and what the ledger gives to files: its records, without what it works out itself. */
import type { PaymentRecord, RequesterRecord, SpanRecord, TaskRecord } from '../ledger/records';

export type ImportedTask = Omit<TaskRecord, 'key' | 'attributedMs'>;

/** A closed span. */
export type ImportedSpan = Pick<SpanRecord, 'id' | 'platform' | 'kind' | 'taskKey' | 'startedAt' | 'endedAt' | 'clock'>;

export type ImportedPayment = PaymentRecord;

/** What is known of a requester besides sums: those follow from the tasks. */
export type ImportedRequester = Pick<
  RequesterRecord,
  'platform' | 'requesterId' | 'names' | 'underpaying' | 'listing' | 'note'
>;

/** From accept to end; a clock that was set back gives 0, never less, and `null` is not known. */
export function elapsedBetween(acceptedAt: number | null, endedAt: number | null): number | null {
  return acceptedAt === null || endedAt === null ? null : Math.max(0, endedAt - acceptedAt);
}
