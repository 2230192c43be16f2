/** A page of MTurk while it is being read. */
import { id, own } from './fields';
import type { ProblemReason } from './reading';
import type { Note } from './tally';

export interface Page extends Source {
  document: Document;
  url: URL;
  now: number;
}

/** Whatever rows are read from. */
export interface Source {
  /** What the address holds, by the names in its pattern. */
  ids: Record<string, string>;
  note: Note;
}

/** What a page holds, as far as it could be read. */
export type Part = Record<string, unknown> | null;

/** What it means that a field is `null`; for others it means nothing, or that the row is of no use. */
export const LACKS: Record<string, ProblemReason> = {
  requesterId: 'requester-missing',
  reward: 'reward-unreadable',
  amount: 'reward-unreadable',
  acceptedAt: 'timer-unreadable',
  state: 'state-unknown',
};

/** Counts what a task or row lacks, and hands it on. */
export function noted<T extends object>(page: Source, found: T): T {
  for (const field in LACKS) if (own(found, field) === null) page.note(LACKS[field] as ProblemReason);
  return found;
}

/** Both addresses for contacting a requester name them in the query, that of their page in the path. */
export function requesterIn(address: unknown): string | null {
  return typeof address === 'string' ? id(/(\/requesters\/|requester_id(]|%5D)=)(\w+)/.exec(address)?.[3]) : null;
}
