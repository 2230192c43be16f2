/** What is known of Amazon Mechanical Turk without reading a page. */
import type { Site } from './reading';

export const MTURK_ORIGIN = 'https://worker.mturk.com';

/** The only currency that the platform pays in, and so the one that is meant where none is named. */
export const MTURK_CURRENCY = 'USD';

export const mturkSite: Site = {
  id: 'mturk',
  name: 'Amazon Mechanical Turk',
  matches: [`${MTURK_ORIGIN}/*`],
  frameMatches: ['https://www.mturkcontent.com/*'],
  currency: MTURK_CURRENCY,
  dayZone: 'America/Los_Angeles',
  pendingWindowDays: 45,
  isBeta: false,
  pricedIn: 'page',
  handsIn: 'said',
  framesLists: false,
};
