import type { SpanRecord } from '../ledger/records';
import { BEAT_MS, MISSED_BEATS } from './beat';
import { HELD_BEAT_MS } from './ports';

/** The spans that begin next to a span: the last one not after its start, the first one after it. */
export interface Neighbours {
  before: SpanRecord | undefined;
  after: SpanRecord | undefined;
}

/**
 * Fits a span between its neighbours, so that at no instant two spans are timed: a start ends what was open,
 * and what arrives late is cut to what was already timed. Final spans are never changed.
 *
 * @param now a neighbour that begins after `now` was timed before the clock was set back, and is no limit
 * @returns the span as it may be written, and the neighbour it ended, if it ended one
 */
export function fitBetween(
  span: SpanRecord,
  { before, after }: Neighbours,
  now: number,
): { span: SpanRecord; ended: SpanRecord | null } {
  let fitted = span;
  let ended: SpanRecord | null = null;
  if (before && (before.open || before.endedAt > span.startedAt)) {
    if (isFinal(before)) {
      const startedAt = before.endedAt;
      fitted = { ...fitted, startedAt, endedAt: Math.max(startedAt, fitted.endedAt) };
    } else {
      ended = taken(before, span.startedAt);
    }
  }
  if (after && after.startedAt <= now) fitted = taken(fitted, after.startedAt);
  return { span: fitted, ended };
}

/** Closed by its own page, or by the worker's absence: nothing may change it any more. */
function isFinal(span: SpanRecord): boolean {
  return span.open === undefined && span.untilAt === undefined;
}

/** The id of a span that the background itself holds, for a tab without a script of ours. */
export function heldId(tabId: number, since: number): string {
  return `held-${tabId}-${since}`;
}

export function isHeld(span: SpanRecord): boolean {
  return span.id.startsWith('held-');
}

/** Whether a span was not heard of for so long that the machine must have slept. */
export function isSilent(span: SpanRecord, at: number): boolean {
  return at - span.endedAt > MISSED_BEATS * (isHeld(span) ? HELD_BEAT_MS : BEAT_MS);
}

/**
 * The span, closed because attention went elsewhere at a time. Its own page may still correct the end up to
 * then; a held one has no page, and lasted until then.
 */
function taken(span: SpanRecord, at: number): SpanRecord {
  if (isHeld(span)) return { ...finished(span, isSilent(span, at) ? span.endedAt : at), closedBy: 'taken' };
  const { open: _, ...rest } = span;
  const untilAt = Math.min(at, span.untilAt ?? at);
  return { ...rest, endedAt: clamp(span.endedAt, span.startedAt, untilAt), closedBy: 'taken', untilAt };
}

/** The span, closed for good. */
export function finished(span: SpanRecord, endedAt: number): SpanRecord {
  const { open: _, untilAt: __, ...rest } = span;
  return { ...rest, endedAt: Math.max(span.startedAt, endedAt) };
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
