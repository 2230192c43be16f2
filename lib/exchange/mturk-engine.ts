/**
 * MTurk Engine's backup: one member for each part of its state, `"reduxPersist:<part>": "<transit JSON>"`. Taken are
 * `hitDatabase` and `requesterBlocklist`; their shapes are known from the public code of MTurk Engine.
 */
import { text } from '../platforms/fields';
import { type FilePiece, piecesOfRows, type ReadRow } from './file-piece';
import { jsonPieces } from './json-records';
import { parseJson } from './json-scanner';
import { blocked, idText, importedTask, MTURK_STATES, payOf, requesterIdText, stateOf, workDayOf } from './tool-fields';
import { readTransit, type Transit } from './transit';

/** A part of the state is one text and is parsed whole; some 200,000 tasks. */
export const MAX_STATE_CHARS = 64 * 1024 * 1024;

const PREFIX = 'reduxPersist:';
const HITS = `${PREFIX}hitDatabase`;
const BLOCKED = `${PREFIX}requesterBlocklist`;

/** Records given at once. */
const BATCH = 500;

/** Reads a backup. It knows days and no times. */
export function readMturkEngine(file: Blob): AsyncGenerator<FilePiece> {
  return piecesOfRows(file, rowsOf(file));
}

async function* rowsOf(file: Blob) {
  const isWanted = (key: string) => key === HITS || key === BLOCKED;
  for await (const { records, bytesRead } of jsonPieces(file, isWanted, MAX_STATE_CHARS)) {
    for (const { key, line, value } of records) {
      const entries = entriesOf(value);
      if (entries === null) yield { rows: [{ line, reason: 'malformed' as const }], bytesRead };
      // A part is one line: its entries are told apart by their number.
      const rows = (entries ?? []).map(([id, entry], index) => {
        const row = key === HITS ? readHit(id, entry) : readBlocked(id, entry);
        return { line: line + index, ...row };
      });
      for (let start = 0; start < rows.length; start += BATCH)
        yield { rows: rows.slice(start, start + BATCH), bytesRead };
    }
    yield { rows: [], bytesRead };
  }
}

function entriesOf(state: unknown): [Transit, Transit][] | null {
  const json = typeof state === 'string' ? parseJson(state) : state;
  const map = json === undefined ? null : readTransit(json);
  return map instanceof Map ? [...map] : null;
}

function field(entry: Transit | undefined, name: string): Transit | undefined {
  return entry instanceof Map ? entry.get(name) : undefined;
}

function readHit(id: Transit, entry: Transit): ReadRow {
  if (!(entry instanceof Map)) return { reason: 'malformed' };
  const taskId = idText(entry.get('id') ?? id);
  if (taskId === null) return { reason: 'id-missing' };
  const state = stateOf(MTURK_STATES, entry.get('status'));
  if (state === null) return { reason: 'state-unknown' };
  const pay = payOf(entry.get('reward'), entry.get('bonus'));
  if ('reason' in pay) return pay;
  const date = entry.get('date');
  const day = workDayOf(typeof date === 'number' ? new Date(date).toJSON() : date, 'month-first');
  if ('reason' in day) return day;
  const requester = entry.get('requester');
  return {
    task: importedTask({
      taskId,
      assignmentId: idText(entry.get('assignmentId')),
      groupId: idText(entry.get('groupId')),
      requesterId: idText(field(requester, 'id')),
      requesterName: text(field(requester, 'name')),
      title: text(entry.get('title')),
      state,
      source: 'import:mturk-engine',
      ...pay,
      ...day,
    }),
  };
}

function readBlocked(id: Transit, entry: Transit): ReadRow {
  const requesterId = requesterIdText(field(entry, 'id') ?? id);
  return requesterId === null ? { reason: 'requester-id-missing' } : blocked(requesterId, field(entry, 'name'));
}
