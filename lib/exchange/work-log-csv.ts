/**
 * Work logs in CSV: one row per assignment, with when it was accepted and submitted and what it paid.
 *
 * Columns, in any order: `hit`, `reward_usd`, `submit_utc`, `status`, and `accept_utc` or `work_time_s`;
 * read where present: `hit_type`, `worker`, `time_allotted_s`, `assignment_id`, `requester_id`,
 * `requester_name`, `title`. Others are ignored.
 */
import { amountToMoney } from '../money';
import type { TaskState } from '../platforms/reading';
import type { CsvRow } from './csv';
import { columnsOf, csvPieces, EndlessRow } from './csv';
import type { ImportedTask } from './imported';
import { elapsedBetween } from './imported';
import { readInstant } from './instant';
import type { ImportReason, Rejected } from './reasons';

const WORK_LOG_SOURCE = 'import:work-log';

/** Columns without which a file is not a work log. */
export const WORK_LOG_COLUMNS = ['hit', 'reward_usd', 'submit_utc', 'status'] as const;

/** What one row of the file gave. */
export type WorkLogRow = { line: number; task: ImportedTask } | Rejected;

/** The rows of one piece of the file, and how many bytes of it are behind them. */
export interface WorkLogPiece {
  rows: WorkLogRow[];
  bytesRead: number;
}

const STATES: Record<string, TaskState> = {
  approved: 'approved',
  rejected: 'rejected',
  paid: 'paid',
  submitted: 'submitted',
  pending: 'submitted',
  returned: 'returned',
  expired: 'expired',
  abandoned: 'abandoned',
};

const MAX_TEXT = 500;

/**
 * Reads a work log. Time is on the elapsed clock: the file knows when work began and ended, not where the
 * worker's attention was. A log is one worker's; of a file with several, only the rows of `worker` are given.
 * @throws {EndlessRow} where a quote is never closed.
 */
export async function* readWorkLog(file: Blob, worker: string | null = null): AsyncGenerator<WorkLogPiece> {
  let columns: Map<string, number> | null = null;
  const seen = new Set<string>();
  for await (const { rows, bytesRead } of csvPieces(file)) {
    const read: WorkLogRow[] = [];
    for (const row of rows) {
      if (columns === null) columns = columnsOf(row.cells);
      else if (worker === null || cellsByName(row, columns)('worker') === worker) {
        read.push({ line: row.line, ...readRow(cellsByName(row, columns), seen) });
      }
    }
    yield { rows: read, bytesRead };
  }
}

/** The workers a log names, in the order of the file, as far as it can be read; empty where it names none. */
export async function workersOf(file: Blob): Promise<string[]> {
  let columns: Map<string, number> | null = null;
  const workers = new Set<string>();
  try {
    for await (const { rows } of csvPieces(file)) {
      for (const row of rows) {
        if (columns === null) columns = columnsOf(row.cells);
        else workers.add(cellsByName(row, columns)('worker'));
      }
    }
  } catch (error) {
    if (!(error instanceof EndlessRow)) throw error;
  }
  workers.delete('');
  return [...workers];
}

/** A row's cell under a column's name, trimmed; empty where the file has no such column. */
type Cells = (column: string) => string;

function cellsByName(row: CsvRow, columns: Map<string, number>): Cells {
  return (column) => row.cells[columns.get(column) ?? -1]?.trim() ?? '';
}

function readRow(cell: Cells, seen: Set<string>): { task: ImportedTask } | { reason: ImportReason } {
  const taskId = cell('hit');
  if (taskId === '' || taskId.length > MAX_TEXT) return { reason: 'id-missing' };
  const reward = amountToMoney(cell('reward_usd'), 'USD');
  if (reward === null) return { reason: 'reward-unreadable' };
  const times = readTimes(cell);
  if (times === null) return { reason: 'time-unreadable' };
  if (times.endedAt < times.acceptedAt) return { reason: 'time-backwards' };
  const state = Object.hasOwn(STATES, cell('status').toLowerCase()) ? STATES[cell('status').toLowerCase()] : undefined;
  if (state === undefined) return { reason: 'state-unknown' };
  const assignmentId = text(cell('assignment_id'));
  const identity = JSON.stringify([taskId, assignmentId]);
  if (seen.has(identity)) return { reason: 'duplicate' };
  seen.add(identity);
  return {
    task: {
      platform: 'mturk',
      taskId,
      assignmentId,
      groupId: text(cell('hit_type')),
      requesterId: text(cell('requester_id')),
      requesterName: text(cell('requester_name')),
      title: text(cell('title')),
      reward,
      bonus: null,
      state,
      // When a decision on it was made, the file does not say.
      stateHistory: [{ state: 'assigned', at: times.acceptedAt }],
      acceptedAt: times.acceptedAt,
      deadlineAt: times.deadlineAt,
      endedAt: times.endedAt,
      focusedMs: null,
      elapsedMs: elapsedBetween(times.acceptedAt, times.endedAt),
      clock: 'elapsed',
      edited: false,
      source: WORK_LOG_SOURCE,
    },
  };
}

/**
 * The times of a row; `null` where one is missing or unreadable. A missing accept time follows from
 * `work_time_s`, which the platform defines as submit minus accept.
 */
function readTimes(cell: Cells): { acceptedAt: number; endedAt: number; deadlineAt: number | null } | null {
  const endedAt = readInstant(cell('submit_utc'));
  const workMs = seconds(cell('work_time_s'));
  if (endedAt === null) return null;
  const acceptedAt = cell('accept_utc') === '' && workMs !== null ? endedAt - workMs : readInstant(cell('accept_utc'));
  if (acceptedAt === null) return null;
  const allottedMs = seconds(cell('time_allotted_s'));
  return { acceptedAt, endedAt, deadlineAt: allottedMs === null ? null : acceptedAt + allottedMs };
}

/** Whole seconds as milliseconds; `null` for anything else. */
function seconds(cell: string): number | null {
  return /^\d{1,9}$/.test(cell) ? Number(cell) * 1000 : null;
}

function text(cell: string): string | null {
  return cell === '' ? null : cell.slice(0, MAX_TEXT);
}
