// Charts that are no SVG on the page, such as a canvas of cells: what they are as one is asked of who draws them.
import { type RefObject, useEffect } from 'react';

const DRAWINGS = new WeakMap<Element, (day: string) => string>();

/** Gives the element a whole SVG document of what it shows, with the day of the picture; it is made when it is asked for. */
export function useOwnDrawing(ref: RefObject<Element | null>, make: (day: string) => string): void {
  useEffect(() => {
    if (ref.current !== null) DRAWINGS.set(ref.current, make);
  });
}

/** undefined: the element can be read itself. */
export function ownDrawing(element: Element, day: string): string | undefined {
  return DRAWINGS.get(element)?.(day);
}
