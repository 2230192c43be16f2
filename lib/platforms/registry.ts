/** The platforms that are read. A new reader is one file beside this one, an entry here and one in `sites.ts`. */
import { mturk } from './mturk';
import type { PlatformReader } from './reading';
import { siteOf } from './sites';

export { frameMatches, pageMatches } from './sites';

export const readers: readonly PlatformReader[] = [mturk];

/** The reader of an address, `null` for one of no platform. */
export function readerFor(url: URL): PlatformReader | null {
  const site = siteOf(url);
  return readers.find(({ id }) => id === site?.id) ?? null;
}
