/** Reads JSON files of any length record by record. */
import { JsonScanner, parseJson } from './json-scanner';
import { textPieces } from './pieces';
import type { ImportReason } from './reasons';

/** One member of the outermost object, or one element of a list that is one; `undefined` where it is no JSON. */
export interface JsonRecord {
  key: string;
  line: number;
  value: unknown;
}

export interface JsonPiece {
  records: JsonRecord[];
  bytesRead: number;
}

/** Far above a record of any tool: what is longer is no record. */
export const MAX_RECORD_CHARS = 1_000_000;

/** Why a JSON file cannot be read as a whole; `null` where it can, though single records of it may be no JSON. */
export async function faultIn(file: Blob, maxChars = MAX_RECORD_CHARS): Promise<ImportReason | null> {
  const scanner = new JsonScanner(maxChars);
  for await (const { text } of textPieces(file)) {
    scanner.push(text);
    if (scanner.isBroken) return 'malformed';
  }
  return scanner.isComplete ? null : 'cut-off';
}

/** The records under the wanted keys. */
export async function* jsonPieces(
  file: Blob,
  isWanted: (key: string) => boolean,
  maxChars = MAX_RECORD_CHARS,
): AsyncGenerator<JsonPiece> {
  const scanner = new JsonScanner(maxChars);
  for await (const { text, bytesRead } of textPieces(file)) {
    const wanted = scanner.push(text).filter(({ key }) => isWanted(key));
    yield { records: wanted.map(({ key, line, text: json }) => ({ key, line, value: parseJson(json) })), bytesRead };
  }
}
