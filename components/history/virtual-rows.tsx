import {
  elementScroll,
  measureElement,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';
import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';
import { formatNumber, t } from '../../lib/i18n';

/** So few rows are all drawn: they can be searched, printed and reached by any means. */
export const DRAWN_WHOLE = 40;
/** Rows drawn beyond the edges, so that the next press of a key finds one. */
const OVERSCAN = 3;

export interface VirtualRowsProps<T> {
  items: readonly T[];
  /** Whether these are all, and no more of them follow by themselves. */
  isWhole: boolean;
  keyOf: (item: T) => string;
  /** How high a row is before it is drawn, in pixels. */
  rowPx: number;
  /** What the rows are, for those who do not see it. */
  label: string;
  render: (item: T) => VNode;
  /** Attributes of the row's element. */
  rowProps: (item: T) => Record<string, string>;
  /** Called with what is drawn, `end` not included, as it changes. */
  onShown?: (start: number, end: number) => void;
}

/** Rows of which only those in sight are drawn, in a box of their own that scrolls, where there are or may be many. */
export function VirtualRows<T>(props: VirtualRowsProps<T>): VNode {
  return props.isWhole && props.items.length <= DRAWN_WHOLE ? <WholeRows {...props} /> : <RowsInSight {...props} />;
}

function WholeRows<T>({ items, keyOf, label, render, rowProps, onShown }: VirtualRowsProps<T>): VNode {
  useEffect(() => onShown?.(0, items.length), [items.length, onShown]);
  return (
    <ul class="plain-list tasks" aria-label={label}>
      {items.map((item) => (
        <li key={keyOf(item)} {...rowProps(item)}>
          {render(item)}
        </li>
      ))}
    </ul>
  );
}

function RowsInSight<T>(props: VirtualRowsProps<T>): VNode {
  const { items, keyOf, rowPx, label, render, rowProps, onShown } = props;
  const box = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowPx,
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : keyOf(item);
    },
  });
  const shown = virtualizer.getVirtualItems();
  const [first, last] = [shown[0], shown.at(-1)];
  const [start, end] = [first?.index ?? 0, (last?.index ?? -1) + 1];
  useEffect(() => onShown?.(start, end), [start, end, onShown]);
  const after = virtualizer.getTotalSize() - (last?.end ?? 0);
  return (
    <div class="rows" ref={box}>
      <ul
        class="plain-list tasks"
        aria-label={label}
        style={{ '--before': `${first?.start ?? 0}px`, '--after': `${after}px` }}
      >
        {shown.map(({ index, key }) => {
          const item = items[index];
          return item === undefined ? null : (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              aria-posinset={index + 1}
              aria-setsize={items.length}
              {...rowProps(item)}
            >
              {render(item)}
            </li>
          );
        })}
      </ul>
      <p class="note print-only">
        {t('rowsPrinted', formatNumber(start + 1), formatNumber(end), formatNumber(items.length))}
      </p>
    </div>
  );
}

type Options = VirtualizerOptions<HTMLDivElement, HTMLLIElement>;

function useVirtualizer(
  own: Pick<Options, 'count' | 'getScrollElement' | 'estimateSize' | 'getItemKey'>,
): Virtualizer<HTMLDivElement, HTMLLIElement> {
  const [, redraw] = useReducer((times: number, _: null) => times + 1, 0);
  const options: Options = {
    ...own,
    overscan: OVERSCAN,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    measureElement,
    onChange: () => redraw(null),
  };
  const [virtualizer] = useState(() => new Virtualizer(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  return virtualizer;
}
