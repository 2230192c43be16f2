/**
 * MTurk Suite's backup of its HIT tracker, `{hits: […], days: […]}`. Its shape is known from
 * `hit_tracker.js` of MTurk Suite. Days are sums of the hits and left out, as are answers and feedback.
 */
import { own, text } from '../platforms/fields';
import { type FilePiece, piecesOfRows, type ReadRow } from './file-piece';
import { jsonPieces } from './json-records';
import { idText, importedTask, isAbsent, MTURK_STATES, payOf, stateOf, workDayOf } from './tool-fields';

/** Reads a backup. It knows days and no times. */
export function readMturkSuite(file: Blob): AsyncGenerator<FilePiece> {
  return piecesOfRows(file, rowsOf(file));
}

async function* rowsOf(file: Blob) {
  for await (const { records, bytesRead } of jsonPieces(file, (key) => key === 'hits')) {
    yield { rows: records.map(({ line, value }) => ({ line, ...readHit(value) })), bytesRead };
  }
}

function readHit(hit: unknown): ReadRow {
  if (typeof hit !== 'object' || hit === null) return { reason: 'malformed' };
  const taskId = idText(own(hit, 'hit_id'));
  if (taskId === null) return { reason: 'id-missing' };
  const state = stateOf(MTURK_STATES, own(hit, 'state'));
  if (state === null) return { reason: 'state-unknown' };
  const reward = own(hit, 'reward');
  const code = own(reward, 'currency_code');
  const pay = payOf(own(reward, 'amount_in_dollars') ?? reward, null, isAbsent(code) ? 'USD' : String(code));
  if ('reason' in pay) return pay;
  const day = workDayOf(own(hit, 'date'));
  if ('reason' in day) return day;
  return {
    task: importedTask({
      taskId,
      assignmentId: idText(own(hit, 'assignment_id')),
      requesterId: idText(own(hit, 'requester_id')),
      requesterName: text(own(hit, 'requester_name')),
      title: text(own(hit, 'title')),
      state,
      source: 'import:mturk-suite',
      ...pay,
      ...day,
    }),
  };
}
