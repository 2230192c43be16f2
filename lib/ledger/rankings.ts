/** Whose work pays the worker best and least, from the sums of requesters and titles: the log itself is not read. */
import { refit } from '../pay/estimate';
import { type Ranking, rank } from '../pay/ranking';
import { addRequesterSums, type RequesterSums } from '../pay/requester-sums';
import { loadContext } from './context';
import type { LedgerDatabase } from './database';
import type { Clock, TitleRollup } from './records';
import { recordsByKey } from './search/read';

/** Records read at once. */
const PIECE = 500;

/** A requester, or a kind of its work. */
export interface RankedRequester {
  key: string;
  requesterId: string;
  name: string | null;
}
export interface RankedKind {
  key: string;
  title: string | null;
  requester: RankedRequester;
}

export interface Rankings {
  requesters: Ranking<RankedRequester>;
  kinds: Ranking<RankedKind>;
}

/** The rankings of one clock and one currency; `null` where the reading was aborted. */
export async function rankings(
  database: LedgerDatabase,
  { clock, currency }: { clock: Clock; currency: string },
  signal: AbortSignal,
): Promise<Rankings | null> {
  const context = await loadContext(database);
  const requesters = new Map<string, { item: RankedRequester; sums: RequesterSums }>();
  for await (const records of recordsByKey(database.requesters, PIECE, signal)) {
    for (const { key, requesterId, names, sums, currency: of } of records) {
      if (of !== currency) continue;
      requesters.set(key, { item: { key, requesterId, name: names[0] ?? null }, sums: sums[clock] });
    }
  }
  // A kind of work keeps its title when the platform gives it a new group; its tasks may name the requester differently.
  const kinds = new Map<string, { item: RankedKind; sums: RequesterSums }>();
  for await (const titles of recordsByKey<TitleRollup>(database.titles, PIECE, signal)) {
    for (const { platform, title, requesterKey, requesterId, requesterName, sums: byClock } of titles) {
      const sums = byClock[clock];
      if (requesterKey === undefined || requesterId === null || sums === undefined) continue;
      if (context.platformCurrency(platform) !== currency) continue;
      const key = JSON.stringify([requesterKey, title]);
      const known = kinds.get(key);
      if (known) known.sums = addRequesterSums(known.sums, sums);
      else {
        const requester = requesters.get(requesterKey)?.item ?? { key: requesterKey, requesterId, name: requesterName };
        kinds.set(key, { item: { key, title, requester }, sums });
      }
    }
  }
  if (signal.aborted) return null;
  const usual = refit([...requesters.values()].map(({ sums }) => sums));
  return { requesters: rank([...requesters.values()], usual), kinds: rank([...kinds.values()], usual) };
}
