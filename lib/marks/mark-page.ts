/**
 * Runs in a platform's page: draws a mark beside each offer, and a card or a warning over the page. It decides nothing:
 * the background says what stands in them.
 */
import type { Answer, FromPage, MarksAnswer } from '../messages';
import type { Offer, OfferPlace, OfferReader } from '../platforms/reading';
import { deliver, type Send } from '../tracking/deliver';
import { trusted } from '../tracking/trusted';
import type { Drawing } from './drawing';
import { OpenCard } from './open-card';
import { RowMark } from './row-mark';
import { Shade } from './shade';

type Page = Window & typeof globalThis;

/** Changes of a page are answered together, this long after the first of them. */
const SETTLES_AFTER_MS = 50;

/** Marks the offers of a page for as long as it lives, through every change of its rows. */
export function markPage(reader: OfferReader, page: Page, send: Send): void {
  const { document } = page;
  const platform = reader.id;
  const instance = page.crypto.randomUUID();
  const offers = new Map<string, Offer>();
  const drawings = new Map<string, Drawing>();
  const marks = new Map<Element, RowMark>();
  let style = '';
  let dueAt = 0;
  /** One question after the other, so that no answer is overtaken by an older one. */
  let asking = Promise.resolve();
  let isWarningOver = false;
  /** The page's one offer, where it is about one. */
  let opened: Offer | undefined;

  const url = () => new URL(page.location.href);
  const places = () => reader.places(document, url());
  /** `null` where nobody listens, as after an update of the extension. */
  const say = (message: FromPage): Promise<Answer | null> => deliver(message, send).catch(() => null);

  /** Finds the offers, asks about those that are new, and puts every mark where its offer is now. */
  const look = () => {
    const found = places();
    const news = found.filter(({ groupId }) => !offers.has(groupId));
    if (news.length > 0) {
      const read = reader.read(document, url(), news);
      for (const offer of read) offers.set(offer.groupId, offer);
      ask(read);
    }
    place(found);
  };

  /** What was written down meanwhile, here or elsewhere, may change every mark. */
  const askAgain = () => {
    const shown = new Set(places().map(({ groupId }) => groupId));
    return ask([...offers.values()].filter(({ groupId }) => shown.has(groupId)));
  };

  const ask = (asked: Offer[]) => {
    asking = asking.then(async () => {
      if (asked.length === 0) return;
      const answer = await say({ type: 'offers', platform, instance, offers: asked });
      if (answer?.marks) take(asked, answer.marks);
    });
    return asking;
  };

  const take = (asked: Offer[], answer: MarksAnswer) => {
    style = answer.style;
    for (const [index, { groupId }] of asked.entries()) {
      const drawing = answer.marks?.[index];
      if (drawing) drawings.set(groupId, drawing);
      else drawings.delete(groupId);
    }
    place(places());
    card.marked();
    [opened] = asked;
    warn(answer.warning);
  };

  const place = (found: OfferPlace[]) => {
    const shown = new Set<RowMark>();
    for (const { groupId, element } of found) {
      const drawing = drawings.get(groupId);
      if (!drawing) continue;
      const mark: RowMark =
        marks.get(element) ?? new RowMark(element, (pressed, shade) => act(pressed, shade, offers.get(mark.groupId)));
      marks.set(element, mark);
      sizes.observe(element);
      mark.show(groupId, style, drawing);
      shown.add(mark);
    }
    for (const [element, mark] of marks) {
      if (shown.has(mark)) continue;
      mark.remove();
      marks.delete(element);
      sizes.unobserve(element);
    }
    // All are in place before the first is measured, and all measured before one is changed: the page is laid out once.
    for (const settleIn of [...shown].map((mark) => mark.measured())) settleIn();
    // Our own changes are nothing to look at.
    observer.takeRecords();
  };

  const warn = (drawing: Drawing | null) => {
    if (!drawing || isWarningOver) return warning.host.remove();
    warning.show(style, drawing);
    if (!warning.host.isConnected) document.body.append(warning.host);
  };

  const act = ({ act: name, listing }: DOMStringMap, shade: Shade, offer: Offer | null | undefined) => {
    if (name === 'card' && offer) void openCard(offer, shade);
    else if (name === 'definitions') void say({ type: 'definitions' });
    else if (name === 'note' && offer) void keep(offer, { note: card.note }).then((answer) => card.noteKept(!!answer));
    else if (listing !== undefined && offer) void list(offer, (listing || null) as 'blocked' | 'watched' | null);
    else if (name === 'close') card.close();
    else if (name === 'dismiss') {
      isWarningOver = true;
      warn(null);
    }
  };

  const openCard = async (offer: Offer, from: Shade | null) => {
    const answer = await say({ type: 'card', platform, offer });
    if (answer?.card) card.open(style, answer.card, offer, from);
  };

  const keep = async ({ requesterId }: Offer, wanted: { note: string } | { listing: 'blocked' | 'watched' | null }) =>
    requesterId && (await say({ type: 'keep', platform, requesterId, ...wanted }));

  const list = async (offer: Offer, listing: 'blocked' | 'watched' | null) => {
    await keep(offer, { listing });
    await askAgain();
    if (card.offer) await openCard(card.offer, null);
  };

  const card = new OpenCard(page, (pressed, shade) => act(pressed, shade, card.offer));
  const warning = new Shade(document, (pressed, shade) => act(pressed, shade, opened));
  const settle = () => {
    const now = Date.now();
    // A page may take our timers away: then the next change after this one sets another.
    if (now < dueAt) return;
    dueAt = now + SETTLES_AFTER_MS;
    page.setTimeout(look, SETTLES_AFTER_MS);
  };
  const observer = new page.MutationObserver(settle);
  const sizes = new page.ResizeObserver(settle);

  look();
  // A page may keep its rows and lead their links elsewhere.
  observer.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['href'] });
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && askAgain());
  page.addEventListener(
    'pageshow',
    trusted(({ persisted }) => persisted && askAgain()),
  );
}
