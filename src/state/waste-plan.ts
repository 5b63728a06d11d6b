// What the findings cost: at once by estimates, then to the token as the texts without them are counted.
import { promptAfter } from '@/core/budget/fit-change';
import { fitEffect } from '@/core/budget/fit-effect';
import type { AppState } from './app-state';
import { type AskedText, fillOf, type KnownTexts } from './fill-of';
import { type Planned, startPlanning } from './plan-aside';
import { selectModel } from './selectors';
import type { AppStore } from './store';
import { findWaste, newWasteMemory } from './find-waste';
import type { CostedFinding, Finding } from './waste-finding';

export interface WastePlan {
  /** Those that cost most first; what is only told stands last. */
  readonly findings: readonly CostedFinding[];
  readonly asked: readonly AskedText[];
}

/** What else is found may be unwanted whatever it takes, such as what is hidden. */
const FOR_TOKENS_ONLY: ReadonlySet<string> = new Set(['duplicates', 'json', 'page-break', 'trailing-space']);

export function* wastePlan(state: AppState, found: readonly Finding[], known: KnownTexts): Generator<unknown, WastePlan, undefined> {
  const { prompt } = state.work;
  const model = selectModel(state);
  const before = fillOf(state, prompt, model, known);
  const asked = new Map(before.asked.map((each) => [each.text, each]));
  const findings: CostedFinding[] = [];
  for (const finding of found) {
    yield;
    const after = fillOf(state, promptAfter(prompt, { kind: 'rewrite', why: 'hidden', texts: finding.texts }), model, known);
    for (const each of after.asked) asked.set(each.text, each);
    const effect = fitEffect(before.fill, after.fill);
    const isCounting = after.asked.length > 0 || before.asked.length > 0;
    const savesNothing = finding.fix !== null && !isCounting && effect.savedTokens === 0 && FOR_TOKENS_ONLY.has(finding.id);
    const addsTokens = finding.fix !== null && effect.savedTokens < 0;
    findings.push({ ...finding, fix: savesNothing || addsTokens ? null : finding.fix, effect, isCounting, savesNothing, addsTokens });
  }
  return {
    findings: findings.toSorted((a, b) => Number(a.isInfo) - Number(b.isInfo) || b.effect.savedTokens - a.effect.savedTokens),
    asked: [...asked.values()],
  };
}

export type ShownWaste = Planned<WastePlan>;

/** Looks for waste for as long as somebody looks; returns how to stop. */
export function startLooking(store: AppStore, onPlan: (plan: ShownWaste) => void): () => void {
  const memory = newWasteMemory();
  return startPlanning<readonly Finding[], WastePlan>(
    store,
    'waste',
    { nothing: [], search: (prompt, isWanted) => findWaste(prompt, memory, isWanted), complete: (_state, found) => Promise.resolve(found), planOf: wastePlan },
    onPlan,
  );
}
