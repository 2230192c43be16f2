/**
 * What is known of each platform without reading a page. Apart from the readers, so that a script which needs only
 * the addresses does not carry the code that reads.
 */
import type { PlatformId, PlatformReader } from './reading';

export type Site = Pick<PlatformReader, 'id' | 'name' | 'matches' | 'frameMatches' | 'currency' | 'dayZone'>;

export const MTURK_ORIGIN = 'https://worker.mturk.com';

export const sites: Record<PlatformId, Site> = {
  mturk: {
    id: 'mturk',
    name: 'Amazon Mechanical Turk',
    matches: [`${MTURK_ORIGIN}/*`],
    frameMatches: ['https://www.mturkcontent.com/*'],
    currency: 'USD',
    dayZone: 'America/Los_Angeles',
  },
};

const all = Object.values(sites);

/** Match patterns of every page that some reader reads. */
export const pageMatches: string[] = all.flatMap((site) => site.matches);

/** Match patterns of every host on which a platform itself puts task frames. */
export const frameMatches: string[] = all.flatMap((site) => site.frameMatches);
