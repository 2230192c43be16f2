/** Text that comes in pieces, made into a file as it comes: never one string, however long the file. */

export interface FileOptions {
  type: string;
  /** Stops the making of the file; what is there of it is let go. */
  signal?: AbortSignal | undefined;
  /** Gets the bytes of the file in their order, to make a hash of them. */
  onBytes?: ((bytes: Uint8Array) => void) | undefined;
}

/** Text kept before it becomes a part: a part for each record would make for a very long list. */
const PART_CHARS = 1024 * 1024;

/**
 * The file of some text, in UTF-8. The browser keeps large parts on the disk.
 * @throws the signal's reason, once it is aborted
 */
export async function fileOf(pieces: AsyncIterable<string>, { type, signal, onBytes }: FileOptions): Promise<Blob> {
  const encoder = new TextEncoder();
  const parts: Blob[] = [];
  let part: string[] = [];
  let chars = 0;
  const close = () => {
    const bytes = encoder.encode(part.join(''));
    onBytes?.(bytes);
    parts.push(new Blob([bytes]));
    part = [];
    chars = 0;
  };
  for await (const piece of pieces) {
    signal?.throwIfAborted();
    part.push(piece);
    chars += piece.length;
    if (chars >= PART_CHARS) close();
  }
  signal?.throwIfAborted();
  close();
  return new Blob(parts, { type });
}
