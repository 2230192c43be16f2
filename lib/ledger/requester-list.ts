/** All requesters there are, with their pay and the verdict on them, read in pieces. */
import type { Verdict } from '../pay/verdict';
import { loadContext } from './context';
import type { LedgerDatabase } from './database';
import { requesterViews } from './requester-views';
import type { RemarkedRequester } from './views';

/** Requesters read in one transaction, each with up to ninety days of its own. */
const PIECE = 50;

/** All requesters in the order of their keys, a piece at a time; an aborted reading ends. */
export async function* requesterList(
  database: LedgerDatabase,
  now: number,
  signal: AbortSignal,
): AsyncGenerator<RemarkedRequester[]> {
  const context = await loadContext(database);
  const tables = [database.requesters, database.requesterDays];
  let after = '';
  while (!signal.aborted) {
    const piece = await database.transaction('r', tables, async () => {
      const records = await database.requesters.where(':id').above(after).limit(PIECE).toArray();
      const views = await requesterViews(database, context, records, now);
      return views.map((view, index) => ({
        ...view,
        listing: records[index]?.listing ?? null,
        note: records[index]?.note ?? '',
      }));
    });
    if (piece.length > 0) yield piece;
    if (piece.length < PIECE) return;
    after = piece.at(-1)?.key ?? '';
  }
}

/** The verdict on each requester, by its key; `null` while there is nothing to judge by. */
export async function verdictsOf(
  database: LedgerDatabase,
  now: number,
  signal: AbortSignal,
): Promise<Map<string, Verdict | null>> {
  const verdicts = new Map<string, Verdict | null>();
  for await (const piece of requesterList(database, now, signal)) {
    for (const { key, verdict } of piece) verdicts.set(key, verdict);
  }
  return verdicts;
}
