/** The platforms that are read. A new reader is one file beside this one, an entry here and one in `sites.ts`. */
import { mturk } from './mturk';
import type { PlatformReader } from './reading';

export { frameMatches, pageMatches } from './sites';

export const readers: readonly PlatformReader[] = [mturk];

/** The reader of an address. Match patterns here are whole hosts, `https://host/*`, so a prefix decides. */
export function readerFor(url: URL): PlatformReader | null {
  return readers.find((reader) => reader.matches.some((match) => url.href.startsWith(match.slice(0, -1)))) ?? null;
}
