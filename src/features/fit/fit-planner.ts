import type { UnitId } from '@/core/units';
import { type Planned, startPlanning } from '@/state/plan-aside';
import { newMemory, rewritings, sentTexts } from '@/state/rewritings';
import { runInSlices } from '@/state/slices-of-time';
import type { AppStore } from '@/state/store';
import { type FitPlan, fitPlan, type Found } from './fit-plan';
import { modelChoices } from './model-choices';

export type ShownPlan = Planned<FitPlan>;

const NOTHING: ReadonlySet<UnitId> = new Set();

/** Plans for as long as somebody looks; returns how to stop. */
export function startFitting(store: AppStore, onPlan: (plan: ShownPlan) => void): () => void {
  const memory = newMemory();
  return startPlanning<Found, FitPlan>(
    store,
    'fit',
    {
      nothing: { rewritings: [], models: [] },
      search: async (prompt, isWanted) => {
        const offered = await rewritings(sentTexts(prompt), memory, { withinTexts: true, aside: NOTHING }, isWanted);
        return offered === undefined ? undefined : { rewritings: offered.filter(({ whyLeft }) => whyLeft === null), models: [] };
      },
      complete: async (state, found, known, isWanted) => {
        const models = await runInSlices(modelChoices(state, known), isWanted);
        return models === undefined ? undefined : { ...found, models };
      },
      planOf: fitPlan,
    },
    onPlan,
  );
}
