/** Reads a file's text a piece at a time, so that none is too large and the page can answer in between. */

/** A piece of text and how many bytes of the file are read with it. */
export interface TextPiece {
  text: string;
  bytesRead: number;
}

/** A few hundred rows or records: read in a few milliseconds. */
const PIECE_BYTES = 64 * 1024;

/** The text of a file (UTF-8, a byte order mark left out), in pieces that may end anywhere. */
export async function* textPieces(file: Blob): AsyncGenerator<TextPiece> {
  const decoder = new TextDecoder();
  let bytesRead = 0;
  while (bytesRead < file.size) {
    const bytes = await file.slice(bytesRead, bytesRead + PIECE_BYTES).arrayBuffer();
    bytesRead += bytes.byteLength;
    yield { text: decoder.decode(bytes, { stream: bytesRead < file.size }), bytesRead };
  }
}
