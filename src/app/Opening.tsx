import { useBusy } from '@/state/react';

/** Stands where a view or a dialog will be. Empty: what loads in a blink should not flash words. */
export function Opening() {
  useBusy('opening view');
  return null;
}
