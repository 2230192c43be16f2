/** Tells, by a number in place of a copy, whether a record is as an import left it. */
import type { PaymentRecord, SpanRecord, TaskRecord } from './records';

/**
 * The print of a record, 32 bits. Of a task without what follows from other records (its share of overlaps, the time of
 * its spans) and from the calendar (taken for approved): a change of those is nobody's word.
 */
export function fingerprint(record: TaskRecord | SpanRecord | PaymentRecord): number {
  const said = { ...record, attributedMs: 0, focusedMs: 0, elapsedMs: 0, assumedApproved: 0 };
  return fnv1a(JSON.stringify(said));
}

/** FNV-1a, by Fowler, Noll and Vo, over the units of a text. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
