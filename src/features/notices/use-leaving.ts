import { type FocusEvent, type PointerEvent, useEffect, useState } from 'react';
import type { Notice } from '@/state/notices-state';
import { useAppStore } from '@/state/react';

/** Of what is done there is no more to read, nor to press. */
const DONE_STAYS_MS = 6000;
/** What says more can be shown again. */
const TOLD_STAYS_MS = 12_000;
/** Who wants to press something has to read, decide and get there. */
const OFFER_STAYS_MS = 20_000;

/**
 * Lets a message make room by itself, unless it asks something, tells of a problem, or is being read: for as long as the pointer or
 * the focus is in it, or the page is not in sight, nobody is hurried. Gives back what has to be told of both.
 */
export function useLeaving({ id, tone, action, choices, details }: Notice, isWhole: boolean) {
  const store = useAppStore();
  const [isHeld, setIsHeld] = useState(false);
  // What only offers something else leaves with the rest.
  const isAsked = choices !== undefined && action === null;
  const hasOffer = action !== null || (choices ?? []).length > 0;
  const staysMs = hasOffer ? OFFER_STAYS_MS : details.length > 0 ? TOLD_STAYS_MS : DONE_STAYS_MS;
  const stays = tone !== 'info' || isAsked || isWhole || isHeld;
  useEffect(() => {
    if (stays) return undefined;
    const leave = () => (staysMs === DONE_STAYS_MS ? store.getState().dismiss(id) : store.getState().fold(id));
    let timer: ReturnType<typeof setTimeout> | undefined;
    const start = () => {
      clearTimeout(timer);
      if (!document.hidden) timer = setTimeout(leave, staysMs);
    };
    start();
    document.addEventListener('visibilitychange', start);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', start);
    };
  }, [store, id, stays, staysMs]);
  return {
    onPointerEnter: () => setIsHeld(true),
    onPointerLeave: ({ currentTarget }: PointerEvent) => setIsHeld(currentTarget.contains(document.activeElement)),
    onFocus: () => setIsHeld(true),
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => setIsHeld(currentTarget.matches(':hover') || currentTarget.contains(relatedTarget)),
  };
}
