import type { LedgerDatabase } from './database';
import type { SpanRecord } from './records';

/** Whether somebody measured a span; what the worker entered may lie beside it, and takes no attention away. */
export function isMeasured({ clock }: SpanRecord): boolean {
  return clock === undefined;
}

/** The span that has the attention now, if any has. */
export async function openSpan(database: LedgerDatabase): Promise<SpanRecord | undefined> {
  return database.spans.where('open').equals(1).first();
}
