// Which figures of a scenario can be billed.

import { timeOfDayMs } from './instant';
import type { Scenario } from './scenario';

export type ScenarioField = keyof Pick<
  Scenario,
  'outputTokens' | 'reasoningTokens' | 'requestsPerDay' | 'daysPerMonth' | 'cachedPercent' | 'hitPercent' | 'batchPercent' | 'retryPercent' | 'useFrom' | 'useHours'
>;

/** Least and most of each figure, both allowed. */
export const SCENARIO_RANGES = {
  outputTokens: [0, 100_000_000],
  reasoningTokens: [0, 100_000_000],
  requestsPerDay: [0, 1_000_000_000],
  daysPerMonth: [1, 31],
  cachedPercent: [0, 100],
  hitPercent: [0, 100],
  batchPercent: [0, 100],
  retryPercent: [0, 100],
  useHours: [1, 24],
} as const satisfies Partial<Record<ScenarioField, readonly [number, number]>>;

/** Percentages may have a fraction, and requests come less than once a day. */
const WHOLE: ReadonlySet<string> = new Set<ScenarioField>(['outputTokens', 'reasoningTokens', 'daysPerMonth', 'useHours']);

/** The first figure that is out of its range, not whole where it has to be, or no time of day. null: none. */
export function scenarioFault(scenario: Scenario): ScenarioField | null {
  for (const field of Object.keys(SCENARIO_RANGES) as (keyof typeof SCENARIO_RANGES)[]) {
    const value = scenario[field];
    if (value === null) continue;
    const [least, most] = SCENARIO_RANGES[field];
    if (!(value >= least && value <= most) || (WHOLE.has(field) && !Number.isInteger(value))) return field;
  }
  return timeOfDayMs(scenario.useFrom) === null ? 'useFrom' : null;
}
