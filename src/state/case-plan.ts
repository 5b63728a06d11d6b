// How the window would be filled with values in the variables: at once by estimates, then to the token.
import type { Fill } from '@/core/budget/fill';
import { countedWith } from '@/core/catalog/mappings';
import type { Model } from '@/core/catalog/model';
import { openNames } from '@/core/prompt/open-places';
import { unitsOf } from '@/core/prompt/part';
import { type CaseId, CASES, type FilledPrompt, type PromptCase, promptCase, valueOf } from '@/core/prompt/template-case';
import type { Work } from '@/core/share/work';
import type { UnitId } from '@/core/units';
import type { AppState } from './app-state';
import { type AskedText, fillOf, type KnownTexts, type WouldBe } from './fill-of';
import { type Planned, startPlanning } from './plan-aside';
import { selectModel } from './selectors';
import { type ShownCase, shownCase } from './shown-case';
import { runInSlices } from './slices-of-time';
import type { AppStore } from './store';
import { isComplete } from './unit-counts';
import { until } from './until';

export interface FilledCase {
  readonly id: CaseId;
  readonly fill: Fill;
  /** Variables that stand in it as they are written. */
  readonly unset: readonly string[];
  /** Some of the values are left out, as no prompt is so long. */
  readonly isCut: boolean;
  /** Whether a value stands in what is sent: none does where no variable of it has one. */
  readonly isFilled: boolean;
  /** Tokens of the parts that are switched on. */
  readonly partTokens: ReadonlyMap<UnitId, number>;
  /** The prompt in this case, for all that is summed. */
  readonly shown: ShownCase;
}

export interface CasePlan {
  readonly cases: readonly FilledCase[];
  readonly asked: readonly AskedText[];
}

type Found = readonly { readonly id: CaseId; readonly made: PromptCase }[];

export function* casePlan(state: AppState, found: Found, known: KnownTexts): Generator<unknown, CasePlan, undefined> {
  const model = selectModel(state);
  const filled: (Found[number] & ReturnType<typeof fillOfCase>)[] = [];
  for (const { id, made } of found) {
    filled.push({ id, made, ...fillOfCase(state, made, model, known) });
    yield;
  }
  const cases = withLargerWorst(filled).map(({ id, made, fill, partTokens }): FilledCase => {
    const { unset, isCut, isFilled } = made;
    return { id, fill, partTokens, unset, isCut, isFilled, shown: shownCase(id, made, known) };
  });
  return { cases, asked: filled.flatMap(({ asked, made }) => (made.isFilled ? [...asked, ...askedOfOff(made, model, known)] : asked)) };
}

/** What is switched off is in no sum, but its own count is one of the case too. */
function askedOfOff({ prompt, filled }: PromptCase, { tokenizer }: Model, known: KnownTexts): readonly AskedText[] {
  const encodingId = countedWith(tokenizer);
  const texts = prompt.parts.filter(({ enabled }) => !enabled).flatMap(unitsOf).flatMap(({ id, text }) => (filled.get(id) === text && text !== '' ? [text] : []));
  const isKnown = (text: AskedText['text']) => {
    const found = known.get(encodingId, text);
    return found !== undefined && isComplete(found, tokenizer);
  };
  return texts.filter((text) => !isKnown(text)).map((text) => ({ encodingId, text, tally: tokenizer.kind === 'estimate' }));
}

/** No worst case is smaller than the typical one, whatever was typed: where values of two kinds cannot be compared, the windows can. */
export function withLargerWorst<Case extends { readonly id: CaseId; readonly fill: Fill }>(cases: readonly Case[]): readonly Case[] {
  const typical = cases.find(({ id }) => id === 'typical');
  return cases.map((each) => (each.id === 'worst' && typical !== undefined && typical.fill.input.tokens > each.fill.input.tokens ? { ...typical, id: 'worst' } : each));
}

/** How the window of a model would be filled by a prompt with values in its variables. */
export function fillOfCase(state: AppState, { prompt, sizes }: FilledPrompt, model: Model, known: KnownTexts): WouldBe {
  return fillOf(state, prompt, model, known, sizes);
}

export type ShownCases = Planned<CasePlan>;

/** Says how both cases fill the window for as long as somebody looks; returns how to stop. `name` tells apart who looks. */
export function startCases(store: AppStore, onPlan: (plan: ShownCases) => void, name = 'template'): () => void {
  let last: { readonly work: Work; readonly found: Found } | null = null;
  return startPlanning<Found, CasePlan>(
    store,
    name,
    {
      nothing: [],
      search: () => Promise.resolve([]),
      complete: async (state, _found, _known, isWanted) => {
        const { prompt, variables = {} } = state.work;
        if (last !== null && last.work.prompt === prompt && last.work.variables === state.work.variables) return last.found;
        const made: { id: CaseId; made: PromptCase }[] = [];
        for (const id of CASES) {
          const each = await runInSlices(promptCase(prompt, variables, id), isWanted);
          if (each === undefined) return undefined;
          made.push({ id, made: each });
        }
        last = { work: state.work, found: made };
        return made;
      },
      // Until the texts are filled in anew, what was made of them before the last change holds.
      planOf: (state, found, known) => casePlan(state, found.length === 0 ? (last?.found ?? found) : found, known),
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

/**
 * As `startCases`, for all views of the page together: they count each text once and show the same. Meanwhile the case that
 * is chosen is what all sums are made of.
 */
export function watchCases(store: AppStore, onPlan: (plan: ShownCases) => void): () => void {
  const watch: Watch = watches.get(store) ?? { watchers: new Set(), plan: null, stop: () => {} };
  watches.set(store, watch);
  watch.watchers.add(onPlan);
  if (watch.plan !== null) onPlan(watch.plan);
  if (watch.watchers.size === 1) {
    const stopPlanning = startCases(store, (plan) => {
      watch.plan = plan;
      showChosen(store, watch.plan);
      for (const each of watch.watchers) each(plan);
    });
    const stopChoosing = store.subscribe((state, before) => {
      if (state.chosenCase !== before.chosenCase || state.work.variables !== before.work.variables) showChosen(store, watch.plan);
    });
    watch.stop = () => {
      stopPlanning();
      stopChoosing();
    };
  }
  return () => {
    watch.watchers.delete(onPlan);
    if (watch.watchers.size > 0) return;
    watch.stop();
    watch.plan = null;
    showChosen(store, null);
  };
}

/** Makes the chosen case of a plan what sums are made of; the text as it is written where no value stands in it. */
function showChosen(store: AppStore, plan: ShownCases | null): void {
  const { chosenCase, work, shownCase: last } = store.getState();
  const found = hasValues(work) ? plan?.cases.find(({ id, isFilled }) => id === chosenCase && isFilled) : undefined;
  const shown = found?.shown ?? null;
  if (shown !== last) store.setState({ shownCase: shown });
}

function hasValues({ variables = {} }: Work): boolean {
  return Object.keys(variables).length > 0;
}

/** Both cases once their texts are counted; none where no variable has a value. */
export async function filledCases(store: AppStore): Promise<readonly FilledCase[]> {
  if (!hasValues(store.getState().work)) return [];
  let cases: readonly FilledCase[] = [];
  const stop = startCases(store, (plan) => (cases = plan.cases), 'report');
  await until(store, ({ activities }) => !activities.has('planning'));
  stop();
  return cases;
}

/** The open variables of what is sent that have a value in no case, in the order of the texts, however long these are. */
export async function unsetVariables({ prompt, variables = {} }: Work): Promise<readonly string[]> {
  const open = await runInSlices(openNames(prompt));
  return [...(open ?? [])].filter((name) => CASES.every((id) => valueOf(variables, name, id) === null));
}

/** None where no value stands in the prompt: what is left of variables that are gone makes no case. */
export function filledAmong(cases: readonly FilledCase[]): readonly FilledCase[] {
  return cases.some(({ isFilled }) => isFilled) ? cases : [];
}
