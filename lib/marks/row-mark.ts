/** The mark of one row: in the row, so that it moves and goes with it, and without a size, so that nothing else moves. */
import type { Drawing } from './drawing';
import { type Act, Shade } from './shade';

export class RowMark {
  groupId = '';
  readonly #shade: Shade;
  readonly #row: Element;

  constructor(row: Element, act: Act) {
    this.#row = row;
    this.#shade = new Shade(row.ownerDocument, act);
  }

  /** Stands at the end of the row, also after the row was filled anew. @returns whether anything is new in it */
  show(groupId: string, style: string, drawing: Drawing): boolean {
    this.groupId = groupId;
    const isNew = this.#shade.show(style, drawing);
    const { host } = this.#shade;
    if (this.#row.lastChild !== host) this.#row.append(host);
    return isNew;
  }

  /** What changes its size when the mark must be measured anew: the row, and what stands in the mark. */
  get measures(): Element[] {
    const at = this.#shade.find('[data-at]');
    return at ? [this.#row, at] : [this.#row];
  }

  remove(): void {
    this.#shade.host.remove();
  }

  /**
   * Measures where in the row the mark has room, and the row itself where it is to be dimmed or lifted. Nothing is changed
   * by it: what it gives does that, so that many rows are measured before the first is changed. To be called when the
   * page is laid out, or it would have to be laid out for this.
   */
  measured(): () => void {
    const at = this.#shade.find('[data-at]');
    const cover = this.#shade.find('[data-cover]');
    const host = this.#shade.host.getBoundingClientRect();
    const row = this.#row.getBoundingClientRect();
    const mark = at?.getBoundingClientRect() ?? host;
    const over = cellsOf(this.#row, this.#shade.host)
      .map((cell) => cell.getBoundingClientRect())
      .filter(({ left, right }) => left < mark.right && right > mark.left);
    // Up to what stands above it, so that it lies in its own row as far as there is room.
    const free = Math.min(mark.height, host.y - Math.max(row.y, ...over.map(({ bottom }) => bottom)));
    return () => {
      // Not by its place in the layout: a transform is no shift of it.
      at?.style.setProperty('transform', `translateY(${-Math.max(0, free)}px)`);
      cover?.setAttribute(
        'style',
        `left:${row.x - host.x}px;top:${row.y - host.y}px;width:${row.width}px;height:${row.height}px`,
      );
    };
  }
}

/** The cells of a row, be they within something that holds them all. */
function cellsOf(row: Element, host: Element): Element[] {
  const cells = [...row.children].filter((cell) => cell !== host);
  return cells.length === 1 ? cellsOf(cells[0] as Element, host) : cells;
}
