/**
 * What HITdb Mk.II saves: its backup, `{STATS, NOTES, HIT}`, and the table of a query. Their shapes are known from the
 * public code of HITdb. STATS are sums of the HITs and left out, as is feedback.
 */
import { own, text } from '../platforms/fields';
import { type FilePiece, piecesOfRows, type ReadRow } from './file-piece';
import { jsonPieces } from './json-records';
import { type Cells, tableRows } from './table-rows';
import { idText, importedTask, MTURK_STATES, payOf, stateOf, workDayOf } from './tool-fields';

/** Columns without which a file is no query of HITdb. */
export const HITDB_COLUMNS = [
  'hitid',
  'date',
  'requestername',
  'requesterid',
  'title',
  'pay',
  'bonus',
  'status',
] as const;

/** Columns of HITdb's overviews, which are sums of days or of requesters. */
export const HITDB_OVERVIEWS = [
  ['date', 'submitted', 'approved', 'rejected', 'pending', 'earnings'],
  ['requesterid', 'requester', 'pending', 'rewards'],
  ['requesterid', 'requester', 'hits', 'rewards'],
] as const;

/** Reads a backup. It knows days and no times. */
export function readHitdb(file: Blob): AsyncGenerator<FilePiece> {
  return piecesOfRows(file, recordRows(file));
}

/** Reads the table of a query, whose cells are joined by tabs and never quoted. */
export function readHitdbTable(file: Blob): AsyncGenerator<FilePiece> {
  return piecesOfRows(
    file,
    tableRows(
      file,
      (cell: Cells) =>
        read({
          hitId: cell('hitid'),
          date: cell('date'),
          requesterId: cell('requesterid'),
          requesterName: cell('requestername'),
          title: cell('title'),
          reward: cell('pay'),
          bonus: cell('bonus'),
          status: cell('status'),
        }),
      { quotes: false },
    ),
  );
}

async function* recordRows(file: Blob) {
  const isWanted = (key: string) => key === 'HIT' || key === 'NOTES';
  for await (const { records, bytesRead } of jsonPieces(file, isWanted)) {
    const rows = records.flatMap(({ key, line, value }) => {
      const row = key === 'HIT' ? readHit(value) : readNote(value);
      return row === null ? [] : { line, ...row };
    });
    yield { rows, bytesRead };
  }
}

function readHit(hit: unknown): ReadRow {
  if (typeof hit !== 'object' || hit === null) return { reason: 'malformed' };
  const field = (name: string) => own(hit, name);
  return read({
    hitId: field('hitId'),
    date: field('date'),
    requesterId: field('requesterId'),
    requesterName: field('requesterName'),
    title: field('title'),
    reward: field('reward'),
    bonus: field('bonus'),
    status: field('status'),
  });
}

/** What the worker wrote of a requester; a note on one HIT has no place to be kept. */
function readNote(value: unknown): ReadRow | null {
  const requesterId = idText(own(value, 'requesterId'));
  const note = text(own(value, 'note'));
  if (requesterId === null || note === null || idText(own(value, 'hitId')) !== null) return null;
  return { requester: { platform: 'mturk', requesterId, names: [], note } };
}

type HitFields = Record<
  'hitId' | 'date' | 'requesterId' | 'requesterName' | 'title' | 'reward' | 'bonus' | 'status',
  unknown
>;

function read(hit: HitFields): ReadRow {
  const taskId = idText(hit.hitId);
  if (taskId === null) return { reason: 'id-missing' };
  const state = stateOf(MTURK_STATES, hit.status);
  if (state === null) return { reason: 'state-unknown' };
  const pay = payOf(hit.reward, hit.bonus);
  if ('reason' in pay) return pay;
  const day = workDayOf(hit.date);
  if ('reason' in day) return day;
  return {
    task: importedTask({
      taskId,
      requesterId: idText(hit.requesterId),
      requesterName: text(hit.requesterName),
      title: text(hit.title),
      state,
      source: 'import:hitdb',
      ...pay,
      ...day,
    }),
  };
}
