/** From a row of any table to a task, by what the columns mean. */
import type { TaskState } from '../../platforms/reading';
import type { CsvRow } from '../csv';
import type { ImportedTask } from '../imported';
import type { ImportReason, Rejected } from '../reasons';
import { readAmount } from './amounts';
import { currencyOf } from './currencies';
import type { ColumnMapping, ColumnMeaning } from './mapping';
import { cellsByMeaning, RowIds } from './row-ids';
import { type RowTimes, readTimes } from './row-times';
import { readState } from './states';
import { fromWallClock } from './zoned';

/** What one row gave. */
export type ReadRow = { line: number; task: ImportedTask } | Rejected;

const SOURCE = 'import:csv';
const MAX_TEXT = 500;
/** Longer is no id of any platform, but a text under the wrong name. */
const MAX_ID = 200;

type Cells = (meaning: ColumnMeaning) => string;

/**
 * Reads the rows of one file in their order; two readers of one file give the same tasks.
 * @throws RangeError where the mapping names a zone that there is not
 */
export function rowReader(mapping: ColumnMapping): (row: CsvRow) => ReadRow {
  const instantOf = fromWallClock(mapping.zone);
  const ids = new RowIds();
  const seen = new Set<string>();
  return ({ line, cells }) => {
    const cellOf = cellsByMeaning(mapping, cells);
    const taskId = cellOf('task-id');
    const assignmentId = cellOf('assignment-id');
    if (taskId.length > MAX_ID || assignmentId.length > MAX_ID) return { line, reason: 'malformed' };
    const state = mapping.meanings.includes('state') ? readState(cellOf('state')) : mapping.state;
    if (state === null) return { line, reason: 'state-unknown' };
    const times = readTimes(cellOf, mapping, instantOf);
    if ('reason' in times) return { line, reason: times.reason };
    // What is still in hand has not ended.
    if (state === 'assigned' && times.endedAt !== null) return { line, reason: 'times-disagree' };
    const money = readMoney(cellOf, mapping);
    if ('reason' in money) return { line, reason: money.reason };
    if (taskId !== '' || assignmentId !== '') {
      const identity = assignmentId === '' ? `task ${taskId}` : `assignment ${assignmentId}`;
      if (seen.has(identity)) return { line, reason: 'duplicate' };
      seen.add(identity);
    }
    if (taskId !== '') return { line, task: taskOf(taskId, cellOf, mapping, state, money, times) };
    const { id, nth } = ids.idOf(cellOf);
    if (nth > 1 && assignmentId === '' && isOneOccasion(times)) return { line, reason: 'duplicate' };
    return { line, task: taskOf(id, cellOf, mapping, state, money, times) };
  };
}

/** Nobody does the same task twice from the same moment to the same moment; on the same day they may. */
function isOneOccasion({ acceptedAt, endedAt }: RowTimes): boolean {
  return acceptedAt !== null && endedAt !== null && endedAt > acceptedAt;
}

function taskOf(
  taskId: string,
  cellOf: Cells,
  { platform }: ColumnMapping,
  state: TaskState,
  money: Pick<ImportedTask, 'reward' | 'bonus'>,
  { acceptedAt, endedAt, ...times }: RowTimes,
): ImportedTask {
  return {
    platform,
    taskId,
    assignmentId: text(cellOf('assignment-id')),
    groupId: text(cellOf('group-id')),
    requesterId: text(cellOf('requester-id')),
    requesterName: text(cellOf('requester-name')),
    title: text(cellOf('title')),
    ...money,
    state,
    // When a decision on it was made, a table does not say.
    stateHistory: acceptedAt === null ? [] : [{ state: 'assigned', at: acceptedAt }],
    acceptedAt,
    deadlineAt: null,
    endedAt,
    focusedMs: null,
    ...times,
    edited: false,
    source: SOURCE,
  };
}

/** Reward and bonus. An empty cell is not known; one that cannot be read refuses the row. */
function readMoney(
  cellOf: Cells,
  mapping: ColumnMapping,
): Pick<ImportedTask, 'reward' | 'bonus'> | { reason: ImportReason } {
  const named = cellOf('currency');
  const currency = named === '' ? mapping.currency : currencyOf(named, mapping.currency);
  if (currency === null) return { reason: 'reward-unreadable' };
  const [reward, bonus] = [cellOf('reward'), cellOf('bonus')].map((cell) =>
    cell === '' ? null : (readAmount(cell, mapping.decimalSign, currency) ?? 'unreadable'),
  );
  if (reward === 'unreadable' || bonus === 'unreadable') return { reason: 'reward-unreadable' };
  return { reward: reward ?? null, bonus: bonus ?? null };
}

function text(cell: string): string | null {
  return cell === '' ? null : cell.slice(0, MAX_TEXT);
}
