// A prompt with variables is made to fit in one of its cases: the worst, unless that fits anyway.
import type { Fill } from '@/core/budget/fill';
import { type FitChange, promptAfter } from '@/core/budget/fit-change';
import type { Model } from '@/core/catalog/model';
import type { Prompt } from '@/core/prompt/part';
import { type CaseId, caseOfRest, CASES, type PromptCase, promptCase, type Variables } from '@/core/prompt/template-case';
import type { AppState } from './app-state';
import { fillOfCase } from './case-plan';
import { fillOf, type KnownTexts, type WouldBe } from './fill-of';

export interface FoundCase {
  readonly id: CaseId;
  readonly made: PromptCase;
  /** What each change of texts makes of it. */
  readonly rewritten: ReadonlyMap<FitChange, PromptCase>;
}

/** The case that suggestions are for. */
export interface ShownCase {
  readonly id: CaseId;
  /** The window in the other case; null: it is the same. */
  readonly other: Fill | null;
  /** Variables that stand as they are written. */
  readonly unset: readonly string[];
  readonly isCut: boolean;
}

/** Both cases, and what each change of texts makes of them; none where no variable that has a value stands in the prompt. In steps. */
export function* foundCases(prompt: Prompt, variables: Variables, changes: readonly FitChange[]): Generator<unknown, readonly FoundCase[], undefined> {
  const cases: FoundCase[] = [];
  for (const id of CASES) {
    const made = yield* promptCase(prompt, variables, id);
    const rewritten = new Map<FitChange, PromptCase>();
    for (const change of made.filled.size === 0 ? [] : changes) rewritten.set(change, yield* promptCase(promptAfter(prompt, change), variables, id));
    cases.push({ id, made, rewritten });
  }
  return cases.some(({ made }) => made.isFilled) ? cases : [];
}

/** How a model's window would be filled after a change; null: as the prompt is. */
export type FillAfter = (change: FitChange | null, model: Model) => WouldBe;

/** `found`: with the values of this case; null: as it is written. */
export function fillAfter(state: AppState, found: FoundCase | null, known: KnownTexts): FillAfter {
  const { prompt } = state.work;
  return (change, model) => {
    const after = change === null ? prompt : promptAfter(prompt, change);
    if (found === null) return fillOf(state, after, model, known);
    const made = after === prompt ? found.made : ((change === null ? undefined : found.rewritten.get(change)) ?? caseOfRest(after, found.made));
    return fillOfCase(state, made, model, known);
  };
}

/** The case that is wanted; else the worst, or the typical one where the worst fits. */
export function caseToFit<Case extends { readonly id: CaseId; readonly fill: Fill }>(cases: readonly Case[], wanted: CaseId | null): Case | null {
  const worst = cases.find(({ id }) => id === 'worst');
  const id = wanted ?? (worst?.fill.verdict === 'fits' ? 'typical' : 'worst');
  return cases.find((each) => each.id === id) ?? null;
}

export function isSameFill(a: Fill, b: Fill): boolean {
  return a.input.tokens === b.input.tokens && a.input.low === b.input.low && a.input.high === b.input.high;
}
