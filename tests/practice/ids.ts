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

/** An id as the pages of a job have. */
export function pageId(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

/** What opens a job for whoever has it. Nothing may keep it. */
export function jobSecret(jobId: number): string {
  const told = Buffer.from(JSON.stringify({ j_id: jobId, c_id: 'feca', ex: 'never' })).toString('base64');
  return `${told}--${createHash('sha1').update(`secret of ${jobId}`).digest('hex')}`;
}
