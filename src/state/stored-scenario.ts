// Keeps the scenario, its answers, the chosen offers and the look of the table of models between visits. Nothing breaks where it cannot be kept.
import * as v from 'valibot';
import { DEFAULT_SCENARIO, type Scenario } from '@/core/pricing/scenario';
import { scenarioFault } from '@/core/pricing/scenario-fault';
import { CACHE_LIFETIMES } from '@/core/pricing/offer';
import { findExample } from '@/core/pricing/worked-examples';
import type { ModelId, UnitId } from '@/core/units';
import { WEEKDAYS } from '@/core/weekday';
import type { AppState } from './app-state';
import { keepRecord } from './keep-record';
import type { RecordStore } from './keeping';
import type { AppStore } from './store';
import { keptTable, readTable } from './stored-table';

type Kept = Pick<AppState, 'scenario' | 'ownScenario' | 'answers' | 'chosenOffers' | 'modelTable'>;

const figure = v.number();
const id = v.pipe(v.string(), v.transform((text) => text as UnitId));
const fields = {
  outputTokens: v.nullable(figure),
  usesAnswers: v.boolean(),
  reasoningTokens: v.nullable(figure),
  requestsPerDay: figure,
  daysPerMonth: figure,
  cachedBy: v.picklist(['share', 'parts']),
  cachedPercent: figure,
  cachedPartIds: v.array(id),
  cacheKind: v.nullable(v.picklist([...CACHE_LIFETIMES, 'automatic', 'stored'])),
  hitPattern: v.picklist(['after-first', 'share']),
  hitPercent: figure,
  batchPercent: figure,
  retryPercent: figure,
  use: v.picklist(['now', 'spread', 'at']),
  useDays: v.picklist(['all', 'working', ...WEEKDAYS]),
  useFrom: v.string(),
  useHours: figure,
  modifierIds: v.array(v.string()),
  exampleId: v.nullable(v.string()),
} satisfies { [Name in keyof Scenario]: v.GenericSchema<unknown, Scenario[Name]> };

const answerSchema = v.object({ id: v.string(), name: v.string(), text: v.string() });

/** Each field by itself: one that cannot be read, or is out of its range, is that of a first visit and costs no other. */
export function readScenario(value: unknown): Scenario {
  const kept = Object(value) as Record<string, unknown>;
  let scenario: Scenario = DEFAULT_SCENARIO;
  for (const name of Object.keys(fields) as (keyof Scenario)[]) {
    const read = v.safeParse(fields[name], kept[name]);
    const next = read.success ? { ...scenario, [name]: read.output } : scenario;
    if (scenarioFault(next) === null) scenario = next;
  }
  return findExample(scenario.exampleId) === null ? { ...scenario, exampleId: null } : scenario;
}

/** What was kept, as far as it can be read. */
export function readKept(value: unknown): Kept {
  const kept = Object(value) as Record<string, unknown>;
  const answers = v.safeParse(v.array(answerSchema), kept['answers']);
  const offers = v.safeParse(v.array(v.tuple([v.string(), v.string()])), kept['chosenOffers']);
  const scenario = readScenario(kept['scenario']);
  const own = kept['ownScenario'] === null || kept['ownScenario'] === undefined ? null : readScenario(kept['ownScenario']);
  return {
    scenario,
    // Without its example there is nothing that it lies under.
    ownScenario: scenario.exampleId === null ? null : (own ?? DEFAULT_SCENARIO),
    answers: answers.success ? answers.output : [],
    modelTable: readTable(kept['modelTable']),
    chosenOffers: new Map(offers.success ? offers.output.map(([model, offer]) => [model as ModelId, offer]) : []),
  };
}

/** Brings back what was kept, unless something was changed meanwhile, then saves every change. Never throws. */
export function keepStoredScenario(store: AppStore, records: RecordStore): Promise<void> {
  return keepRecord(store, records, {
    key: 'scenario',
    activity: 'saving the scenario',
    keptOf,
    read: readKept,
    write: ({ chosenOffers, modelTable, ...rest }) => ({ ...rest, chosenOffers: [...chosenOffers], modelTable: keptTable(modelTable) }),
  });
}

function keptOf({ scenario, ownScenario, answers, chosenOffers, modelTable }: AppState): Kept {
  return { scenario, ownScenario, answers, chosenOffers, modelTable };
}
