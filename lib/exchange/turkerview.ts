/**
 * What TurkerView keeps of a kind of task on one day: `{date, requester, rid, title, hit_set_id, task_count, reward,
 * completionTime, submitTime}`, times in milliseconds.
 */
import { own, text } from '../platforms/fields';
import type { ReadRow } from './file-piece';
import { parseJson } from './json-scanner';
import { dayOf, idText, importedTask, isAbsent, payOf } from './tool-fields';

/** Where a task of TurkerView comes from, as the log names it. */
export const TURKERVIEW_SOURCE = 'import:turkerview';

/**
 * A record of one task is taken as one, under an id of its own, for the task's is not in it. Where a record adds up
 * several, it does not tell when which of them was done.
 */
export function readTurkerView(value: unknown): ReadRow {
  const record = typeof value === 'string' ? parseJson(value) : value;
  if (typeof record !== 'object' || record === null) return { reason: 'malformed' };
  const groupId = idText(own(record, 'hit_set_id'));
  if (groupId === null) return { reason: 'id-missing' };
  if (Number(own(record, 'task_count') ?? 1) !== 1) return { reason: 'several-tasks' };
  const workDay = dayOf(own(record, 'date'));
  if (workDay === null) return { reason: 'day-unreadable' };
  const pay = payOf(own(record, 'reward'), null);
  if ('reason' in pay) return pay;
  const endedAt = timeOf(own(record, 'submitTime'));
  const durationMs = timeOf(own(record, 'completionTime'));
  if (endedAt === 'unreadable' || durationMs === 'unreadable') return { reason: 'time-unreadable' };
  const isTimed = endedAt !== null && durationMs !== null;
  return {
    task: importedTask({
      taskId: `tv:${workDay}:${groupId}`,
      groupId,
      requesterId: idText(own(record, 'rid')),
      requesterName: text(own(record, 'requester')),
      title: text(own(record, 'title')),
      state: 'submitted',
      endedAt,
      acceptedAt: isTimed ? endedAt - durationMs : null,
      source: TURKERVIEW_SOURCE,
      ...pay,
      ...(endedAt === null ? { workDay } : {}),
    }),
  };
}

/** Milliseconds, as a number or as text. */
function timeOf(value: unknown): number | null | 'unreadable' {
  if (isAbsent(value)) return null;
  const written = String(value);
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(written)) return Date.parse(written) || 'unreadable';
  return /^\d{1,13}(\.\d+)?$/.test(written) ? Math.round(Number(written)) : 'unreadable';
}
