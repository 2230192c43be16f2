import type { IndexableType, Table } from 'dexie';
import type { ExportSource } from '../exchange/export';
import type { LedgerDatabase } from './database';

/** Records read at once. */
const BATCH = 2_000;

/** The ledger as an export sees it: every record, in the order of its keys. */
export function exportSource(database: LedgerDatabase): ExportSource {
  return {
    allTasks: () => batches(database.tasks, ({ key }) => key),
    allSpans: () => batches(database.spans, ({ id }) => id),
    allPayments: () => batches(database.payments, ({ key }) => key),
    allRequesters: () => batches(database.requesters, ({ key }) => key),
  };
}

/** A table from its first key to its last, a batch at a time. */
export async function* batches<T, Key extends IndexableType>(
  table: Table<T, Key>,
  keyOf: (record: T) => Key,
): AsyncGenerator<T[]> {
  let batch = await table.limit(BATCH).toArray();
  while (batch.length > 0) {
    yield batch;
    const last = batch.at(-1);
    if (last === undefined) return;
    batch = await table.where(':id').above(keyOf(last)).limit(BATCH).toArray();
  }
}
