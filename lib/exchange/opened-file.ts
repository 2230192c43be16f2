/** A file that was recognised, ready to be read a piece at a time: what every format gives to an import. */
import { guessTable } from './columns/any-csv';
import type { ColumnGuess } from './columns/guess';
import { EndlessRow } from './csv';
import type { FilePiece } from './file-piece';
import { endsEarly } from './history-lines';
import { HISTORY_FORMAT } from './history-schema';
import type { ImportReason } from './reasons';
import { type FileFormat, recognise } from './recognise';
import { RequesterNames } from './requester-names';
import { openToolFile } from './tools';
import { readHistory } from './upah-history';
import { readWorkLog, workersOf } from './work-log-csv';

export type { FilePiece } from './file-piece';

export interface OpenedFile {
  format: FileFormat;
  pieces: AsyncIterable<FilePiece>;
}

/** Why a file is refused as a whole; where it is for the work of several people, who they are. */
export interface RefusedFile {
  refused: ImportReason;
  workers?: string[];
}

/** A table that no known tool wrote: it is opened once the worker said what its columns mean. */
export interface UnmappedFile {
  guess: ColumnGuess;
}

/** Opens a file of any known format. `worker`: whose rows to take from a work log of several people. */
export async function openFile(file: Blob, worker?: string): Promise<OpenedFile | RefusedFile | UnmappedFile> {
  const recognised = await recognise(file);
  if ('refused' in recognised) return recognised.refused === 'unknown-format' ? openUnknown(file) : recognised;
  const { format } = recognised;
  if (format === HISTORY_FORMAT) {
    if (await endsEarly(file)) return { refused: 'cut-off' };
    const history = await readHistory(file);
    return 'refused' in history ? history : { format, pieces: history.pieces };
  }
  const opened = await openToolFile(file, format);
  if (opened !== null) return 'refused' in opened ? opened : { format, pieces: opened.pieces };
  // Figures over several people's hours mean nothing, so such a file is not taken without a choice.
  const workers = worker === undefined ? await workersOf(file) : [];
  if (workers.length > 1) return { refused: 'several-workers', workers };
  return { format, pieces: workLogPieces(file, worker) };
}

async function openUnknown(file: Blob): Promise<RefusedFile | UnmappedFile> {
  const guess = await guessTable(file, Intl.DateTimeFormat().resolvedOptions().timeZone);
  if (guess === null) return { refused: 'unknown-format' };
  return 'refused' in guess ? guess : { guess };
}

async function* workLogPieces(file: Blob, worker?: string): AsyncGenerator<FilePiece> {
  const names = new RequesterNames();
  const piece = (fields: Partial<FilePiece>): FilePiece => {
    return { tasks: [], spans: [], payments: [], requesters: [], rejected: [], bytesRead: file.size, ...fields };
  };
  try {
    for await (const { rows, bytesRead } of readWorkLog(file, worker)) {
      const tasks = rows.flatMap((row) => ('task' in row ? row.task : []));
      const rejected = rows.flatMap((row) => ('task' in row ? [] : row));
      for (const task of tasks) names.add(task);
      yield piece({ tasks, rejected, bytesRead });
    }
  } catch (error) {
    if (!(error instanceof EndlessRow)) throw error;
    yield piece({ rejected: [{ line: error.line, reason: 'malformed' }] });
  }
  yield piece({ requesters: names.all() });
}
