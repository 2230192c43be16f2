import { createHash } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

function letters(seed: string, length: number): string {
  const bytes = createHash('sha512').update(seed).digest();
  return Array.from(bytes.subarray(0, length), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

/** Thirty capitals and digits, as HITs, HIT sets and assignments have. The same seed gives the same id. */
export function taskLikeId(seed: string): string {
  return `3${letters(seed, 29)}`;
}

/** An id as workers and requesters have. Requesters keep theirs when they change their name. */
export function personId(seed: string): string {
  return `A${letters(seed, 13)}`;
}
