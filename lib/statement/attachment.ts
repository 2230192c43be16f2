/** The records behind a statement as a file, and the hash by which a reader can tell that the two belong together. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type ExportOptions, type ExportSource, exportHistory } from '../exchange/export';
import { NOTHING_LEFT_OUT } from '../exchange/export-choice';
import { forOthers } from '../exchange/for-others';

export interface Attachment {
  /** A history file, as the extension exports and imports it, without the worker's notes and lists. */
  file: Blob;
  /** SHA-256 of its bytes, 64 hexadecimal digits. */
  sha256: string;
}

/**
 * Writes the records to a file and takes the hash of its bytes as they are written.
 * @param now milliseconds since the epoch, which the file names as the moment of its export
 * @throws the signal's reason, once it is aborted
 */
export async function attachmentOf(
  source: ExportSource,
  now: number,
  options: Omit<ExportOptions, 'onBytes'> = {},
): Promise<Attachment> {
  const hash = sha256.create();
  const file = await exportHistory(forOthers(source, NOTHING_LEFT_OUT, now), now, {
    ...options,
    onBytes: (bytes) => hash.update(bytes),
  });
  return { file, sha256: bytesToHex(hash.digest()) };
}
