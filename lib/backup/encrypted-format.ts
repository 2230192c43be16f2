/**
 * The layout of an encrypted backup; `docs/backup-format.md` says it in words, with a test vector.
 *
 * A header of fixed length, then pieces of one length and a last one of any. Each piece is sealed for itself, under a
 * nonce made of its number and of whether it is the last: pieces cannot be left out, cut off, repeated or put in another
 * order without being noticed. The header is authenticated with every piece.
 */

/** "UPAHENC" and the version of the layout. */
export const MAGIC = 'UPAHENC1';
/** What stands before the digit of the version. */
const FAMILY = MAGIC.slice(0, -1);

export const SALT_BYTES = 16;
export const CHECK_BYTES = 16;
/** What AES-GCM adds to each piece. */
export const TAG_BYTES = 16;
export const HEADER_BYTES = 64;

/** Plain bytes in each piece but the last. */
export const PIECE_BYTES = 1_048_576;
/** The piece length of a file is believed up to here: it is held in memory. */
const LONGEST_PIECE_BYTES = 16_777_216;
/** So many rounds are believed: more would only keep the computer busy. */
const MOST_ITERATIONS = 10_000_000;

export interface EncryptedHeader {
  /** Rounds of PBKDF2 that make the secret from the passphrase, and its salt. */
  iterations: number;
  passphraseSalt: Uint8Array<ArrayBuffer>;
  /** Makes this file's key from the secret. */
  fileSalt: Uint8Array<ArrayBuffer>;
  pieceBytes: number;
  /** Tells a wrong passphrase from a damaged file. */
  check: Uint8Array<ArrayBuffer>;
}

/** The header as bytes: magic, rounds, both salts, piece length, check. Numbers are big-endian, of 4 bytes. */
export function writeHeader(header: EncryptedHeader): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(HEADER_BYTES);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(MAGIC), 0);
  view.setUint32(8, header.iterations);
  bytes.set(header.passphraseSalt, 12);
  bytes.set(header.fileSalt, 28);
  view.setUint32(44, header.pieceBytes);
  bytes.set(header.check, 48);
  return bytes;
}

/** Reads a header; `null` for one that is too short, of another kind, or that no program of ours wrote. */
export function readHeader(bytes: Uint8Array<ArrayBuffer>): EncryptedHeader | null {
  if (bytes.length < HEADER_BYTES || familyOf(bytes) !== 'ours') return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const iterations = view.getUint32(8);
  const pieceBytes = view.getUint32(44);
  if (iterations === 0 || iterations > MOST_ITERATIONS) return null;
  if (pieceBytes === 0 || pieceBytes > LONGEST_PIECE_BYTES) return null;
  return {
    iterations,
    passphraseSalt: bytes.slice(12, 28),
    fileSalt: bytes.slice(28, 44),
    pieceBytes,
    check: bytes.slice(48, 64),
  };
}

/** Whose a file is by its first bytes: an encrypted backup of this version or a later one, or something else. */
export function familyOf(bytes: Uint8Array): 'ours' | 'newer' | 'other' {
  const magic = new TextDecoder('latin1').decode(bytes.subarray(0, MAGIC.length));
  if (magic === MAGIC) return 'ours';
  return magic.startsWith(FAMILY) && /\d$/.test(magic) && magic.length === MAGIC.length ? 'newer' : 'other';
}

/** The nonce of a piece: seven zeros, its number from 0 in 4 bytes, and 1 for the last piece, else 0. */
export function nonceOf(number: number, isLast: boolean): Uint8Array<ArrayBuffer> {
  const nonce = new Uint8Array(12);
  new DataView(nonce.buffer).setUint32(7, number);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}
