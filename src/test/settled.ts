// Waiting for what a store does, without the pauses that it makes for a user: what waits for a time is due at once.
import { expect, vi } from 'vitest';
import type { AppStore } from '@/state/store';

/** Most pauses of a store are a few of these. */
const STEP_MS = 50;

/** From now on timers, and nothing else, are of a clock that `settled` moves on; by itself it goes like the real one. */
export function quickenTimers(): void {
  if (!vi.isFakeTimers()) vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true, advanceTimeDelta: 1 });
}

/** What a store does, its counting aside, which some tests answer themselves. */
export const activitiesOf = (store: AppStore): readonly string[] => [...store.getState().activities.keys()];

/** Waits until nothing of it runs, and moves the clock on meanwhile. At most for as long as a test may take. */
export async function settled(store: AppStore, running: (store: AppStore) => readonly string[] = activitiesOf, withinMs = 20_000): Promise<void> {
  quickenTimers();
  const endsAt = performance.now() + withinMs;
  while (running(store).length > 0 && performance.now() < endsAt) await vi.advanceTimersByTimeAsync(STEP_MS);
  expect(running(store)).toEqual([]);
}
