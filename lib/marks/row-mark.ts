/** The mark of one row: in the row, so that it moves and goes with it, and without a size, so that nothing else moves. */
import { type Act, Shade } from './shade';

/** How a mark is drawn, and the same in words, to tell one drawing from another. */
export interface Drawn {
  drawn: string;
  make(): Node;
}

export class RowMark {
  groupId = '';
  readonly #shade: Shade;
  readonly #row: Element;
  /** How far the mark is moved up into its row, in CSS pixels. */
  #up = 0;

  constructor(row: Element, act: Act) {
    this.#row = row;
    this.#shade = new Shade(row.ownerDocument, act);
  }

  /** Stands at the end of the row, also after the row was filled anew. @returns whether anything is new in it */
  show(groupId: string, style: string, { drawn, make }: Drawn): boolean {
    this.groupId = groupId;
    const isNew = this.#shade.show(style, drawn, make);
    if (isNew) this.#up = 0;
    const { host } = this.#shade;
    if (host.parentNode !== this.#row || host.nextSibling) this.#row.append(host);
    return isNew;
  }

  remove(): void {
    this.#shade.host.remove();
  }

  /**
   * Measures where in the row the mark has room, and the row itself where it is to be dimmed or lifted. Nothing is changed
   * by it: what it gives does that, so that many rows are measured before the first is changed. To be called when the
   * page is laid out, or it would have to be laid out for this.
   *
   * @param columns where the cells of rows with so many of them are, as the first of these rows told: all have the same
   *   columns, and every box costs time
   */
  measured(columns: Record<number, DOMRect[]>): () => void {
    const { host, last } = this.#shade;
    const at = last as HTMLElement;
    // What dims or lifts the row stands before the mark.
    const cover = at.previousElementSibling;
    const { left, right, y, height } = boxOf(at);
    // Up to what stands above it, so that it lies in its own row as far as there is room.
    const cells = cellsOf(this.#row, host);
    const boxes = columns[cells.length] ?? [...cells].map(boxOf);
    columns[cells.length] = boxes;
    let top: number | undefined;
    for (const [index, over] of boxes.entries()) {
      if (over.left < right && over.right > left) {
        const { bottom } = boxOf(cells[index] as Element);
        top = Math.max(top ?? bottom, bottom);
      }
    }
    // Few rows need more than that.
    const row = cover || top === undefined ? boxOf(this.#row) : null;
    const up = Math.max(0, Math.min(height, y + this.#up - (top ?? row?.y ?? y)));
    const end = cover ? boxOf(host) : null;
    return () => {
      // Not by its place in the layout: a transform is no shift of it.
      if (up !== this.#up) at.style.transform = `translateY(${-up}px)`;
      this.#up = up;
      if (row && end)
        cover?.setAttribute(
          'style',
          `left:${row.x - end.x}px;top:${row.y - end.y}px;width:${row.width}px;height:${row.height}px`,
        );
    };
  }
}

function boxOf(element: Element): DOMRect {
  return element.getBoundingClientRect();
}

/** The cells of a row, be they within something that holds them all; beside them the mark, which has no size. */
function cellsOf(row: Element, host: Element): HTMLCollection {
  const first = row.firstElementChild;
  const next = first?.nextElementSibling;
  return first?.firstElementChild && (next ?? host) === host ? cellsOf(first, host) : row.children;
}
