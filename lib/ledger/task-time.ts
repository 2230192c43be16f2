/** Where time counts: to which sum, and on which days. Small, because the popup needs it without all the effects. */
import type { PayTotals } from '../pay/totals';
import type { OverheadKind } from '../platforms/reading';
import type { Interval } from '../time/interval';
import type { SpanRecord, TaskRecord } from './records';
import { endedUnsubmitted } from './states';

/** Cuts time into the days of one zone; `lib/time/days` makes them. */
export interface DayCutter {
  dayOf(at: number): string;
  splitByDay(interval: Interval): { day: string; ms: number }[];
}

/** The sum that each kind of unpaid work counts to. */
export const OVERHEAD_FIELD = {
  searching: 'searchingMs',
  previewing: 'previewingMs',
  queue: 'queueMs',
  payments: 'paymentsMs',
  messages: 'messagesMs',
  qualifications: 'qualificationsMs',
  help: 'helpMs',
} as const satisfies Record<OverheadKind, keyof PayTotals>;

/** The sum that a task's time counts to, by what became of it. */
export function timeField(task: TaskRecord) {
  if (task.state === 'assigned') return 'assignedMs';
  if (endedUnsubmitted(task.state)) return 'endedMs';
  if (task.reward === null) return 'unknownPayMs';
  return task.state === 'rejected' ? 'rejectedMs' : 'submittedMs';
}

/**
 * A tracked task's time lies in its spans; without spans it has no place in the day but the task's end. Time that the
 * worker corrected is shared among the days as the measured time is.
 */
export function timeByDay(
  task: TaskRecord,
  spans: readonly SpanRecord[],
  calendar: DayCutter,
): { day: string; ms: number }[] {
  const ms = timeOf(task, spans);
  if (ms === null) return [];
  const measured = task.clock === 'focused' ? spans.flatMap((span) => calendar.splitByDay(span)) : [];
  const measuredMs = measured.reduce((sum, part) => sum + part.ms, 0);
  if (measuredMs === ms) return measured;
  if (measuredMs > 0) {
    let sumMs = 0;
    const upTo = () => Math.round(ms * (sumMs / measuredMs));
    return measured.map((part) => {
      const before = upTo();
      sumMs += part.ms;
      return { day: part.day, ms: upTo() - before };
    });
  }
  const at = task.endedAt ?? task.acceptedAt ?? (task.workDay === undefined ? task.stateHistory[0]?.at : null) ?? null;
  const day = at === null ? task.workDay : calendar.dayOf(at);
  return day === undefined ? [] : [{ day, ms }];
}

/** The time that counts: the worker's own word, else by the task's clock; `null` where it is not known. */
export function timeOf(task: TaskRecord, spans: readonly SpanRecord[]): number | null {
  if (task.correctedMs !== undefined) return task.correctedMs;
  if (task.clock !== 'focused') return task.attributedMs ?? task.elapsedMs;
  if (spans.length === 0) return task.focusedMs;
  return spans.reduce((sum, span) => sum + span.endedAt - span.startedAt, 0);
}
