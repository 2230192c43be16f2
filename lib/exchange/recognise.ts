/** Tells what a file is by what is in it: names and types of files are lost on the way between people. */
import { headerOf } from './csv';
import { HISTORY_FORMAT } from './history-schema';
import type { ImportReason } from './reasons';
import { WORK_LOG_COLUMNS } from './work-log-csv';

export type FileFormat = typeof HISTORY_FORMAT | 'work-log-csv';

/** Enough for a header row or the head of a JSON file. */
const LOOKED_AT_BYTES = 64 * 1024;

/** The format of a file, from its beginning. */
export async function recognise(file: Blob): Promise<{ format: FileFormat } | { refused: ImportReason }> {
  const start = (await file.slice(0, LOOKED_AT_BYTES).text()).trimStart();
  if (start === '') return { refused: 'empty' };
  // A history file is parsed whole later; the name of the format, first in every file written here, is enough.
  if (start.startsWith('{')) {
    return /"format"\s*:\s*"upah-history"/.test(start) ? { format: HISTORY_FORMAT } : { refused: 'unknown-format' };
  }
  const columns = headerOf(start);
  return WORK_LOG_COLUMNS.every((name) => columns.has(name))
    ? { format: 'work-log-csv' }
    : { refused: 'unknown-format' };
}
