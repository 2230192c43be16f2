/**
 * What PandaCrazy Max saves, `{pre, jobs, Options, …}`. It watches for tasks and keeps no record of work, so all there is
 * to take is whom the worker blocked in its search: `Options.search.blockedRids`, a text of ids.
 */
import { own, text } from '../platforms/fields';
import { type FilePiece, piecesOfRows, type ReadRow } from './file-piece';
import { jsonPieces } from './json-records';
import { blocked, requesterIdText } from './tool-fields';

export function readPandaCrazy(file: Blob): AsyncGenerator<FilePiece> {
  return piecesOfRows(file, rowsOf(file));
}

async function* rowsOf(file: Blob) {
  for await (const { records, bytesRead } of jsonPieces(file, (key) => key === 'Options')) {
    const rows = records.flatMap(({ line, value }) =>
      idsOf(own(own(value, 'search'), 'blockedRids')).map((id, index) => ({ line: line + index, ...readId(id) })),
    );
    yield { rows, bytesRead };
  }
}

function idsOf(list: unknown): string[] {
  const entries = Array.isArray(list) ? list.map(text) : typeof list === 'string' ? list.split(/[\s,;^|]+/) : [];
  return entries.filter((entry): entry is string => entry !== null && entry !== '');
}

function readId(id: string): ReadRow {
  const requesterId = requesterIdText(id);
  return requesterId === null ? { reason: 'requester-id-missing' } : blocked(requesterId);
}
