/** What pages report, cut to the time outside the pause that the worker made by hand. */
import type { Pause } from '../ledger/pause';
import type { SpanReport } from '../messages';

/** A pause as reports meet it now: while it lasts whatever the clock says, and else unless the clock was set back since. */
export function pauseNow(pause: Pause | null, now: number): Pause | null {
  if (pause === null) return null;
  if (pause.until === null) return { since: Math.min(pause.since, now), until: null };
  return pause.until <= now ? pause : null;
}

/** What a page says of a stretch, less the pause; `null` where the stretch was begun in it. */
export function outsidePause(report: SpanReport, pause: Pause | null): SpanReport | null {
  if (pause === null) return report;
  if (report.startedAt < pause.since) return { ...report, endedAt: Math.min(report.endedAt, pause.since) };
  return pause.until === null || report.startedAt < pause.until ? null : report;
}

/** Whether a report is of a stretch from before the pause that its page holds on to. */
export function reachesPause(report: SpanReport, pause: Pause | null): boolean {
  if (pause === null || report.startedAt >= pause.since) return false;
  return report.endedAt > pause.since || !report.closed;
}
