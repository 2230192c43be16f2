/** Answers what pages ask for their marks: of the offers they name, and of nothing else. */
import { loadContext } from '../ledger/context';
import { setListing, setNote } from '../ledger/listings';
import { offerViews } from '../ledger/offers';
import { requesterKey } from '../ledger/records';
import { requesterCard } from '../ledger/requester-card';
import type { OfferView } from '../ledger/views';
import type { CardMessage, KeepMessage, MarksAnswer, OffersMessage } from '../messages';
import { measuredSite } from '../platforms/measured-sites';
import { readOffer } from '../platforms/registry';
import type { Tracking } from '../tracking/ports';
import { updateTab } from '../tracking/tabs';
import { cardDrawing } from './card';
import type { Drawing } from './drawing';
import { markDrawing } from './mark';
import { inPatterns } from './patterns';
import { MARK_STYLE, OVER_STYLE } from './style';
import { warningDrawing, warnsOf } from './warning';

/** The marks of a page, and the warning where a tab opened a task that deserves one. */
export async function answerOffers(
  tracking: Tracking,
  { platform, instance, offers: said }: OffersMessage,
  tabId: number,
  url: URL,
): Promise<MarksAnswer> {
  const { database, browser } = tracking;
  const { marks: wantsMarks, warns } = await tracking.settings();
  const kind = measuredSite(platform).workAt(url)?.kind;
  const isOfOneTask = kind === 'task' || kind === 'previewing';
  const isWanted = wantsMarks || (warns && isOfOneTask);
  const offers = said.map((offer) => readOffer(platform, offer));
  const views = isWanted ? await offerViews(database, platform, offers, browser.now()) : [];
  const [opened] = isOfOneTask ? views : [];
  return {
    style: { mark: MARK_STYLE, over: OVER_STYLE },
    marks: wantsMarks ? inPatterns(views.map(markDrawing)) : null,
    warning: warns && opened ? await warnOnce(tracking, opened, tabId, instance) : null,
  };
}

/**
 * The warning on what a tab opened; once in a visit. The visit of a requester goes on in a tab until a task of another
 * is opened there, or the tab leaves the platform. The page that showed the warning may ask for it again.
 */
async function warnOnce(
  { database }: Tracking,
  offer: OfferView,
  tabId: number,
  instance: string,
): Promise<Drawing | null> {
  const requester = warnsOf(offer);
  const key = offer.requester?.key;
  const { warned } = await updateTab(database, tabId, (tab) => {
    if (tab.warned && tab.warned.requesterKey === key) return tab;
    if (requester === null) return tab.warned ? { ...tab, warned: undefined } : tab;
    return { ...tab, warned: { requesterKey: requester.key, instance } };
  });
  if (requester === null || warned?.instance !== instance) return null;
  const { reference } = await loadContext(database);
  return warningDrawing(offer, requester, reference?.stated ?? null);
}

/** The card of an offer; nothing where the page does not say who posts it. */
export async function answerCard(
  { database, browser }: Tracking,
  { platform, offer: said }: CardMessage,
): Promise<Drawing | undefined> {
  const offer = readOffer(platform, said);
  const { requesterId } = offer;
  if (requesterId === null) return undefined;
  const now = browser.now();
  const [view] = await offerViews(database, platform, [offer], now);
  const card = await requesterCard(database, requesterKey(platform, requesterId), now);
  const { reference } = await loadContext(database);
  if (!view) return undefined;
  const name = card.requester.name ?? offer.requesterName;
  return cardDrawing(view, { ...card, requester: { ...card.requester, name } }, reference?.stated ?? null);
}

/** Writes down what the worker wants of a requester. */
export async function keep(
  { database }: Tracking,
  { platform, requesterId, listing, note }: KeepMessage,
): Promise<void> {
  const key = requesterKey(platform, requesterId);
  if (listing !== undefined) await setListing(database, key, listing);
  if (note !== undefined) await setNote(database, key, note);
}
