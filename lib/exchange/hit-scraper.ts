/**
 * The settings that HIT Scraper saves: `{settings, ignore_list, include_list}`, lists joined by `^` of ids, names and
 * titles. Only whom the worker ignores is taken.
 */
import { type FilePiece, piecesOfRows, type ReadRow } from './file-piece';
import { jsonPieces } from './json-records';
import { blocked, requesterIdText } from './tool-fields';

export function readHitScraper(file: Blob): AsyncGenerator<FilePiece> {
  return piecesOfRows(file, rowsOf(file));
}

async function* rowsOf(file: Blob) {
  for await (const { records, bytesRead } of jsonPieces(file, (key) => key === 'ignore_list')) {
    const rows = records.flatMap(({ line, value }) =>
      entriesOf(value).map((entry, index) => ({ line: line + index, ...readEntry(entry) })),
    );
    yield { rows, bytesRead };
  }
}

function entriesOf(list: unknown): string[] {
  return String(list)
    .split('^')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

function readEntry(entry: string): ReadRow {
  const requesterId = requesterIdText(entry);
  return requesterId === null ? { reason: 'requester-id-missing' } : blocked(requesterId);
}
