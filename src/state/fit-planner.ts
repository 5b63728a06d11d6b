import type { Model } from '@/core/catalog/model';
import type { AppState } from './app-state';
import { findFixes, newWasteMemory } from './find-waste';
import { type Planned, startPlanning } from './plan-aside';
import { runInSlices } from './slices-of-time';
import type { AppStore } from './store';
import { fillAfter, type FoundCase, foundCases } from './fit-cases';
import { type FitPlan, fitPlan, type Found } from './fit-plan';
import { modelChoices } from './model-choices';

export type ShownPlan = Planned<FitPlan>;

/** Plans for as long as somebody looks; returns how to stop. */
export function startFitting(store: AppStore, onPlan: (plan: ShownPlan) => void): () => void {
  const memory = newWasteMemory();
  let last: { readonly work: AppState['work']; readonly rewritings: Found['rewritings']; readonly cases: readonly FoundCase[] } | null = null;
  /** The cases as they were found before, if nothing has changed that they are made of. */
  const knownCases = ({ work }: AppState, found: Found) =>
    last !== null && last.work.prompt === work.prompt && last.work.variables === work.variables && last.rewritings === found.rewritings ? last.cases : null;
  return startPlanning<Found, FitPlan>(
    store,
    'fit',
    {
      nothing: { rewritings: [], models: [], cases: null },
      search: async (prompt, isWanted) => {
        const fixes = await findFixes(prompt, memory, isWanted);
        return fixes === undefined ? undefined : { rewritings: fixes, models: [], cases: null };
      },
      complete: async (state, found, counted, isWanted) => {
        const { prompt, variables = {} } = state.work;
        const cases = knownCases(state, found) ?? (await runInSlices(foundCases(prompt, variables, found.rewritings.map(({ change }) => change)), isWanted));
        if (cases === undefined) return undefined;
        last = { work: state.work, rewritings: found.rewritings, cases };
        const modelsOf = (each: FoundCase | null) => {
          const filled = fillAfter(state, each, counted);
          // A model for the typical case alone would be left at the first long value.
          const others = cases.filter((other) => other !== each).map((other) => fillAfter(state, other, counted));
          const fitsToo = (model: Model) => others.every((other) => other(null, model).fill.verdict === 'fits');
          return runInSlices(modelChoices(state, counted, (model) => filled(null, model).fill, fitsToo), isWanted);
        };
        const completed: NonNullable<Found['cases']>[number][] = [];
        for (const each of cases) {
          const models = await modelsOf(each);
          if (models === undefined) return undefined;
          completed.push({ ...each, models });
        }
        const models = cases.length > 0 ? [] : await modelsOf(null);
        return models === undefined ? undefined : { ...found, models, cases: completed };
      },
      planOf: (state, found, counted) => {
        // Until the models are found again, what was found of the cases holds; without values there are none.
        const { variables = {} } = state.work;
        const cases = found.cases ?? (Object.keys(variables).length === 0 ? [] : (knownCases(state, found)?.map((each) => ({ ...each, models: [] })) ?? null));
        return fitPlan(state, { ...found, cases }, counted);
      },
    },
    onPlan,
  );
}
