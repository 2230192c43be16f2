/** What is known of offers before one is accepted. */
import { estimateFrom, type Prior, refit } from '../pay/estimate';
import type { Offer, PlatformId } from '../platforms/reading';
import { atOnce } from './at-once';
import { loadContext } from './context';
import type { LedgerDatabase } from './database';
import { type Clock, type RequesterRecord, requesterKey } from './records';
import { requesterViews } from './requester-views';
import { newRequester } from './requesters';
import { type TasksLike, tasksLike } from './tasks-like';
import type { EstimateView, OfferView, RequesterView } from './views';

/** Requesters that the worker's own prior is made from: more would not change it, and reading them takes time. */
const REQUESTERS_OF_PRIOR = 500;

/**
 * What a page's offers would pay and who posts them, in the order given. One transaction, by indexes alone: however
 * long the log is, a page of offers takes the same time.
 */
export function offerViews(
  database: LedgerDatabase,
  platform: PlatformId,
  offers: readonly Offer[],
  now: number,
): Promise<OfferView[]> {
  const tables = [database.meta, database.tasks, database.requesters, database.requesterDays];
  return database.transaction('r', tables, async () => {
    const context = await loadContext(database);
    const priced = offers.map((offer) => ({
      ...offer,
      key: offer.requesterId === null ? null : requesterKey(platform, offer.requesterId),
      currency: offer.reward?.currency ?? context.platformCurrency(platform),
    }));
    const keys = [...new Set(priced.flatMap(({ key }) => key ?? []))];
    const [some = [], ...named] = await atOnce<RequesterRecord[]>(database, 'requesters', (store) => [
      store.getAll(null, REQUESTERS_OF_PRIOR),
      ...keys.map((key) => store.getAll(key)),
    ]);
    const records = keys.map((key, index) => named[index]?.[0] ?? newRequester(key, context));
    const views = await requesterViews(database, context, records, now);
    const known = new Map(records.map((record, index) => [record.key, { record, view: views[index] }]));
    const priorOf = priorsFrom(some);
    const alike = await tasksLike(database, platform, priced);
    return priced.map((offer, index): OfferView => {
      const { record, view } = known.get(offer.key ?? '') ?? {};
      const tasks = alike[index] ?? null;
      return {
        groupId: offer.groupId,
        estimate: tasks && estimateView(tasks, offer.currency, record ?? null, priorOf),
        requester: view ? withName(view, offer) : null,
        listing: record?.listing ?? null,
      };
    });
  });
}

function estimateView(
  { basis, clock, tasks, inRequester }: TasksLike,
  currency: string,
  record: RequesterRecord | null,
  priorOf: (currency: string, clock: Clock) => Prior | null,
): EstimateView | null {
  const requester = inRequester && record?.currency === currency ? record.sums[clock] : null;
  const prior = priorOf(currency, clock);
  const found = estimateFrom(tasks, { isOneKind: basis === 'group', requester, prior });
  return found && { ...found, currency, clock, basis };
}

/** The worker's own prior of each currency and clock, if there is one; each is made when it is first asked for. */
function priorsFrom(requesters: readonly RequesterRecord[]): (currency: string, clock: Clock) => Prior | null {
  const made = new Map<string, Prior | null>();
  return (currency, clock) => {
    const name = `${currency} ${clock}`;
    if (!made.has(name)) {
      made.set(name, refit(requesters.filter((one) => one.currency === currency).map(({ sums }) => sums[clock])));
    }
    return made.get(name) ?? null;
  };
}

/** A requester never worked for has no name in the ledger; the page has one. */
function withName(view: RequesterView, { requesterName }: Offer): RequesterView {
  return view.name === null ? { ...view, name: requesterName } : view;
}
