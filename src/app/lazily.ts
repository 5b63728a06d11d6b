import { type ComponentType, lazy } from 'react';
import type { AppStore } from '@/state/store';

/** A view that is loaded when it is first shown; the page is not idle until it is there. */
export function lazily<Props extends object>(store: AppStore, load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => ({ default: await store.getState().track('opening view', load()) }));
}
