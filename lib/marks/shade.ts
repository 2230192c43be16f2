/** A place of ours in a page: a bare element that holds a closed shadow root, of which the page sees nothing. */
import { trusted } from '../tracking/trusted';
import { type Drawing, draw } from './drawing';

/** What the worker does in a place of ours is not for the page, whose rows answer to clicks and keys. */
const KEPT_FROM_PAGE = ['click', 'mousedown', 'keydown', 'keyup'];

const keepFromPage = (event: Event) => event.stopPropagation();

/** Called with what the worker pressed, the closest element with `data-act`, and where. */
export type Act = (pressed: DOMStringMap, shade: Shade) => void;

export class Shade {
  readonly host: HTMLElement;
  readonly #root: ShadowRoot;
  readonly #sheet: HTMLStyleElement;
  #drawn = '';

  constructor(
    readonly document: Document,
    act: Act,
  ) {
    this.host = document.createElement('span');
    this.#root = this.host.attachShadow({ mode: 'closed' });
    this.#sheet = document.createElement('style');
    for (const name of KEPT_FROM_PAGE) this.#root.addEventListener(name, keepFromPage);
    this.#root.addEventListener(
      'click',
      trusted(({ target }) => {
        const pressed = (target as Element).closest<HTMLElement>('[data-act]');
        if (pressed) act(pressed.dataset, this);
      }),
    );
  }

  /**
   * Draws in place of what was there, unless that is the same. The focus stays on what has the same `data-act`.
   *
   * @returns whether it was drawn
   */
  show(style: string, drawing: Drawing): boolean {
    const drawn = JSON.stringify(drawing);
    if (drawn === this.#drawn) return false;
    this.#drawn = drawn;
    const act = (this.#root.activeElement as HTMLElement | null)?.dataset.act;
    // Set as the text of the element: by that Firefox knows whose style it is, and no policy of the page bars it.
    this.#sheet.textContent = style;
    this.#root.replaceChildren(this.#sheet, draw(this.document, drawing));
    if (act) this.find(`[data-act=${act}]`)?.focus();
    return true;
  }

  find<E extends HTMLElement>(selector: string): E | null {
    return this.#root.querySelector<E>(selector);
  }

  /** The button that opens the card. */
  get opener(): HTMLElement | null {
    return this.find('[data-act=card]');
  }
}
