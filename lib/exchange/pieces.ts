/** Reads a file's text a piece at a time, so that none is too large and the page can answer in between. */
import { TextPieces, utf16In } from './decoding';

/** A piece of text and how many bytes of the file are read with it. */
export interface TextPiece {
  text: string;
  bytesRead: number;
}

/** A few hundred rows or records: read in a few milliseconds. */
const PIECE_BYTES = 64 * 1024;

/** The text of a file in the encoding its bytes tell of, in pieces that may end anywhere. */
export async function* textPieces(file: Blob): AsyncGenerator<TextPiece> {
  const pieces = new TextPieces(await utf16In(file));
  let bytesRead = 0;
  while (bytesRead < file.size) {
    const bytes = await file.slice(bytesRead, bytesRead + PIECE_BYTES).arrayBuffer();
    bytesRead += bytes.byteLength;
    yield { text: pieces.next(new Uint8Array(bytes), bytesRead < file.size), bytesRead };
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
