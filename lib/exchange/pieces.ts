/** Reads a file's text a piece at a time, so that none is too large and the page can answer in between. */
import { TextPieces, utf16In } from './decoding';

/** A piece of text and how many bytes of the file are read with it. */
export interface TextPiece {
  text: string;
  bytesRead: number;
}

/** A few hundred rows or records: read in a few milliseconds. */
const PIECE_BYTES = 64 * 1024;
/** Fetched at once: the page waits each time until the browser has found a stretch of the file. A whole number of pieces. */
const FETCHED_BYTES = 8 * PIECE_BYTES;

/** The text of a file in the encoding its bytes tell of, in pieces that may end anywhere. */
export async function* textPieces(file: Blob): AsyncGenerator<TextPiece> {
  const pieces = new TextPieces(await utf16In(file));
  let bytesRead = 0;
  while (bytesRead < file.size) {
    const fetched = new Uint8Array(await file.slice(bytesRead, bytesRead + FETCHED_BYTES).arrayBuffer());
    for (let start = 0; start < fetched.length; start += PIECE_BYTES) {
      const bytes = fetched.subarray(start, start + PIECE_BYTES);
      bytesRead += bytes.length;
      yield { text: pieces.next(bytes, bytesRead < file.size), bytesRead };
    }
  }
}

/** The end of a file's text. */
export async function endOf(file: Blob): Promise<string> {
  // An even number, so that no letter of UTF-16 is cut in two.
  const start = Math.max(0, Math.floor(file.size / 2) * 2 - PIECE_BYTES);
  const bytes = await file.slice(start).arrayBuffer();
  return new TextPieces(await utf16In(file)).next(new Uint8Array(bytes), false);
}

/** The whole text of a file that is small enough for it. */
export async function wholeText(file: Blob): Promise<string> {
  let whole = '';
  for await (const { text } of textPieces(file)) whole += text;
  return whole;
}
