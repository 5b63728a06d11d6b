import { useBusy } from '@/state/react';

/** Stands where merges will be that load in a blink, and keeps the page from being idle meanwhile. */
export function OpeningMerges() {
  useBusy('opening the merges');
  return null;
}
