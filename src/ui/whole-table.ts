// Tables of which only the rows in sight are drawn: what they are as a whole is asked of who draws them.
import { type RefObject, useEffect } from 'react';

/** A table as plain texts. */
export interface ReadTable {
  readonly name: string;
  /** The head first. */
  readonly rows: readonly (readonly string[])[];
  /** The same with every amount to its last digit, for those who go on calculating; absent: as `rows`. */
  readonly exactRows?: readonly (readonly string[])[];
  /** Heads of columns of words, though these may begin with a number. */
  readonly words?: readonly string[];
  /** What has to be known to read it. */
  readonly notes?: readonly string[];
}

const WHOLE = new WeakMap<Element, () => ReadTable>();

/** Gives the element the whole of the table that it draws a part of; it is made when it is asked for. */
export function useWholeTable(ref: RefObject<Element | null>, make: () => ReadTable): void {
  useEffect(() => {
    if (ref.current !== null) WHOLE.set(ref.current, make);
  });
}

/** undefined: the element draws all that it has, or said nothing. */
export function wholeTable(element: Element): ReadTable | undefined {
  return WHOLE.get(element)?.();
}
