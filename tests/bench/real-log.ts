/** A real log of 759 workers of one requester, which is not part of the repository: see `tests/exchange/real-log.test.ts`. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportedTask } from '../../lib/exchange/imported';
import { readWorkLog } from '../../lib/exchange/work-log-csv';
import { withAttribution } from '../../lib/ledger/attribution';
import { type TaskRecord, taskKey } from '../../lib/ledger/records';

/** Beside the repository, or beside the folder of its worktrees. */
const LOG = ['../../..', '../../../..']
  .map((folder) => join(import.meta.dirname, folder, 'shared/data/real-task-log.csv'))
  .find((path) => existsSync(path));

/** The tasks of each worker, with the time that is each one's own; `null` where the log is not at hand. */
export async function realLogs(): Promise<TaskRecord[][] | null> {
  if (LOG === undefined) return null;
  const [header = '', ...rows] = readFileSync(LOG, 'utf8').trimEnd().split('\n');
  const column = header.split(',').indexOf('worker');
  const rowsOf = new Map<string, string[]>();
  for (const row of rows) {
    const worker = row.split(',')[column] ?? '';
    const before = rowsOf.get(worker);
    if (before) before.push(row);
    else rowsOf.set(worker, [header, row]);
  }
  const logs: TaskRecord[][] = [];
  for (const lines of rowsOf.values()) logs.push(await tasksIn(new Blob([lines.join('\n')])));
  return logs;
}

async function tasksIn(file: Blob): Promise<TaskRecord[]> {
  const tasks: TaskRecord[] = [];
  for await (const { rows } of readWorkLog(file)) {
    for (const row of rows) if ('task' in row) tasks.push(recordOf({ ...row.task, requesterId: 'THE-ONE' }));
  }
  return withAttribution(tasks);
}

/** As the ledger keeps it before overlaps are settled. */
export function recordOf(task: ImportedTask): TaskRecord {
  return { ...task, key: taskKey(task.platform, task.taskId, task.assignmentId), attributedMs: null };
}
