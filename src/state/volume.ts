import type { Scenario } from '@/core/pricing/scenario';
import type { AppState } from './app-state';
import { remembered, type Selector } from './selectors';

/** How often a request is sent: what the calculator of costs takes, too. */
export type Volume = Pick<Scenario, 'requestsPerDay' | 'daysPerMonth'>;

export const selectVolume: Selector<Volume> = remembered(
  (state: AppState) => [state.scenario.requestsPerDay, state.scenario.daysPerMonth],
  (requestsPerDay, daysPerMonth) => ({ requestsPerDay, daysPerMonth }),
);
