import type { AppState } from './app-state';

/** How often a request is sent. */
export interface Volume {
  readonly requestsPerDay: number;
  readonly daysPerMonth: number;
}

/** What a month is made of, where the user has not said. */
export const USUAL_VOLUME: Volume = { requestsPerDay: 1_000, daysPerMonth: 30 };

export function selectVolume(state: AppState): Volume {
  return state.modelTable.volume ?? USUAL_VOLUME;
}
