import { alone } from '../alone';
import type { BackupPort } from './back-up';
import { saveAmongDownloads } from './downloads';

/** The lock that says that a backup is being made. */
const LOCK = 'upah-backup';

/** Runs the work unless any part of the extension makes a backup. */
export function aloneAtIt<T>(work: () => Promise<T>): Promise<T | null> {
  return alone(LOCK, work);
}

/** A part of the extension that has documents, and so can hand a file over. */
export const documentPort: BackupPort = {
  now: Date.now,
  alone: aloneAtIt,
  toDownloads: (file, name) => withAddress(file, (url) => saveAmongDownloads(url, name)),
};

/** Gives a file an address for as long as it is used. */
export async function withAddress<T>(file: Blob, use: (url: string) => Promise<T>): Promise<T> {
  const url = URL.createObjectURL(file);
  try {
    return await use(url);
  } finally {
    URL.revokeObjectURL(url);
  }
}
