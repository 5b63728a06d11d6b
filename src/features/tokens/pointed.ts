import { createStore, type StoreApi } from 'zustand/vanilla';

/**
 * Where the pointer and the keys are. Apart from the app's state, as it changes with every move of the pointer and
 * belongs to this view alone: rows do not render again for it.
 */
export interface Pointed {
  /** The token under the pointer. */
  readonly hover: number | null;
  /** The token that the arrow keys have reached. */
  readonly cursor: number | null;
}

export type PointedStore = StoreApi<Pointed>;

export function createPointed(): PointedStore {
  return createStore<Pointed>(() => ({ hover: null, cursor: null }));
}

/** The token at a place of the screen: in a group of tokens the one whose share of the width is there. */
export function tokenUnder(target: EventTarget | null, clientX: number): number | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-token]') : null;
  if (element === null) return null;
  const first = Number(element.dataset['token']);
  const count = Number(element.dataset['count'] ?? 1);
  if (count === 1) return first;
  const { left, width } = element.getBoundingClientRect();
  const share = width === 0 ? 0 : (clientX - left) / width;
  return first + Math.min(count - 1, Math.max(0, Math.floor(share * count)));
}
