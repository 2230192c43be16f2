/** What is known of offers before one is accepted. */
import type { ListedTask, PlatformId } from '../platforms/reading';
import { loadContext } from './context';
import type { LedgerDatabase } from './database';
import { type RequesterRecord, requesterKey } from './records';
import { requesterViews } from './requester-views';
import { newRequester } from './requesters';
import type { OfferView, RequesterView } from './views';

/** As much of a row of a list, or of a preview, as its mark is made from. */
export type Offer = Pick<ListedTask, 'groupId' | 'requesterId' | 'requesterName' | 'title' | 'reward'>;

/** What a page's offers would pay and who posts them, in the order given; read in one transaction. */
export function offerViews(
  database: LedgerDatabase,
  platform: PlatformId,
  offers: readonly Offer[],
  now: number,
): Promise<OfferView[]> {
  const tables = [database.meta, database.tasks, database.requesters, database.requesterDays];
  return database.transaction('r', tables, async () => {
    const context = await loadContext(database);
    const keys = [...new Set(offers.flatMap((offer) => keyOf(platform, offer) ?? []))];
    const stored = await database.requesters.bulkGet(keys);
    const records = keys.map((key, index) => stored[index] ?? newRequester(key, context));
    const views = await requesterViews(database, context, records, now);
    const known = new Map(records.map((record, index) => [record.key, { record, view: views[index] }]));
    return offers.map((offer): OfferView => {
      const { record, view } = known.get(keyOf(platform, offer) ?? '') ?? {};
      return {
        groupId: offer.groupId,
        estimate: null,
        requester: view ? named(view, offer) : null,
        listing: record?.listing ?? null,
      };
    });
  });
}

function keyOf(platform: PlatformId, { requesterId }: Offer): RequesterRecord['key'] | null {
  return requesterId === null ? null : requesterKey(platform, requesterId);
}

/** A requester never worked for has no name in the ledger; the page has one. */
function named(view: RequesterView, { requesterName }: Offer): RequesterView {
  return view.name === null ? { ...view, name: requesterName } : view;
}
