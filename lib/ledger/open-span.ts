import type { LedgerDatabase } from './database';
import type { SpanRecord } from './records';

/** The span that has the attention now, if any has. */
export async function openSpan(database: LedgerDatabase): Promise<SpanRecord | undefined> {
  return database.spans.where('open').equals(1).first();
}
