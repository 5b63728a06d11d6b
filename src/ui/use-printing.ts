import { useSyncExternalStore } from 'react';

// The media query holds only once the page is laid out for paper, which is too late to draw more.
let hasBegun = false;

function subscribe(listener: () => void): () => void {
  const list = matchMedia('print');
  const tell = ({ type }: Event) => {
    if (type !== 'change') hasBegun = type === 'beforeprint';
    listener();
  };
  list.addEventListener('change', tell);
  addEventListener('beforeprint', tell);
  addEventListener('afterprint', tell);
  return () => {
    list.removeEventListener('change', tell);
    removeEventListener('beforeprint', tell);
    removeEventListener('afterprint', tell);
  };
}

/** Whether the page is being printed; renders again, before it is, when that begins. */
export function usePrinting(): boolean {
  return useSyncExternalStore(subscribe, () => hasBegun || matchMedia('print').matches);
}
