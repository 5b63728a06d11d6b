import { type ReactNode, useCallback, useRef, useState } from 'react';
import { rowsToDraw } from './rows-to-draw';
import { useRowsInSight } from './use-rows-in-sight';

export interface RowsInSightProps<Item> {
  items: readonly Item[];
  keyOf: (item: Item) => string;
  /** Of every row, in rem. */
  rowRem: number;
  /** Rows that are drawn wherever they are, by their keys, such as the selected one, which takes the focus back. */
  kept: readonly (string | null)[];
  /** All rows are drawn, as for paper. */
  isWhole: boolean;
  /** Rows of the same list before these, and in all. */
  before: number;
  total: number;
  children: (item: Item) => ReactNode;
}

/** A list of rows of one height, of which only those in sight are drawn, and those that have the focus or are dragged. */
export function RowsInSight<Item>({ items, keyOf, rowRem, kept, isWhole, before, total, children }: RowsInSightProps<Item>) {
  const list = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const count = items.length;
  const { first, end } = useRowsInSight(list, count, useCallback((element) => {
    const { top, height } = element.getBoundingClientRect();
    return { topPx: top, rowHeightPx: height / count };
  }, [count]));
  const held = [...kept, focused, dragged];
  const indexes = isWhole ? items.keys() : rowsToDraw(first, end, held.flatMap((key) => (key === null ? [] : items.findIndex((item) => keyOf(item) === key))));
  return (
    <div ref={list} role="list" className="relative" style={{ height: `${count * rowRem}rem` }}>
      {[...indexes].map((index) => {
        const item = items[index] as Item;
        const key = keyOf(item);
        return (
          <div
            key={key}
            role="listitem"
            aria-setsize={total}
            aria-posinset={before + index + 1}
            className="absolute inset-x-0"
            style={{ top: `${index * rowRem}rem` }}
            onFocus={() => setFocused(key)}
            onBlur={() => setFocused(null)}
            onDragStart={() => setDragged(key)}
            onDragEnd={() => setDragged(null)}
          >
            {children(item)}
          </div>
        );
      })}
    </div>
  );
}
