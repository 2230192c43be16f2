/** What is known of Amazon Mechanical Turk without reading a page. */
import { MTURK_ORIGIN, placeAt } from './mturk-addresses';
import { MTURK_CURRENCY } from './mturk-amount';
import type { Site } from './reading';

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
  workAt: (url) => placeAt(url)?.work ?? null,
};
