/**
 * What an address of MTurk's worker site is, before anything of the page is read: enough to measure time by.
 * gig-overhead has such a table, to which this one owes its facts.
 */
import { id } from './fields';
import { MTURK_ORIGIN } from './mturk-site';
import type { OverheadKind, PageName, Work } from './reading';

/** A page by its address, with the identifiers the address holds. */
export interface Place {
  page: PageName;
  work: Work;
  ids: Record<string, string>;
}

/** One kind of address; `:name` stands for an identifier, and the query is only the assignment in it. */
interface Address {
  page: PageName;
  kind: OverheadKind | 'task';
  path: string;
}

const ADDRESSES: readonly Address[] = [
  { page: 'search', kind: 'searching', path: '(projects/?)?[?].*' },
  { page: 'working', kind: 'task', path: 'projects/:groupId/tasks/:taskId/?[?]:assignmentId' },
  { page: 'preview', kind: 'previewing', path: 'projects/:groupId/tasks' },
  { page: 'queue', kind: 'queue', path: 'tasks' },
  { page: 'status', kind: 'payments', path: 'status_details/(?<day>20\\d\\d-[01]\\d-[0-3]\\d)' },
  { page: 'dashboard', kind: 'payments', path: 'dashboard' },
  { page: 'earnings', kind: 'payments', path: '(earnings|payment_schedule|direct_deposit)' },
  { page: 'requester', kind: 'searching', path: 'requesters/:requesterId/projects' },
  { page: 'contact', kind: 'messages', path: 'contact_requester' },
  { page: 'qualifications', kind: 'qualifications', path: 'qualifications' },
  { page: 'help', kind: 'help', path: 'help' },
];

/** The assignment an address names in its query. */
export function assignmentIn(url: URL): string | null {
  return id(url.searchParams.get('assignment_id'));
}

/** What an address is; `null` for one of no interest. */
export function placeAt(url: URL): Place | null {
  if (url.origin !== MTURK_ORIGIN) return null;
  const address = `${url.pathname}?${assignmentIn(url) ?? ''}?`;
  for (const { page, kind, path } of ADDRESSES) {
    const pattern = new RegExp(`^/${path.replace(/:(\w+)/g, '(?<$1>[A-Z\\d]{1,64})')}[/?]`);
    const match = pattern.exec(address);
    if (!match) continue;
    const ids = { ...match.groups };
    const { taskId = '', assignmentId = '' } = ids;
    return { page, ids, work: kind === 'task' ? { kind, taskId, assignmentId } : { kind } };
  }
  return null;
}

/** What attention to an address counts as; `null` for an address of no interest. */
export function mturkWorkAt(url: URL): Work | null {
  return placeAt(url)?.work ?? null;
}
