/** Pages of a platform whose working pages name neither their job nor their price. */
import type { ListedTask, PageReading } from '../../lib/platforms/reading';

export const RECEIPT = 'Transcribe Information From A Receipt (Target)';

/** A job in a list, by default at 3.49 cents an answer. */
export function job(groupId: string, fields: Partial<ListedTask> = {}): ListedTask {
  const title = fields.title === undefined ? RECEIPT : fields.title;
  const reward = { micros: 34_900, currency: 'USD' };
  return { groupId, requesterId: groupId, requesterName: title, reward, availableTasks: 1, ...fields, title };
}

export function jobList(...rows: ListedTask[]): PageReading {
  return {
    platform: 'appen',
    page: 'search',
    work: { kind: 'searching' },
    alert: null,
    content: { page: 'search', rows },
    problems: [],
  };
}

/** The page of a job without work for the worker. */
export function noMoreWork(groupId: string): PageReading {
  const task = { ...job(groupId, { title: null, reward: null }), availableTasks: null };
  const content = { page: 'preview' as const, task };
  return { platform: 'appen', page: 'preview', work: { kind: 'previewing' }, alert: null, content, problems: [] };
}

export function jobPage(
  assignmentId: string,
  { title = RECEIPT, judgements = 1 }: { title?: string | null; judgements?: number | null } = {},
): PageReading {
  const ids = { taskId: assignmentId, assignmentId, groupId: null, requesterId: null };
  const task = { ...ids, title, requesterName: null, reward: null, acceptedAt: null, deadlineAt: null };
  return {
    platform: 'appen',
    page: 'working',
    work: { kind: 'task', taskId: assignmentId, assignmentId },
    alert: null,
    content: { page: 'working', task: { ...task, timedOut: false, judgements } },
    problems: [],
  };
}
