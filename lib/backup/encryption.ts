/** Encrypts a backup and opens one, a piece at a time, so that a file may be larger than memory. */
import {
  familyOf,
  HEADER_BYTES,
  MAGIC,
  nonceOf,
  PIECE_BYTES,
  readHeader,
  SALT_BYTES,
  TAG_BYTES,
  writeHeader,
} from './encrypted-format';
import { type BackupSecret, checkOf, fileKey, secretOf } from './secret';

/** Why an encrypted backup cannot be opened. Keys of messages shown to the worker. */
export const REFUSALS = ['passphrase-wrong', 'damaged', 'version-newer'] as const;
export type Refusal = (typeof REFUSALS)[number];

/** The encrypted form of a file. `fileSalt` is random and never used again; tests alone give one. */
export async function encryptBackup(
  file: Blob,
  secret: BackupSecret,
  fileSalt = crypto.getRandomValues(new Uint8Array(SALT_BYTES)),
  pieceBytes = PIECE_BYTES,
): Promise<Blob> {
  const { iterations, passphraseSalt } = secret;
  const check = await checkOf(secret, fileSalt);
  const additionalData = writeHeader({ iterations, passphraseSalt, fileSalt, pieceBytes, check });
  const key = await fileKey(secret, fileSalt);
  const parts: Blob[] = [new Blob([additionalData])];
  const count = piecesIn(file.size, pieceBytes);
  for (let number = 0; number < count; number += 1) {
    const plain = await file.slice(number * pieceBytes, (number + 1) * pieceBytes).arrayBuffer();
    const sealing = { name: 'AES-GCM', iv: nonceOf(number, number === count - 1), additionalData };
    parts.push(new Blob([await crypto.subtle.encrypt(sealing, key, plain)]));
  }
  return new Blob(parts, { type: 'application/octet-stream' });
}

/** Whether a file is an encrypted backup, also one of a version to come; looks at its first bytes alone. */
export async function isEncryptedBackup(file: Blob): Promise<boolean> {
  return familyOf(await bytesOf(file.slice(0, MAGIC.length))) !== 'other';
}

/**
 * Opens an encrypted backup. What it held is given only once all of it is known to be whole and untouched; what is not is
 * refused, whatever the file holds.
 *
 * @param onProgress called after each piece with the part that is done, 0 to 1
 */
export async function decryptBackup(
  file: Blob,
  passphrase: string,
  onProgress?: (done: number) => void,
): Promise<{ file: Blob } | { refused: Refusal }> {
  const additionalData = await bytesOf(file.slice(0, HEADER_BYTES));
  if (familyOf(additionalData) === 'newer') return { refused: 'version-newer' };
  const header = readHeader(additionalData);
  const sealedSize = file.size - HEADER_BYTES;
  if (header === null || sealedSize < TAG_BYTES) return { refused: 'damaged' };
  const { passphraseSalt, iterations, fileSalt, pieceBytes, check } = header;
  const secret = await secretOf(passphrase, passphraseSalt, iterations);
  if (!isSame(await checkOf(secret, fileSalt), check)) return { refused: 'passphrase-wrong' };
  const key = await fileKey(secret, fileSalt);
  const sealedBytes = pieceBytes + TAG_BYTES;
  const count = piecesIn(sealedSize, sealedBytes);
  const parts: Blob[] = [];
  for (let number = 0; number < count; number += 1) {
    const at = HEADER_BYTES + number * sealedBytes;
    const sealed = await file.slice(at, at + sealedBytes).arrayBuffer();
    const opening = { name: 'AES-GCM', iv: nonceOf(number, number === count - 1), additionalData };
    const plain = await crypto.subtle.decrypt(opening, key, sealed).catch(() => null);
    if (plain === null) return { refused: 'damaged' };
    parts.push(new Blob([plain]));
    onProgress?.((number + 1) / count);
  }
  return { file: new Blob(parts, { type: 'application/json' }) };
}

/** How many pieces so many bytes are; nothing is one empty piece, which says that it is the last. */
function piecesIn(size: number, pieceBytes: number): number {
  return Math.max(1, Math.ceil(size / pieceBytes));
}

async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.arrayBuffer());
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
