/** A place of ours in a page: a bare element that holds a closed shadow root, of which the page sees nothing. */
import { type Drawing, draw } from './drawing';

/** What the worker does in a place of ours is not for the page, whose rows answer to clicks and keys. */
const KEPT_FROM_PAGE = ['mousedown', 'keydown', 'keyup'];

/** Called with what the worker pressed, the closest element with `data-act`, and where. */
export type Act = (pressed: DOMStringMap, shade: Shade) => void;

const hosts = new WeakSet<EventTarget>();

/** Keeps from the page what happens in places of ours; once for all of them, for a list may have hundreds. */
export function keepFromPage(page: Window): void {
  for (const name of KEPT_FROM_PAGE)
    page.addEventListener(name, (event) => hosts.has(event.target as EventTarget) && event.stopPropagation(), true);
}

export class Shade {
  readonly host: HTMLElement;
  readonly #document: Document;
  readonly #root: ShadowRoot;
  #drawn = '';

  constructor(document: Document, act: Act) {
    this.#document = document;
    this.host = document.createElement('span');
    hosts.add(this.host);
    this.#root = this.host.attachShadow({ mode: 'closed' });
    this.#root.addEventListener('click', (event) => {
      event.stopPropagation();
      const pressed = (event.target as Element).closest<HTMLElement>('[data-act]');
      if (event.isTrusted && pressed) act(pressed.dataset, this);
    });
  }

  /** As {@link show}, of a drawing that is the only one of its kind. */
  showDrawing(style: string, drawing: Drawing): void {
    this.show(style, JSON.stringify(drawing), () => draw(this.#document, drawing));
  }

  /**
   * Draws in place of what was there, unless that is the same. The focus stays on what has the same `data-act`.
   *
   * @param drawn what is drawn, in words that are the same for the same drawing
   * @returns whether it was drawn
   */
  show(style: string, drawn: string, make: () => Node): boolean {
    if (drawn === this.#drawn) return false;
    this.#drawn = drawn;
    const act = (this.#root.activeElement as HTMLElement | null)?.dataset.act;
    this.#root.replaceChildren(make());
    this.#dress(style);
    if (act) this.find(`[data-act=${act}]`)?.focus();
    return true;
  }

  #dress(style: string): void {
    try {
      this.#root.adoptedStyleSheets = [sheetOf(style)];
    } catch {
      // Firefox lets no script of an extension share sheets. Set as the text of an element: by that it knows whose style it
      // is, and no policy of the page bars it.
      const own = this.#document.createElement('style');
      own.textContent = style;
      this.#root.prepend(own);
    }
  }

  find<E extends HTMLElement>(selector: string): E | null {
    return this.#root.querySelector<E>(selector);
  }

  /** The last element of what is drawn. */
  get last(): Element | null {
    return this.#root.lastElementChild?.lastElementChild ?? null;
  }

  /** The button that opens the card. */
  get opener(): HTMLElement | null {
    return this.find('[data-act=card]');
  }
}

const sheets: Record<string, CSSStyleSheet> = {};

/** The sheet that all places with the same style share, so that it is read once. */
function sheetOf(style: string): CSSStyleSheet {
  const known = sheets[style];
  if (known) return known;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  sheets[style] = sheet;
  return sheet;
}
