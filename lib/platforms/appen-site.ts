/** What is known of Appen's task site (once CrowdFlower, then Figure Eight) without reading a page. */
import type { Site } from './reading';

export const APPEN_CURRENCY = 'USD';

export const LIST_HOSTS = ['account.appen.com', 'tasks.figure-eight.work'];
export const WORK_HOSTS = ['account.appen.com', 'view.appen.io', 'render.figure-eight.io'];

export const appenSite: Site = {
  id: 'appen',
  name: 'Appen',
  matches: [...new Set([...LIST_HOSTS, ...WORK_HOSTS])].map((host) => `https://${host}/*`),
  frameMatches: [],
  currency: APPEN_CURRENCY,
  // Nobody says whose midnight its days begin at.
  dayZone: 'UTC',
  pendingWindowDays: null,
  isBeta: true,
  pricedIn: 'list',
  handsIn: 'form',
  framesLists: true,
};
