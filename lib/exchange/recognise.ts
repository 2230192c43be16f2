/** Tells what a file is by what is in it: names and types of files are lost on the way between people. */
import { own } from '../platforms/fields';
import { headerOf, isCutOff } from './csv';
import { startOf } from './decoding';
import { HISTORY_FORMAT } from './history-schema';
import { HITDB_COLUMNS, HITDB_OVERVIEWS } from './hitdb';
import { JsonScanner, parseJson } from './json-scanner';
import { PROLIFIC_COLUMNS } from './prolific-csv';
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
  | 'pandacrazy-settings'
  | 'local-storage'
  | 'hit-scraper-settings'
  | 'any-csv';

/** What the search results of PandaCrazy have: every task that was seen on offer, and how many there were of it. */
const PANDACRAZY_COLUMNS = ['date', 'group id', 'requester id', 'requester name', 'title', 'hits', 'pay', 'duration'];

/** Tables by the columns without which they are none. */
const TABLES: readonly (readonly [
  columns: readonly string[],
  is: { format: FileFormat } | { refused: ImportReason },
])[] = [
  [WORK_LOG_COLUMNS, { format: 'work-log-csv' }],
  [PROLIFIC_COLUMNS, { format: 'prolific-csv' }],
  [HITDB_COLUMNS, { format: 'hitdb-table' }],
  ...HITDB_OVERVIEWS.map((columns) => [columns, { refused: 'only-sums' }] as const),
  [PANDACRAZY_COLUMNS, { refused: 'only-offers' }],
];

/** The format of a file, from its beginning, and of a table also from its end. */
export async function recognise(file: Blob): Promise<{ format: FileFormat } | { refused: ImportReason }> {
  const beginning = await startOf(file);
  if ('refused' in beginning) return beginning;
  const start = beginning.text.trimStart();
  if (start.startsWith('{') || start.startsWith('[')) return recogniseJson(start);
  const columns = headerOf(start);
  const [, is] = TABLES.find(([names]) => names.every((name) => columns.has(name))) ?? [];
  if (is === undefined) return { refused: 'unknown-format' };
  return 'format' in is && (await isCutOff(file, columns.size)) ? { refused: 'cut-off' } : is;
}

/** By the names of its members and what the first of them holds; a title that looks like a name is no name. */
function recogniseJson(start: string): { format: FileFormat } | { refused: ImportReason } {
  const scanner = new JsonScanner(start.length);
  const values = scanner.push(start);
  const { keys } = scanner;
  const has = (...names: string[]) => names.every((name) => keys.includes(name));
  const first = (key: string) => parseJson(values.find((value) => value.key === key)?.text ?? '');

  if (first('format') === HISTORY_FORMAT) return { format: HISTORY_FORMAT };
  if (scanner.isBroken) return { refused: 'malformed' };
  // The first record may be longer than what is looked at.
  const names = (field: string) => start.includes(`"${field}"`);
  if (has('hits', 'days') || (has('hits') && names('hit_id')) || (has('days') && names('abandoned'))) {
    return { format: 'mturk-suite' };
  }
  if (has('HIT', 'STATS') || (has('HIT') && names('hitId')) || (has('STATS') && names('earnings'))) {
    return { format: 'hitdb' };
  }
  if (keys.some((key) => key.startsWith('reduxPersist:'))) return { format: 'mturk-engine' };
  if (/^JRJUN/.test(String(own(first('pre'), 'exportVersion')))) return { format: 'pandacrazy-settings' };
  if (has('ignore_list') || has('include_list')) return { format: 'hit-scraper-settings' };
  if (keys.some((key) => /^(time_data\.|tv_\d{4}-)/.test(key))) return { format: 'local-storage' };
  return { refused: 'unknown-format' };
}
