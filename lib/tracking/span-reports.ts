/** Takes what pages report of their attention, and writes it as spans. */

import type { LedgerDatabase } from '../ledger/database';
import { lastErasedAt } from '../ledger/erased-at';
import { isMeasured } from '../ledger/open-span';
import { lastPause, type Pause } from '../ledger/pause';
import type { SpanRecord } from '../ledger/records';
import { putSpans } from '../ledger/spans';
import { ensureTask } from '../ledger/tasks';
import type { SpanAnswer, SpanReport, SpansMessage } from '../messages';
import { type IdleRules, idleCut } from '../time/idle';
import { finished, fitBetween } from './exclusive';
import { outsidePause, pauseNow, reachesPause } from './pause-cuts';
import type { SystemState, Tracking } from './ports';
import { lastSystemInput, wokenAfter } from './system-idle';

/**
 * Writes reported spans and says what became of each. A report may come twice, late or out of order: the
 * span's id makes it one record, and only what is new of it is added.
 */
export async function reportSpans(
  { database, browser, idleRules }: Tracking,
  message: SpansMessage,
  tabId: number,
): Promise<SpanAnswer[]> {
  const rules = await idleRules();
  const [system, isOpen] = await Promise.all([browser.systemState(rules.idleMs), browser.isOpen(tabId)]);
  const now = browser.now();
  return database.transaction('rw', database.log, async () => {
    const taskKey =
      message.work.kind === 'task' ? await ensureTask(database, message.platform, message.work, now) : null;
    const pause = pauseNow(await lastPause(database), now);
    const erasedAt = await lastErasedAt(database);
    const answers: SpanAnswer[] = [];
    for (const told of message.spans) {
      const report = outsidePause(told, pause);
      if (report === null) {
        answers.push({ id: told.id, settled: true, resumeAt: isOpen && !told.closed ? (pause?.until ?? null) : null });
        continue;
      }
      const known = await database.spans.get(report.id);
      const startedAt = known !== undefined || erasedAt > now ? report.startedAt : Math.max(report.startedAt, erasedAt);
      if (startedAt > report.endedAt && told.closed) {
        answers.push({ id: told.id, settled: true, resumeAt: null });
        continue;
      }
      const span = known ?? {
        id: report.id,
        platform: message.platform,
        kind: message.work.kind,
        taskKey,
        startedAt,
        endedAt: startedAt,
        open: 1,
        tabId,
        lastInputAt: report.startedAt,
      };
      const cut = await idleEnd(database, span, report, system, now, rules);
      const heard = cut === null ? grow(span, report, now) : { ...finished(span, cut), closedBy: 'idle' as const };
      const grown = heard.open && reachesPause(told, pause) ? finished(heard, heard.endedAt) : heard;
      // A tab that is closed will say nothing more, and that it was closed has been heard already.
      const ended = grown.open && !isOpen ? finished(grown, grown.endedAt) : grown;
      // What is over for good and said again must not take the attention a second time.
      const written = ended === known ? known : await writeSpan(database, ended, now);
      // Told to go on at once, a page in a tab that the browser does not know would report without end.
      answers.push(
        isOpen ? await answerTo(database, told, written, pause) : { id: told.id, settled: true, resumeAt: null },
      );
    }
    return answers;
  });
}

/** The span with what a report adds to it. */
function grow(span: SpanRecord, report: SpanReport, now: number): SpanRecord {
  // What was written before the clock was set back may end after `now`; nothing else may.
  const latest = Math.max(now, span.endedAt);
  const reportedEnd = Math.min(report.endedAt, latest);
  const lastInputAt = Math.max(span.lastInputAt, Math.min(report.lastInputAt, latest));
  if (span.open) {
    if (report.closed) return finished({ ...span, lastInputAt }, reportedEnd);
    return { ...span, lastInputAt, endedAt: Math.max(span.endedAt, reportedEnd) };
  }
  if (span.untilAt === undefined) return span;
  const endedAt = Math.min(reportedEnd, span.untilAt);
  if (report.closed) return finished(span, endedAt);
  return { ...span, endedAt: Math.max(span.endedAt, endedAt) };
}

/** Where a span ended because the worker's signs stopped for too long (METHODS D2), `null` if they did not. */
async function idleEnd(
  database: LedgerDatabase,
  span: SpanRecord,
  report: SpanReport,
  system: SystemState,
  now: number,
  rules: IdleRules,
): Promise<number | null> {
  if (!span.open || system === 'active') return null;
  const machine = (await lastSystemInput(database, system, now, rules)) ?? 0;
  const signBefore = Math.max(span.lastInputAt, Math.min(machine, report.firstInputAt ?? now));
  const signNow = Math.max(signBefore, report.lastInputAt, machine);
  return idleCut(signBefore, report.firstInputAt ?? signBefore, rules) ?? idleCut(signNow, report.endedAt, rules);
}

/** Writes a span, fitted between its neighbours; the one whose attention it took is closed with it. */
export async function writeSpan(database: LedgerDatabase, span: SpanRecord, now: number): Promise<SpanRecord> {
  const others = (other: SpanRecord) => other.id !== span.id && isMeasured(other);
  const before = await lastBefore(database, span, others);
  const after = await database.spans.where('startedAt').above(span.startedAt).filter(others).first();
  const open = await database.spans.where('open').equals(1).filter(others).toArray();
  const fromBeforeTheClockWasSetBack = open.filter((other) => other.startedAt > now);
  const fitted = fitBetween(span, { before, after }, now);
  const ended = [...fromBeforeTheClockWasSetBack.map((other) => finished(other, other.endedAt)), fitted.ended];
  await putSpans(database, [...ended.filter((other) => other !== null), fitted.span], now);
  return fitted.span;
}

/** The last other span that began no later than a span: of those that began at one time, the one that goes on. */
async function lastBefore(
  database: LedgerDatabase,
  { startedAt }: SpanRecord,
  others: (other: SpanRecord) => boolean,
): Promise<SpanRecord | undefined> {
  const last = await database.spans.where('startedAt').belowOrEqual(startedAt).reverse().filter(others).first();
  if (!last) return undefined;
  const together = await database.spans.where('startedAt').equals(last.startedAt).filter(others).toArray();
  return together.find(({ open }) => open) ?? together.reduce((a, b) => (b.endedAt > a.endedAt ? b : a));
}

async function answerTo(
  database: LedgerDatabase,
  report: SpanReport,
  span: SpanRecord,
  pause: Pause | null,
): Promise<SpanAnswer> {
  const settled = !span.open;
  if (!settled || report.closed) return { id: report.id, settled, resumeAt: null };
  if (reachesPause(report, pause)) return { id: report.id, settled, resumeAt: pause?.until ?? null };
  if (span.closedBy !== 'idle') return { id: report.id, settled, resumeAt: report.endedAt };
  const signs = [report.firstInputAt, report.lastInputAt, await wokenAfter(database, span.endedAt)];
  const after = signs.filter((at) => at !== null && at > span.endedAt) as number[];
  return { id: report.id, settled, resumeAt: after.length === 0 ? null : Math.min(...after) };
}
