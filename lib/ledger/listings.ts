/** What the worker says of requesters: whom to avoid, whom to watch for, what to remember. No figure depends on it. */
import { loadContext } from './context';
import type { LedgerDatabase } from './database';
import { LISTINGS, type Listing, type RequesterRecord } from './records';
import { newRequester } from './requesters';

/** The longest note that is kept, in UTF-16 units, as `maxlength` of a text field counts them. */
export const NOTE_MAX_LENGTH = 1_000;

/** A requester that the worker blocked or watches. */
export interface ListedRequester {
  key: string;
  requesterId: string;
  /** The newest name; `null` where none was ever seen. */
  name: string | null;
  listing: Listing;
  /** Empty where there is none. */
  note: string;
}

/** Blocks or watches a requester; `null` ends both. One of whom nothing is known yet is taken up. */
export async function setListing(database: LedgerDatabase, key: string, listing: Listing | null): Promise<void> {
  await change(database, key, (requester) => withListing(requester, listing ?? undefined));
}

/** Keeps a note on a requester, trimmed and cut to {@link NOTE_MAX_LENGTH}; an empty one is taken away. */
export async function setNote(database: LedgerDatabase, key: string, note: string): Promise<void> {
  await change(database, key, (requester) => withNote(requester, note));
}

async function change(
  database: LedgerDatabase,
  key: string,
  changed: (requester: RequesterRecord) => RequesterRecord,
): Promise<void> {
  await database.transaction('rw', database.log, async () => {
    const requester = (await database.requesters.get(key)) ?? newRequester(key, await loadContext(database));
    await database.requesters.put(changed(requester));
  });
}

/** All blocked requesters, then all that are watched, by name within each. */
export async function listedRequesters(database: LedgerDatabase): Promise<ListedRequester[]> {
  const records = await database.requesters
    .where('listing')
    .anyOf([...LISTINGS])
    .toArray();
  return records
    .flatMap(({ key, requesterId, names, listing, note }) =>
      listing === undefined ? [] : [{ key, requesterId, name: names[0] ?? null, listing, note: note ?? '' }],
    )
    .sort(
      (a, b) =>
        LISTINGS.indexOf(a.listing) - LISTINGS.indexOf(b.listing) ||
        (a.name ?? a.requesterId).localeCompare(b.name ?? b.requesterId),
    );
}

/** The requester with this listing, or without one. */
export function withListing(
  { listing: _, ...requester }: RequesterRecord,
  listing: Listing | undefined,
): RequesterRecord {
  return listing === undefined ? requester : { ...requester, listing };
}

/** The requester with this note, or without one. */
export function withNote({ note: _, ...requester }: RequesterRecord, note = ''): RequesterRecord {
  const kept = cut(note.trim(), NOTE_MAX_LENGTH).trimEnd();
  return kept === '' ? requester : { ...requester, note: kept };
}

/** The first `length` units of a text, never half a character of two. */
function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}
