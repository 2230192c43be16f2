/** Tells what a file is by what is in it: names and types of files are lost on the way between people. */
import { headerOf } from './csv';
import { startOf } from './decoding';
import { HISTORY_FORMAT } from './history-schema';
import type { ImportReason } from './reasons';
import { WORK_LOG_COLUMNS } from './work-log-csv';

/** Every format that is read. `any-csv` is a table whose columns the worker has told the meaning of. */
export type FileFormat =
  | typeof HISTORY_FORMAT
  | 'work-log-csv'
  | 'mturk-suite'
  | 'hitdb'
  | 'hitdb-table'
  | 'mturk-engine'
  | 'prolific-csv'
  | 'pandacrazy-table'
  | 'pandacrazy-settings'
  | 'mturk-hourly'
  | 'turkerview'
  | 'hit-scraper-settings'
  | 'any-csv';

/** The format of a file, from its beginning. */
export async function recognise(file: Blob): Promise<{ format: FileFormat } | { refused: ImportReason }> {
  const beginning = await startOf(file);
  if ('refused' in beginning) return beginning;
  const start = beginning.text.trimStart();
  // A history file is parsed whole later; the name of the format, first in every file written here, is enough.
  if (start.startsWith('{')) {
    return /"format"\s*:\s*"upah-history"/.test(start) ? { format: HISTORY_FORMAT } : { refused: 'unknown-format' };
  }
  const columns = headerOf(start);
  return WORK_LOG_COLUMNS.every((name) => columns.has(name))
    ? { format: 'work-log-csv' }
    : { refused: 'unknown-format' };
}
