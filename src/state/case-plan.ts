// How the window would be filled with values in the variables: at once by estimates, then to the token.
import { type Fill, fillWindow } from '@/core/budget/fill';
import { countedWith } from '@/core/catalog/mappings';
import type { Model } from '@/core/catalog/model';
import type { Prompt } from '@/core/prompt/part';
import { type CaseId, CASES, type CaseSizes, type PromptCase, promptCase, proseFor } from '@/core/prompt/template-case';
import { addCounts, type Count, NOTHING } from '@/core/tokenize/count';
import type { AppState } from './app-state';
import { type AskedText, fillOf, type KnownTexts, type WouldBe } from './fill-of';
import { type Planned, startPlanning } from './plan-aside';
import { selectModel } from './selectors';
import { runInSlices } from './slices-of-time';
import type { AppStore } from './store';
import { countShort } from './unit-counts';
import { until } from './until';

export interface FilledCase {
  readonly id: CaseId;
  readonly fill: Fill;
  /** Variables that stand in it as they are written. */
  readonly unset: readonly string[];
  /** Some of the values are left out, as no prompt is so long. */
  readonly isCut: boolean;
  /** Whether a value stands in it at all: none does where no variable of the prompt has one. */
  readonly isFilled: boolean;
}

export interface CasePlan {
  readonly cases: readonly FilledCase[];
  readonly asked: readonly AskedText[];
}

type Found = readonly { readonly id: CaseId; readonly made: PromptCase }[];

export function casePlan(state: AppState, found: Found, known: KnownTexts): CasePlan {
  const model = selectModel(state);
  const asked: AskedText[] = [];
  const cases = found.map(({ id, made }): FilledCase => {
    const { fill, asked: own } = fillOfCase(state, made, model, known);
    asked.push(...own);
    return { id, fill, unset: made.unset, isCut: made.isCut, isFilled: made.filled.size + made.withheld.size > 0 };
  });
  return { cases: withLargerWorst(cases), asked };
}

/** No worst case is smaller than the typical one, whatever was typed: where values of two kinds cannot be compared, the windows can. */
function withLargerWorst(cases: readonly FilledCase[]): readonly FilledCase[] {
  const typical = cases.find(({ id }) => id === 'typical');
  return cases.map((each) => (each.id === 'worst' && typical !== undefined && typical.fill.input.tokens > each.fill.input.tokens ? { ...typical, id: 'worst' } : each));
}

/** How the window of a model would be filled by a prompt with values in its variables. */
export function fillOfCase(state: AppState, { prompt, extraTokens, extraCharacters }: CaseSizes & { readonly prompt: Prompt }, model: Model, known: KnownTexts): WouldBe {
  const { fill, asked } = fillOf(state, prompt, model, known);
  if (extraTokens === 0 && extraCharacters === 0) return { fill, asked };
  const prose = proseFor(extraCharacters);
  const proseAsked: AskedText[] = [];
  let sized: Count = NOTHING;
  if (prose.text !== '') {
    const encodingId = countedWith(model.tokenizer);
    const counted = known.get(encodingId, prose.text);
    if (counted === undefined) proseAsked.push({ encodingId, text: prose.text, tally: model.tokenizer.kind === 'estimate' });
    const { tokens, low, high } = countShort(prose.text, counted, model.tokenizer);
    // Whatever comes will be other prose, or none.
    sized = { tokens: Math.round(tokens * prose.times), low: Math.floor(low * prose.times), high: Math.ceil(high * prose.times), exactness: 'estimate' };
  }
  const given: Count = { tokens: extraTokens, low: extraTokens, high: extraTokens, exactness: 'exact' };
  return { fill: fillWindow({ ...fill, parts: addCounts([fill.parts, given, sized]) }), asked: [...asked, ...proseAsked] };
}

export type ShownCases = Planned<CasePlan>;

/** Says how both cases fill the window for as long as somebody looks; returns how to stop. `name` tells apart who looks. */
export function startCases(store: AppStore, onPlan: (plan: ShownCases) => void, name = 'template'): () => void {
  return startPlanning<Found, CasePlan>(
    store,
    name,
    {
      nothing: [],
      search: () => Promise.resolve([]),
      complete: async (state, _found, _known, isWanted) => {
        const { prompt, variables = {} } = state.work;
        const made: { id: CaseId; made: PromptCase }[] = [];
        for (const id of CASES) {
          const each = await runInSlices(promptCase(prompt, variables, id), isWanted);
          if (each === undefined) return undefined;
          made.push({ id, made: each });
        }
        return made;
      },
      planOf: casePlan,
    },
    onPlan,
  );
}

interface Watch {
  readonly watchers: Set<(plan: ShownCases) => void>;
  plan: ShownCases | null;
  stop: () => void;
}
const watches = new WeakMap<AppStore, Watch>();

/** As `startCases`, for all views of the page together: they count each text once and show the same. */
export function watchCases(store: AppStore, onPlan: (plan: ShownCases) => void): () => void {
  const watch: Watch = watches.get(store) ?? { watchers: new Set(), plan: null, stop: () => {} };
  watches.set(store, watch);
  watch.watchers.add(onPlan);
  if (watch.plan !== null) onPlan(watch.plan);
  if (watch.watchers.size === 1) {
    watch.stop = startCases(store, (plan) => {
      watch.plan = plan;
      for (const each of watch.watchers) each(plan);
    });
  }
  return () => {
    watch.watchers.delete(onPlan);
    if (watch.watchers.size > 0) return;
    watch.stop();
    watch.plan = null;
  };
}

/** Both cases once their texts are counted; none where no variable has a value. */
export async function filledCases(store: AppStore): Promise<readonly FilledCase[]> {
  if (Object.keys(store.getState().work.variables ?? {}).length === 0) return [];
  let cases: readonly FilledCase[] = [];
  const stop = startCases(store, (plan) => (cases = plan.cases), 'report');
  await until(store, ({ activities }) => !activities.has('planning'));
  stop();
  return cases;
}
