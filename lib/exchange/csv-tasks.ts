/** Tasks as lines of a CSV file (METHODS D14). */
import type { DatedTask } from '../ledger/dated-tasks';
import type { TaskRecord } from '../ledger/records';
import type { TaskState } from '../platforms/reading';
import { type Cell, seconds, units } from './csv-cells';
import { csvTable } from './csv-table';
import type { Column, FileStyle } from './export-choice';
import { writeInstant } from './instant';

/**
 * Amounts are units of the currency beside them, `_s` are seconds, `_at` moments in UTC; `day` is the worker's own. Of the
 * times `time_s` is the one that counts; `elapsed_s` and `focused_s` are what was measured.
 */
const COLUMNS: readonly Column<DatedTask, Cell>[] = [
  { name: 'platform', cell: ({ task }) => task.platform },
  { name: 'task_id', part: 'ids', cell: ({ task }) => task.taskId },
  { name: 'assignment_id', part: 'ids', cell: ({ task }) => task.assignmentId },
  { name: 'group_id', part: 'ids', cell: ({ task }) => task.groupId },
  { name: 'requester_id', part: 'ids', cell: ({ task }) => task.requesterId },
  { name: 'requester_name', part: 'names', cell: ({ task }) => task.requesterName },
  { name: 'title', part: 'titles', cell: ({ task }) => task.title },
  { name: 'reward', cell: ({ task }) => units(task.reward?.micros ?? null) },
  { name: 'currency', cell: ({ task }) => task.reward?.currency ?? null },
  { name: 'bonus', cell: ({ task }) => units(task.bonus?.micros ?? null) },
  { name: 'bonus_currency', cell: ({ task }) => task.bonus?.currency ?? null },
  { name: 'state', cell: ({ task }) => task.state },
  { name: 'day', cell: ({ day }) => day },
  { name: 'accepted_at', cell: ({ task }) => writeInstant(task.acceptedAt) },
  { name: 'ended_at', cell: ({ task }) => writeInstant(task.endedAt) },
  { name: 'approved_at', cell: ({ task }) => writeInstant(lastIn(task, 'approved')) },
  { name: 'rejected_at', cell: ({ task }) => writeInstant(lastIn(task, 'rejected')) },
  { name: 'time_s', cell: ({ task }) => seconds(countedMs(task)) },
  { name: 'elapsed_s', cell: ({ task }) => seconds(task.elapsedMs) },
  { name: 'focused_s', cell: ({ task }) => seconds(task.focusedMs) },
  { name: 'clock', cell: ({ task }) => task.clock },
  { name: 'edited', cell: ({ task }) => task.edited },
  { name: 'assumed', cell: ({ task }) => task.assumedApproved === true },
  { name: 'source', cell: ({ task }) => task.source },
];

/** The file, in pieces of text. */
export function csvTasks(tasks: AsyncIterable<readonly DatedTask[]>, style: FileStyle): AsyncGenerator<string> {
  return csvTable(COLUMNS, tasks, style);
}

function lastIn({ stateHistory }: TaskRecord, state: TaskState): number | null {
  return stateHistory.findLast((change) => change.state === state)?.at ?? null;
}

/** The time that counts, of a task whose spans are summed in it: the worker's own word, else by its clock. */
function countedMs(task: TaskRecord): number | null {
  if (task.correctedMs !== undefined) return task.correctedMs;
  return task.clock === 'focused' ? task.focusedMs : (task.attributedMs ?? task.elapsedMs);
}
