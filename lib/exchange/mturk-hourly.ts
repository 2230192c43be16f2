/**
 * What Mturk Hourly keeps of a task: `requester$#$title$#$reward$#$?opened?opened$#$?closed?closed`, times in milliseconds
 * since the epoch.
 */
import { text } from '../platforms/fields';
import type { ReadRow } from './file-piece';
import { idText, importedTask, payOf, requesterIdText } from './tool-fields';

/** Nobody opens one task more often. */
const MOST_VISITS = 1000;

/**
 * Time is the sum of the visits, and counts back from the last closing: when the task was accepted is not known. Nor is
 * what became of it: one that nothing else tells of stays in hand, and adds nothing to what was earned.
 */
export function readHourly(hitId: string, value: unknown): ReadRow {
  const taskId = idText(hitId);
  if (taskId === null) return { reason: 'id-missing' };
  if (typeof value !== 'string') return { reason: 'malformed' };
  const [requester = '', title = '', reward = '', opened = '', closed = ''] = value.split('$#$');
  const pay = payOf(reward.trim().replace(/^\$/, ''), null);
  if ('reason' in pay) return pay;
  const openings = moments(opened);
  const closings = moments(closed);
  if (openings === null || closings === null) return { reason: 'time-unreadable' };
  const visits = visitsOf(openings, closings);
  if (visits.durationMs === 0 && closings.length > 0) return { reason: 'time-backwards' };
  const requesterId = requesterIdText(requester);
  return {
    task: importedTask({
      taskId,
      requesterId,
      requesterName: requesterId === null ? text(requester) : null,
      title: text(title),
      state: 'assigned',
      acceptedAt: visits.endedAt === null ? (openings[0] ?? null) : visits.endedAt - visits.durationMs,
      endedAt: visits.endedAt,
      source: 'import:mturk-hourly',
      ...pay,
    }),
  };
}

/** How long the page was open in all, and until when: each opening lasts to the closing after it. */
function visitsOf(openings: readonly number[], closings: readonly number[]) {
  let durationMs = 0;
  let endedAt: number | null = null;
  for (const [index, openedAt] of openings.entries()) {
    const nextOpening = openings[index + 1] ?? Number.POSITIVE_INFINITY;
    const closedAt = closings.find((at) => at > openedAt && at <= nextOpening);
    if (closedAt === undefined) continue;
    durationMs += closedAt - openedAt;
    endedAt = closedAt;
  }
  return { durationMs, endedAt };
}

/** Moments joined by question marks, the earliest first; `null` where one cannot be read. */
function moments(list: string): number[] | null {
  const written = list.split('?').filter((moment) => moment.trim() !== '');
  const read = written.slice(0, MOST_VISITS).map(momentOf);
  return read.every((moment) => moment !== null) ? read.sort((a, b) => a - b) : null;
}

function momentOf(written: string): number | null {
  return /^\d{12,13}$/.test(written.trim()) ? Number(written) : null;
}
