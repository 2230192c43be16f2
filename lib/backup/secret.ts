/**
 * What encrypts backups: a secret made from the passphrase once, when encryption is switched on. The passphrase itself is
 * kept nowhere. The secret is kept as a key that scripts may use but not read: who holds a copy of a backup learns nothing
 * from it without the passphrase; who can use this browser profile could make and open backups, but finds the same
 * records in the open there.
 */
import { CHECK_BYTES, SALT_BYTES } from './encrypted-format';

/** OWASP's figure for PBKDF2 with SHA-256 (2023) is 600,000. */
export const ITERATIONS = 600_000;

const FILE_KEY = new TextEncoder().encode('upah backup file key 1');
const CHECK = new TextEncoder().encode('upah backup passphrase check 1');

/** What of a passphrase is kept. */
export interface BackupSecret {
  iterations: number;
  passphraseSalt: Uint8Array<ArrayBuffer>;
  /** Keying material of HKDF, not extractable. */
  key: CryptoKey;
}

/** Makes the secret of a passphrase; takes about half a second. A salt is given where a file names one. */
export async function secretOf(
  passphrase: string,
  passphraseSalt = crypto.getRandomValues(new Uint8Array(SALT_BYTES)),
  iterations = ITERATIONS,
): Promise<BackupSecret> {
  const { subtle } = crypto;
  // One passphrase may be typed in more than one sequence of characters: an accent apart from its letter, for one.
  const typed = new TextEncoder().encode(passphrase.normalize('NFC'));
  const password = await subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveBits']);
  const stretching = { name: 'PBKDF2', hash: 'SHA-256', salt: passphraseSalt, iterations };
  const bits = await subtle.deriveBits(stretching, password, 256);
  const key = await subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey', 'deriveBits']);
  return { iterations, passphraseSalt, key };
}

/** The key that one file is sealed with: each file has its own, so that no nonce is ever used twice. */
export function fileKey({ key }: BackupSecret, fileSalt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: fileSalt, info: FILE_KEY };
  return crypto.subtle.deriveKey(derivation, key, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** Bytes that show whether the passphrase is the right one, and tell nothing of it. */
export async function checkOf(
  { key }: BackupSecret,
  fileSalt: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: fileSalt, info: CHECK };
  return new Uint8Array(await crypto.subtle.deriveBits(derivation, key, CHECK_BYTES * 8));
}
