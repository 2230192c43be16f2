/**
 * The addresses of Appen's task site. They are facts found in public scripts of workers and in tests of the platform's own
 * interface.
 */
import { LIST_HOSTS, WORK_HOSTS } from './appen-site';
import type { PageName, Work } from './reading';

/** A page by its address, with the identifier that the address holds. */
export interface AppenPlace {
  page: Extract<PageName, 'search' | 'preview' | 'working'>;
  work: Work;
  /** The assignment of a working page, the job of a link to its tasks. */
  id: string;
}

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

/** What attention to an address counts as; `null` for an address of no interest. */
export function appenWorkAt(url: URL): Work | null {
  return appenPlaceAt(url)?.work ?? null;
}
