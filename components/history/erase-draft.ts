/** What stands in the form that erases, and what of it is a wish. */
import type { Erasure } from '../../lib/ledger/erasure';
import { requesterKey } from '../../lib/ledger/records';

export const ERASABLE = ['requester', 'period', 'everything'] as const;

export interface EraseDraft {
  what: (typeof ERASABLE)[number];
  requesterId: string;
  /** Days as a date field gives them: `YYYY-MM-DD`, or empty. */
  from: string;
  to: string;
  settings: boolean;
}

/** A part of the log, or all of it, with or without what the worker set. */
export type EraseWish = Erasure | { what: 'everything'; settings: boolean };

/** What has to be corrected before it is one. */
export type EraseMistake = 'requester' | 'period';

export function wishOf(draft: EraseDraft): { wish: EraseWish } | { mistake: EraseMistake } {
  const { what, from, to } = draft;
  if (what === 'everything') return { wish: { what, settings: draft.settings } };
  if (what === 'period') {
    return from === '' || to === '' || to < from ? { mistake: 'period' } : { wish: { what, from, to } };
  }
  const requesterId = draft.requesterId.trim();
  return requesterId === ''
    ? { mistake: 'requester' }
    : { wish: { what, requesterKey: requesterKey('mturk', requesterId) } };
}
