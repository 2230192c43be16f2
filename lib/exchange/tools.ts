/** The readers of other tools' files, by format. */
import type { FilePiece } from './file-piece';
import { readHitScraper } from './hit-scraper';
import { readHitdb, readHitdbTable } from './hitdb';
import { faultIn, MAX_RECORD_CHARS } from './json-records';
import { readLocalStorage } from './local-storage';
import { MAX_STATE_CHARS, readMturkEngine } from './mturk-engine';
import { readMturkSuite } from './mturk-suite';
import { readPandaCrazy } from './pandacrazy';
import { readProlific } from './prolific-csv';
import type { ImportReason } from './reasons';
import type { FileFormat } from './recognise';

/** A tool's file: how it is read, and for JSON how long a single value of it may be. */
interface ToolFormat {
  read: (file: Blob) => AsyncGenerator<FilePiece>;
  maxChars?: number;
}

/** A million tasks and more; whatever is larger was not made by any tool. */
const MAX_BYTES = 1024 ** 3;

const TOOLS: Partial<Record<FileFormat, ToolFormat>> = {
  'mturk-suite': { read: readMturkSuite, maxChars: MAX_RECORD_CHARS },
  hitdb: { read: readHitdb, maxChars: MAX_RECORD_CHARS },
  'hitdb-table': { read: readHitdbTable },
  'mturk-engine': { read: readMturkEngine, maxChars: MAX_STATE_CHARS },
  'prolific-csv': { read: readProlific },
  'pandacrazy-settings': { read: readPandaCrazy, maxChars: MAX_RECORD_CHARS },
  'local-storage': { read: readLocalStorage, maxChars: MAX_RECORD_CHARS },
  'hit-scraper-settings': { read: readHitScraper, maxChars: MAX_RECORD_CHARS },
};

/** The pieces of a tool's file, or why it is refused as a whole; `null` for a format that is no tool's. */
export async function openToolFile(
  file: Blob,
  format: FileFormat,
): Promise<{ pieces: AsyncIterable<FilePiece> } | { refused: ImportReason } | null> {
  const tool = TOOLS[format];
  if (tool === undefined) return null;
  if (file.size > MAX_BYTES) return { refused: 'too-large' };
  // Of a file that is not whole nothing is taken, so it is looked through before.
  const fault = tool.maxChars === undefined ? null : await faultIn(file, tool.maxChars);
  return fault === null ? { pieces: tool.read(file) } : { refused: fault };
}
