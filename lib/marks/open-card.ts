/** The card that stands over a page, beside the mark it was opened from. There is one at most. */
import type { SaidOffer } from '../platforms/reading';
import { trusted } from '../tracking/trusted';
import type { Drawing } from './drawing';
import { type Act, Shade } from './shade';

/** Between a card and what it is kept away from, in CSS pixels. */
const GAP = 8;

export class OpenCard {
  /** The offer that it is of; `null` while it is closed. */
  offer: SaidOffer | null = null;
  readonly #page: Window;
  readonly #shade: Shade;
  #openedFrom: Shade | null = null;
  readonly #onKey = trusted<KeyboardEvent>(({ key }) => key === 'Escape' && this.close());
  readonly #onPress = trusted<Event>(({ target }) => target !== this.#shade.host && this.close(false));

  constructor(page: Window, act: Act) {
    this.#page = page;
    this.#shade = new Shade(page.document, act);
  }

  /** Opens it beside the button in `from`, with the focus in it; a card that is open already is renewed in its place. */
  open(style: string, drawing: Drawing, offer: SaidOffer, from: Shade | null): void {
    // The worker closed it while its new contents were on their way.
    if (!from && this.offer !== offer) return;
    const note = this.#note;
    const draft = note && note.value !== note.defaultValue ? note.value : null;
    const place = this.#card?.style.cssText;
    if (from) this.close(false);
    this.offer = offer;
    this.#shade.showDrawing(style, drawing);
    // Not before, for most lists are read without a card; adding them again changes nothing.
    this.#page.addEventListener('keydown', this.#onKey, true);
    this.#page.addEventListener('pointerdown', this.#onPress, true);
    const card = this.#card as HTMLElement;
    if (from) {
      // Only then: what is put in again where it stands loses the focus.
      this.#page.document.body.append(this.#shade.host);
      this.#openedFrom = from;
      this.marked();
      this.#put(card, from.opener as HTMLElement);
      card.focus({ preventScroll: true });
    } else {
      card.style.cssText = place ?? '';
      if (draft !== null && this.#note) this.#note.value = draft;
    }
  }

  close(givesFocusBack = true): void {
    if (!this.offer) return;
    this.offer = null;
    this.#shade.host.remove();
    this.marked();
    if (givesFocusBack) this.#openedFrom?.opener?.focus();
  }

  /** Says on the button whether its card is open. */
  marked(): void {
    this.#openedFrom?.opener?.setAttribute('aria-expanded', `${this.offer !== null}`);
  }

  /** The note as it stands in the card. */
  get note(): string {
    return this.#note?.value ?? '';
  }

  /** Says whether the note was written down. */
  noteKept(isKept: boolean): void {
    const said = this.#shade.find('[data-kept]');
    const note = this.#note;
    if (note && isKept) note.defaultValue = note.value;
    if (said) said.textContent = (isKept ? said.dataset.kept : said.dataset.lost) ?? '';
  }

  /** Under the button where there is room, else above it; never out of the window. */
  #put(card: HTMLElement, opener: HTMLElement): void {
    const { innerWidth, innerHeight } = this.#page;
    const { left, top, bottom } = opener.getBoundingClientRect();
    const { width, height } = card.getBoundingClientRect();
    const above = top - GAP - height;
    const y = bottom + GAP + height > innerHeight && above > 0 ? above : bottom + GAP;
    const within = (at: number, size: number, room: number) => Math.max(GAP, Math.min(at, room - size - GAP));
    card.style.cssText = `left:${within(left, width, innerWidth)}px;top:${within(y, height, innerHeight)}px`;
  }

  get #card(): HTMLElement | null {
    return this.#shade.find('[data-card]');
  }

  get #note(): HTMLTextAreaElement | null {
    return this.#shade.find('textarea');
  }
}
