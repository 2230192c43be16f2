/**
 * Runs in a platform's page: draws a mark beside each offer, and a card or a warning over the page. It decides nothing:
 * the background says what stands in them.
 */
import type { Answer, FromPage, MarksAnswer } from '../messages';
import type { OfferPlace, OfferReader, SaidOffer } from '../platforms/reading';
import { deliver, type Send } from '../tracking/deliver';
import { trusted } from '../tracking/trusted';
import { copyOf, type Drawing, draw } from './drawing';
import { OpenCard } from './open-card';
import { type Drawn, RowMark } from './row-mark';
import { keepFromPage, Shade } from './shade';

type Page = Window & typeof globalThis;
type Listed = 'blocked' | 'watched' | null;

/** Changes of a page are answered together, this long after the first of them. */
const SETTLES_AFTER_MS = 50;

/** What may bring other offers. A page may keep its rows and lead their links elsewhere. */
const CHANGES = { childList: true, subtree: true, attributes: true, attributeFilter: ['href'] };

/** A page that is still loading after this is marked all the same. */
const MOST_PATIENT_MS = 500;

/** Marks the offers of a page for as long as it lives, through every change of its rows. */
export function markPage(reader: OfferReader, page: Page, send: Send): void {
  new PageMarks(reader, page, send).begin();
}

class PageMarks {
  readonly #reader: OfferReader;
  readonly #page: Page;
  readonly #send: Send;
  /** What the page said of each offer it showed, and what is drawn beside it. */
  readonly #offers = new Map<string, SaidOffer>();
  readonly #drawings = new Map<string, Drawn>();
  readonly #marks = new Map<Element, RowMark>();
  readonly #card: OpenCard;
  readonly #warning: Shade;
  readonly #instance: string;
  readonly #changes: MutationObserver;
  /** Tells of sizes when the page is laid out anyway, so that measuring costs nothing more. */
  readonly #sizes: ResizeObserver;
  #places: OfferPlace[] = [];
  #style: MarksAnswer['style'] = { mark: '', over: '' };
  /** When the changes that were seen are answered; in the past while the page is settled. */
  #settlesAt = 0;
  /** One question after the other, so that no answer is overtaken by an older one. */
  #asking = Promise.resolve();
  /** The offer that is warned of. */
  #opened: SaidOffer | undefined;
  #isWarningOver = false;

  constructor(reader: OfferReader, page: Page, send: Send) {
    this.#reader = reader;
    this.#page = page;
    this.#send = send;
    this.#instance = page.crypto.randomUUID();
    this.#card = new OpenCard(page, (pressed, shade) => this.#act(pressed, shade, this.#card.offer));
    this.#warning = new Shade(page.document, (pressed, shade) => this.#act(pressed, shade, this.#opened));
    this.#changes = new page.MutationObserver(() => this.#settle());
    this.#sizes = new page.ResizeObserver(() => this.#fit());
  }

  begin(): void {
    const { document } = this.#page;
    // The page comes first: what it loads does not wait for marks, and marks do not wait for ever.
    const begun = () => this.#places.length === 0 && this.#look();
    this.#page.addEventListener('load', () => this.#page.setTimeout(begun));
    this.#page.setTimeout(begun, document.readyState === 'complete' ? 0 : MOST_PATIENT_MS);
    keepFromPage(this.#page);
    this.#changes.observe(document, CHANGES);
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.#askAgain());
    this.#page.addEventListener(
      'pageshow',
      trusted(({ persisted }) => persisted && this.#askAgain()),
    );
  }

  #settle(): void {
    const now = Date.now();
    // A page may take our timers away: then the next change after this one sets another.
    if (now < this.#settlesAt) return;
    this.#settlesAt = now + SETTLES_AFTER_MS;
    this.#page.setTimeout(() => this.#look(), SETTLES_AFTER_MS);
  }

  /** Finds the offers, asks about those that are new, and puts every mark where its offer is now. */
  #look(): void {
    const { document, location } = this.#page;
    const url = new URL(location.href);
    this.#places = this.#reader.places(document, url);
    const news = this.#places.filter(({ groupId }) => !this.#offers.has(groupId));
    const offers = news.length > 0 ? this.#reader.read(document, url, news) : [];
    for (const offer of offers) this.#offers.set(offer.groupId, offer);
    void this.#ask(offers);
    this.#place();
  }

  /** What was written down meanwhile, here or elsewhere, may change every mark. */
  #askAgain(): Promise<void> {
    const shown = new Set(this.#places.map(({ groupId }) => groupId));
    return this.#ask([...this.#offers.values()].filter(({ groupId }) => shown.has(groupId)));
  }

  #ask(offers: SaidOffer[]): Promise<void> {
    this.#asking = this.#asking.then(async () => {
      if (offers.length === 0) return;
      const about = { platform: this.#reader.id, instance: this.#instance, offers };
      const answer = await this.#say({ type: 'offers', ...about });
      if (answer?.marks) this.#take(offers, answer.marks);
    });
    return this.#asking;
  }

  #take(offers: SaidOffer[], { style, marks, warning }: MarksAnswer): void {
    this.#style = style;
    const patterns = marks?.patterns.map(
      (pattern) => [JSON.stringify(pattern), draw(this.#page.document, pattern)] as const,
    );
    for (const [index, { groupId }] of offers.entries()) {
      const copy = marks?.copies[index];
      const pattern = copy && patterns?.[copy[0]];
      if (pattern) this.#drawings.set(groupId, { drawn: pattern[0] + copy, make: () => copyOf(pattern[1], copy) });
      else this.#drawings.delete(groupId);
    }
    // Where the page changed since, it is looked at first: no mark may stand beside another offer, however shortly.
    if (Date.now() < this.#settlesAt) this.#look();
    else this.#place();
    this.#card.marked();
    this.#opened = offers[0];
    this.#warn(warning);
  }

  /** Puts a mark into each row that there is one for, and takes all others away. */
  #place(): void {
    const shown = new Set<RowMark>();
    const lists = new Set<Element | null>();
    // Our own changes are nothing to look at, and are not even noted.
    this.#changes.disconnect();
    for (const { groupId, element } of this.#places) {
      const drawing = this.#drawings.get(groupId);
      if (!drawing) continue;
      const mark = this.#marks.get(element) ?? this.#markOf(element);
      if (mark.show(groupId, this.#style.mark, drawing)) lists.add(element.parentElement);
      shown.add(mark);
    }
    for (const [element, mark] of this.#marks) {
      if (shown.has(mark)) continue;
      mark.remove();
      this.#marks.delete(element);
    }
    this.#changes.observe(this.#page.document, CHANGES);
    // What rows stand in grows with them. To be told of its size once more, even if that stays the same.
    for (const list of lists) if (list) this.#sizes.observe(list);
  }

  #markOf(element: Element): RowMark {
    const mark: RowMark = new RowMark(element, (pressed, shade) =>
      this.#act(pressed, shade, this.#offers.get(mark.groupId)),
    );
    this.#marks.set(element, mark);
    return mark;
  }

  /** Moves marks to where their rows have room. All are measured before the first is moved. */
  #fit(): void {
    const columns = {};
    for (const move of [...this.#marks.values()].map((mark) => mark.measured(columns))) move();
  }

  #warn(drawing: Drawing | null): void {
    const { host } = this.#warning;
    if (!drawing || this.#isWarningOver) host.remove();
    else {
      this.#warning.showDrawing(this.#style.over, drawing);
      if (!host.isConnected) this.#page.document.body.append(host);
    }
  }

  /** Does what the worker pressed, in a mark, the card or the warning, about the offer that it is of. */
  #act({ act, listing }: DOMStringMap, from: Shade, offer: SaidOffer | null | undefined): void {
    if (act === 'close') this.#card.close();
    else if (act === 'definitions') void this.#say({ type: 'definitions' });
    else if (act === 'dismiss') {
      this.#isWarningOver = true;
      this.#warn(null);
    } else if (offer) {
      if (act === 'card') void this.#openCard(offer, from);
      else if (act === 'note') void this.#keepNote(offer);
      else if (listing !== undefined) void this.#list(offer, (listing || null) as Listed);
    }
  }

  async #openCard(offer: SaidOffer, from: Shade | null): Promise<void> {
    const answer = await this.#say({ type: 'card', platform: this.#reader.id, offer });
    if (answer?.card) this.#card.open(this.#style.over, answer.card, offer, from);
  }

  async #keepNote(offer: SaidOffer): Promise<void> {
    this.#card.noteKept((await this.#keep(offer, { note: this.#card.note })) !== null);
  }

  async #list(offer: SaidOffer, listing: Listed): Promise<void> {
    await this.#keep(offer, { listing });
    await this.#askAgain();
    if (this.#card.offer) await this.#openCard(this.#card.offer, null);
  }

  async #keep({ requesterId }: SaidOffer, wanted: { note: string } | { listing: Listed }): Promise<Answer | null> {
    if (requesterId === null) return null;
    return this.#say({ type: 'keep', platform: this.#reader.id, requesterId, ...wanted });
  }

  /** The answer; `null` where nobody listens, as after an update of the extension. */
  #say(message: FromPage): Promise<Answer | null> {
    return deliver(message, this.#send).catch(() => null);
  }
}
