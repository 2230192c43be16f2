/**
 * What scripts keep in the local storage of MTurk's pages, saved as one JSON object. Two of them know time: Mturk Hourly
 * (`time_data.<task>`) and TurkerView (`tv_<day>_<group>`). Everything else that a page keeps there is left out.
 */
import { type FilePiece, piecesOfRows, type ReadRow } from './file-piece';
import { jsonPieces } from './json-records';
import { readHourly } from './mturk-hourly';
import { readTurkerView } from './turkerview';

const HOURLY = 'time_data.';
const TURKERVIEW = /^tv_\d{4}-\d\d-\d\d_/;

export function readLocalStorage(file: Blob): AsyncGenerator<FilePiece> {
  return piecesOfRows(file, rowsOf(file));
}

async function* rowsOf(file: Blob) {
  const isWanted = (key: string) => key.startsWith(HOURLY) || TURKERVIEW.test(key);
  for await (const { records, bytesRead } of jsonPieces(file, isWanted)) {
    yield { rows: records.map(({ key, line, value }) => ({ line, ...readItem(key, value) })), bytesRead };
  }
}

function readItem(key: string, value: unknown): ReadRow {
  return key.startsWith(HOURLY) ? readHourly(key.slice(HOURLY.length), value) : readTurkerView(value);
}
