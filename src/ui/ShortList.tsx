import { type ReactNode, useState } from 'react';
import { formatInteger } from '@/core/units';

/**
 * The first `most` items, or those from the item `from` on, and a button that shows the rest of them. `total`: how many there are,
 * where not all are at hand; those that are not are told. Each item, and the button, stands in an element of the list around it.
 */
export function ShortList<Item>({ items, most, from = 0, total = items.length, as: Row = 'li', children }: {
  items: readonly Item[];
  most: number;
  from?: number;
  total?: number;
  as?: 'li' | 'div';
  children: (item: Item, index: number) => ReactNode;
}) {
  const [isWhole, setIsWhole] = useState(false);
  const isShort = items.length <= most;
  const missing = total - items.length;
  return (
    <>
      {(isWhole ? items : items.slice(from, from + most)).map(children)}
      {missing > 0 && (isWhole || isShort) && <Row className="font-sans">{formatInteger(missing)} more {missing === 1 ? 'is' : 'are'} not listed.</Row>}
      {!isShort && (
        <Row className="font-sans">
          <button type="button" aria-expanded={isWhole} className="min-h-6 rounded-sm text-small text-accent underline decoration-1 underline-offset-3" onClick={() => setIsWhole(!isWhole)}>
            {isWhole ? 'Show fewer' : `and ${formatInteger(total - most)} more`}
          </button>
        </Row>
      )}
    </>
  );
}
