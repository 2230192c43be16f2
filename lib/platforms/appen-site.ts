/**
 * What is known of Appen's task site (once CrowdFlower, then Figure Eight) without reading a page. Its addresses are facts
 * found in public scripts of workers and in tests of the platform's own interface.
 */
import type { PageName, Site, Work } from './reading';

export const APPEN_CURRENCY = 'USD';

/** A page by its address, with the identifier that the address holds. */
export interface AppenPlace {
  page: Extract<PageName, 'search' | 'preview' | 'working'>;
  work: Work;
  /** The assignment of a working page, the job of a link to its tasks. */
  id: string;
}

const LIST_HOSTS = ['account.appen.com', 'tasks.figure-eight.work'];
const WORK_HOSTS = ['account.appen.com', 'view.appen.io', 'render.figure-eight.io'];

const LIST = /^\/(?:channels\/[\w-]{1,64}|internal)\/tasks(?:\/(\d{1,15}))?\/?$/;
const ASSIGNMENT = /^\/assignments\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\/?$/i;

/**
 * What an address is; `null` for one of no interest. Only the path counts: queries hold secrets. The link to the tasks of a
 * job leads on to a working page, and is a page by itself where there is no more work.
 */
export function appenPlaceAt({ protocol, host, pathname }: URL): AppenPlace | null {
  if (protocol !== 'https:') return null;
  const list = LIST_HOSTS.includes(host) && LIST.exec(pathname);
  if (list) {
    return list[1]
      ? { page: 'preview', work: { kind: 'previewing' }, id: list[1] }
      : { page: 'search', work: { kind: 'searching' }, id: '' };
  }
  const assignmentId = WORK_HOSTS.includes(host) && ASSIGNMENT.exec(pathname)?.[1]?.toLowerCase();
  if (!assignmentId) return null;
  return { page: 'working', work: { kind: 'task', taskId: assignmentId, assignmentId }, id: assignmentId };
}

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
  workAt: (url) => appenPlaceAt(url)?.work ?? null,
};
