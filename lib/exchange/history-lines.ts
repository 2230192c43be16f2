/**
 * Takes a history file apart into its records, without reading them yet.
 *
 * A file as it is written here has one record on each line, and is read line by line however long it is; what
 * is cut off at its end costs only the last line. A file laid out by other hands is parsed as a whole.
 */
import { SECTIONS, type Section } from './history-schema';
import { parseJson } from './json-scanner';
import { endOf, textPieces, wholeText } from './pieces';
import type { ImportReason } from './reasons';

/** One record of one list. `value` is `undefined` where its line is no JSON. */
export interface RawRecord {
  section: Section;
  line: number;
  value: unknown;
}

export interface RawPiece {
  records: RawRecord[];
  /** The line on which the file turned out to be cut off or spoilt. */
  brokenAt: number | null;
  bytesRead: number;
}

export interface RawHistory {
  /** What stands before the lists: format, version, date. */
  head: unknown;
  pieces: AsyncGenerator<RawPiece>;
}

/** Enough for the first line of a file that is written here. */
const HEAD_BYTES = 1024;

/** Records given at once from a file that was parsed as a whole. */
const BATCH = 1000;

/** Of a file that is parsed as a whole: no hands lay out more. */
const MAX_WHOLE_BYTES = 64 * 1024 * 1024;

/** The parts of a history file, or why there are none. */
export async function takeApart(file: Blob): Promise<RawHistory | { refused: ImportReason }> {
  const [firstLine = '', ...more] = (await file.slice(0, HEAD_BYTES).text()).split('\n');
  const isOurs = firstLine.endsWith(',') && more[0] === `"${SECTIONS[0]}":[`;
  const head = isOurs ? parseJson(`${firstLine.slice(0, -1)}}`) : undefined;
  if (head !== undefined) return { head, pieces: lineByLine(file) };
  if (file.size > MAX_WHOLE_BYTES) return { refused: 'too-large' };
  const whole = parseJson(await wholeText(file));
  return whole === undefined ? { refused: 'malformed' } : { head: whole, pieces: allAtOnce(whole, file.size) };
}

/** Whether a file ends before what it opened is closed. As it is written here, no record stands on its last line. */
export async function endsEarly(file: Blob): Promise<boolean> {
  const lines = (await endOf(file)).trimEnd().split('\n');
  const last = lines.at(-1) ?? '';
  return !last.endsWith('}') || (lines.length > 1 && last.startsWith('{'));
}

async function* lineByLine(file: Blob): AsyncGenerator<RawPiece> {
  let line = 0;
  let held = '';
  let section: Section | null = null;
  let ended = false;
  for await (const { text, bytesRead } of textPieces(file)) {
    const lines = text.split('\n');
    lines[0] = held + (lines[0] ?? '');
    held = lines.pop() ?? '';
    const records: RawRecord[] = [];
    for (const row of lines) {
      line += 1;
      const opened = /^"(\w+)":\[$/.exec(row)?.[1];
      if (opened !== undefined) section = SECTIONS.find((name) => name === opened) ?? null;
      else if (row === '],' || row === ']}') ended = row === ']}';
      else if (line > 1 && section !== null) {
        records.push({ section, line, value: parseJson(row.endsWith(',') ? row.slice(0, -1) : row) });
      }
    }
    yield { records, brokenAt: null, bytesRead };
  }
  if (!ended || held.trim() !== '') yield { records: [], brokenAt: line + 1, bytesRead: file.size };
}

/** Lines are numbered as they would be if the file had been written here. */
async function* allAtOnce(whole: unknown, bytesRead: number): AsyncGenerator<RawPiece> {
  let line = 1;
  for (const section of SECTIONS) {
    const list = Object(whole)[section];
    const values: unknown[] = Array.isArray(list) ? list : [];
    line += 2;
    if (values !== list) yield { records: [], brokenAt: line, bytesRead: 0 };
    for (let start = 0; start < values.length; start += BATCH) {
      const firstLine = line + start;
      const batch = values.slice(start, start + BATCH);
      const records = batch.map((value, index) => ({ section, line: firstLine + index, value }));
      yield { records, brokenAt: null, bytesRead: 0 };
    }
    line += values.length;
  }
  yield { records: [], brokenAt: null, bytesRead };
}
