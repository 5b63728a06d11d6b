// What draws only the rows in sight, drawn whole: on paper, and while its rows are read off the page.
import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { usePrinting } from './use-printing';

const listeners = new Set<() => void>();
let isBeingRead = false;

/** What is read while all rows are drawn. */
export function whileDrawnWhole<Value>(read: () => Value): Value {
  const tell = (value: boolean) => {
    isBeingRead = value;
    flushSync(() => listeners.forEach((listener) => listener()));
  };
  tell(true);
  try {
    return read();
  } finally {
    tell(false);
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether all rows are to be drawn now; renders again before they are. */
export function useDrawnWhole(): boolean {
  const isPrinting = usePrinting();
  return useSyncExternalStore(subscribe, () => isBeingRead) || isPrinting;
}
