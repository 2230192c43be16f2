/**
 * What is known of each platform without reading a page or an address. Apart from both, so that a page which needs only a
 * name does not carry them; and each in a file of its own, so that the script which reads one
 * platform does not carry the others.
 */
import { appenSite } from './appen-site';
import { mturkSite } from './mturk-site';
import type { PlatformId, Site } from './reading';

export const sites: Record<PlatformId, Site> = {
  mturk: mturkSite,
  // Known from files alone: none of its pages is read.
  prolific: {
    id: 'prolific',
    name: 'Prolific',
    matches: [],
    frameMatches: [],
    currency: 'GBP',
    dayZone: 'UTC',
    pendingWindowDays: 21,
    isBeta: false,
    pricedIn: 'page',
    handsIn: 'said',
    framesLists: false,
  },
  appen: appenSite,
};

const all = Object.values(sites);

/** Match patterns of every page that some reader reads. */
export const pageMatches: string[] = all.flatMap((site) => site.matches);

/** Match patterns of every host on which a platform itself puts task frames. */
export const frameMatches: string[] = all.flatMap((site) => site.frameMatches);

/** The site of an address. Match patterns here are whole hosts, `https://host/*`, so a prefix decides. */
export function siteOf(url: URL): Site | null {
  return all.find((site) => site.matches.some((match) => url.href.startsWith(match.slice(0, -1)))) ?? null;
}
