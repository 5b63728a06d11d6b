// Works out what can be done so that the prompt fits: at once by estimates, then to the token as texts are counted.
import type { Fill } from '@/core/budget/fill';
import type { FitChange } from '@/core/budget/fit-change';
import { fitEffect, rankFits } from '@/core/budget/fit-effect';
import { leastCut, trimCuts } from '@/core/budget/trim-turns';
import { listPrice, savedUsd } from '@/core/pricing/list-price';
import { type HistoryPart, type Part, unitsOf } from '@/core/prompt/part';
import { formatInteger } from '@/core/units';
import type { AppState } from './app-state';
import { withLargerWorst } from './case-plan';
import type { AskedText, KnownTexts, WouldBe } from './fill-of';
import { offerOf } from './price-selectors';
import { selectModel, selectModels, selectPartCounts } from './selectors';
import type { FitAction, Offered } from './fit-action';
import { caseToFit, fillAfter, type FoundCase, isSameFill, type ShownCase } from './fit-cases';
import { askedTokens, type ModelChoice, offeredModel, otherUsage, usageOf } from './model-choices';

export interface FitPlan {
  readonly before: Fill;
  /** Of a prompt whose variables have values: which of its cases this is for. */
  readonly shownCase: ShownCase | null;
  /** Ranked. */
  readonly actions: readonly FitAction[];
  /** What has to be counted for it to be as sure as it can be. */
  readonly asked: readonly AskedText[];
}

/** What was found in the texts and in the catalogue, which takes a while; the rest is worked out here. */
export interface Found {
  readonly rewritings: readonly Offered[];
  readonly models: readonly ModelChoice[];
  /** Of a prompt with values in its variables, each with the models for it; null: not worked out yet. */
  readonly cases: readonly (FoundCase & Pick<Found, 'models'>)[] | null;
}

/** Parts that are offered to be switched off: the largest. */
const MOST_PARTS = 40;
/** Of many parts, those that are looked at: what is framed around a part may make it save more than a larger one. */
const MOST_LOOKED_AT = 3 * MOST_PARTS;

/** The plan for the prompt and model of a state, from what is known of texts so far. */
export function* fitPlan(state: AppState, found: Found, known: KnownTexts): Generator<unknown, FitPlan, undefined> {
  const model = selectModel(state);
  const asked = new Map<AskedText['encodingId'], Map<AskedText['text'], AskedText>>();
  const ask = (texts: readonly AskedText[]) => {
    for (const each of texts) {
      const own = asked.get(each.encodingId) ?? new Map<AskedText['text'], AskedText>();
      asked.set(each.encodingId, own.set(each.text, each));
    }
  };
  const filledCases: (NonNullable<Found['cases']>[number] & WouldBe)[] = [];
  for (const each of found.cases ?? []) {
    filledCases.push({ ...each, ...fillAfter(state, each, known)(null, model) });
    yield;
  }
  for (const each of filledCases) ask(each.asked);
  const cases = withLargerWorst(filledCases);
  const chosen = caseToFit(cases, state.chosenCase);
  const filled = fillAfter(state, chosen, known);
  const would = (change: FitChange) => {
    const other = change.kind === 'choose-model' ? (selectModels(state).find(({ id }) => id === change.modelId) ?? model) : model;
    return { ...filled(change, other), model: other };
  };

  const now = chosen ?? filled(null, model);
  ask(now.asked);
  const other = cases.find(({ id, fill }) => chosen !== null && id !== chosen.id && !isSameFill(fill, chosen.fill))?.fill ?? null;
  const shownCase = chosen === null ? null : { id: chosen.id, other, unset: chosen.made.unset, isCut: chosen.made.isCut };
  if (found.cases === null) return { before: now.fill, shownCase, actions: [], asked: [] };
  const askedFor = askedTokens(state);
  const beforeCost = { usage: usageOf(now.fill, askedFor), offer: offerOf(state, model.id) };
  const actionOf = (offered: Offered, after = would(offered.change)): FitAction => {
    ask(after.asked);
    const effect = fitEffect(now.fill, after.fill);
    const offer = offerOf(state, after.model.id);
    const afterCost = { usage: after.model.id === model.id ? usageOf(after.fill, askedFor) : otherUsage(askedFor, after.fill, offer), offer };
    return { ...offered, effect, savedUsd: savedUsd(beforeCost, afterCost, state.pricesAtMs), isCounting: after.asked.length > 0 || now.asked.length > 0 };
  };

  const actions: FitAction[] = [];
  for (const offered of [...found.rewritings, ...switchOffs(state, chosen)]) {
    actions.push(actionOf(offered));
    yield;
  }
  const trimming = yield* trimmed(state, now.fill, (change) => would(change).fill);
  if (trimming !== null) actions.push(actionOf(trimming));
  const isStated = state.work.prompt.parts.some((part) => part.enabled && 'attachment' in part && part.attachment.kind === 'withheld');
  for (const { model: other } of chosen?.models ?? found.models) {
    const after = would({ kind: 'choose-model', modelId: other.id });
    for (const each of cases) if (each !== chosen) ask(fillAfter(state, each, known)(null, other).asked);
    const offer = offerOf(state, other.id);
    const usage = otherUsage(askedFor, after.fill, offer);
    const priced = offer === null ? null : listPrice(usage, offer, state.pricesAtMs);
    const shorterTokens = usage.outputTokens < askedFor ? usage.outputTokens : null;
    yield;
    actions.push(actionOf(offeredModel(other, after.fill, priced?.ok === true ? priced.value.totalUsd : null, shorterTokens, isStated), after));
  }
  const helpful = actions.filter(({ change, effect }) => change.kind === 'choose-model' || effect.savedTokens > 0);
  const parts = helpful.filter(({ change }) => change.kind === 'switch-off').toSorted((a, b) => b.effect.savedTokens - a.effect.savedTokens).slice(0, MOST_PARTS);
  return { before: now.fill, shownCase, actions: rankFits([...helpful.filter(({ change }) => change.kind !== 'switch-off'), ...parts]), asked: [...asked.values()].flatMap((own) => [...own.values()]) };
}

function switchOffs(state: AppState, chosen: FoundCase | null): readonly Offered[] {
  const counts = selectPartCounts(state);
  const enabled = state.work.prompt.parts.filter((part) => part.enabled);
  // What the values of a case make of a part is not counted here.
  const isFilled = (part: Part) => chosen !== null && (chosen.made.withheld.has(part.id) || unitsOf(part).some(({ id }) => chosen.made.filled.has(id)));
  const tokensOf = (part: Part) => (isFilled(part) ? Infinity : (counts.get(part.id)?.tokens ?? 0));
  const looked = enabled.length <= MOST_LOOKED_AT ? enabled : enabled.toSorted((a, b) => (tokensOf(a) === tokensOf(b) ? 0 : tokensOf(b) - tokensOf(a))).slice(0, MOST_LOOKED_AT);
  return looked.map((part) => ({
    id: `off ${part.id}`,
    title: `Switch off ${part.name}`,
    detail: 'turns' in part ? `The whole history, ${formatInteger(part.turns.length)} turns` : null,
    lines: [],
    change: { kind: 'switch-off', partId: part.id },
  }));
}

/** As many of the oldest turns as it takes; the older half where it fits already; all where no number is enough. */
function* trimmed({ work }: AppState, before: Fill, fillAfter: (change: FitChange) => Fill): Generator<unknown, Offered | null, undefined> {
  const history = work.prompt.parts.find((part): part is HistoryPart => 'turns' in part);
  if (history === undefined || !history.enabled || history.turns.length < 2) return null;
  const cuts = trimCuts(history.turns);
  const changeOf = (turns: number): FitChange => ({ kind: 'trim-turns', turnIds: history.turns.slice(0, turns).map(({ id }) => id) });
  const half = cuts.findLast((turns) => turns <= history.turns.length / 2) ?? null;
  const turns = before.verdict === 'fits' ? half : ((yield* leastCut(cuts, (count) => fillAfter(changeOf(count)).verdict === 'fits')) ?? history.turns.length);
  if (turns === null) return null;
  const isAll = turns === history.turns.length;
  return {
    id: 'trim',
    title: isAll ? `Trim all ${formatInteger(turns)} turns` : turns === 1 ? 'Trim the oldest turn' : `Trim the oldest ${formatInteger(turns)} turns`,
    detail: isAll ? `The whole of ${history.name}` : `${formatInteger(history.turns.length - turns)} of ${formatInteger(history.turns.length)} stay; a tool’s result goes with its call`,
    lines: [],
    change: changeOf(turns),
  };
}
