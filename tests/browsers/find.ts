/**
 * Finds a browser to run: the one named in the environment, else an installed one, else one that is fetched.
 * Says what it does, because the last step installs something.
 */
import { fetchBrowser } from './fetch-browser';
import { type BrowserKind, installedBrowser } from './installed';

export { type BrowserKind, installedBrowser, NoBrowserError } from './installed';

/** The path of a browser of this kind; gets one where the computer has none. */
export async function findBrowser(kind: BrowserKind): Promise<string> {
  return installedBrowser(kind) ?? (await fetchBrowser(kind));
}
