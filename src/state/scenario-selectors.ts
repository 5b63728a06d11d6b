// The scenario on the measured prompt. Import it from lazily loaded features only.
import type { Fill } from '@/core/budget/fill';
import { countedWith } from '@/core/catalog/mappings';
import { type CachedParts, cachedParts } from '@/core/pricing/cached-parts';
import type { RepeatedRequest } from '@/core/pricing/cache-calls';
import { type MeasuredAnswers, measuredAnswers } from '@/core/pricing/measured-answers';
import type { Offer } from '@/core/pricing/offer';
import { findExample, type WorkedExample } from '@/core/pricing/worked-examples';
import type { Count } from '@/core/tokenize/count';
import type { UnitId } from '@/core/units';
import type { AppState } from './app-state';
import { selectBilledAnswer, selectCatalogue, selectOffer } from './price-selectors';
import { framingKey } from './part-counts';
import { remembered, type Selector, selectCountedParts, selectFill, selectModel, selectPrompt, selectSettings } from './selectors';
import { countShort } from './unit-counts';

/** A worked example that is open has its own prompt and price. */
export const selectExample: Selector<WorkedExample | null> = (state) => findExample(state.scenario.exampleId);

/** The offer that the scenario is billed by; null: nobody sells the model. */
export const selectScenarioOffer: Selector<Offer | null> = (state) => selectExample(state)?.offer ?? selectOffer(state);

export interface AnswerCount {
  readonly id: string;
  readonly name: string;
  readonly count: Count;
  /** Why it is an estimate by characters; null: it is counted, or on its way. */
  readonly reason: string | null;
}

/** The pasted answers in the model's tokens. */
export const selectAnswerCounts: Selector<readonly AnswerCount[]> = remembered(
  (state) => [state.answers, state.answerCounts, selectModel(state)],
  (answers, counts, { tokenizer }) =>
    answers.map(({ id, name, text }) => {
      const known = counts.get(framingKey(countedWith(tokenizer), text));
      const isFailed = known !== undefined && 'reason' in known;
      return { id, name, count: countShort(text, isFailed ? undefined : known, tokenizer), reason: isFailed ? known.reason : null };
    }),
);

export const selectMeasuredAnswers: Selector<MeasuredAnswers | null> = remembered(
  (state) => [selectAnswerCounts(state)],
  (answers) => measuredAnswers(answers.map(({ count }) => count)),
);

/** What of the chosen parts a cache can keep. */
export const selectCachedParts: Selector<CachedParts> = remembered(
  (state) => [selectCountedParts(state), state.scenario.cachedPartIds],
  (parts, ids) => cachedParts(parts.filter(({ enabled }) => enabled).map(({ id, name, count }) => ({ id, name, tokens: count.tokens })), ids),
);

/** The shortest prefix that the offer caches, in tokens; null: not stated. */
export const selectLeastCached: Selector<number | null> = remembered(
  (state) => [selectCatalogue(state), selectScenarioOffer(state)],
  (catalogue, offer) => catalogue?.offers.find(({ id }) => id === offer?.id)?.cache?.minTokens ?? null,
);

/** What of the reserve is billed; a worked example, whose prices are only claimed, is asked for all of it. */
export const selectAnswerReserve: Selector<number> = (state) => (selectExample(state) === null ? selectBilledAnswer(state).answerTokens : selectSettings(state).reserveTokens);

/** A request with the range that it lies in. */
export interface ScenarioRequests {
  readonly request: RepeatedRequest;
  /** At the low and the high end of the counts; null: every count is exact. */
  readonly low: RepeatedRequest | null;
  readonly high: RepeatedRequest | null;
  /** The cached prefix is shorter than the offer caches, so that nothing is. */
  readonly isTooShortToCache: boolean;
}

interface RequestBasis {
  readonly scenario: AppState['scenario'];
  readonly measured: MeasuredAnswers | null;
  readonly cached: CachedParts;
  readonly leastCached: number | null;
  readonly example: WorkedExample | null;
  readonly answerReserve: number;
}

const selectRequestBasis: Selector<RequestBasis> = remembered(
  (state) => [state.scenario, selectMeasuredAnswers(state), selectCachedParts(state), selectLeastCached(state), selectExample(state), selectAnswerReserve(state)],
  (scenario, measured, cached, leastCached, example, answerReserve) => ({ scenario, measured, cached, leastCached, example, answerReserve }),
);

/** The request that the scenario repeats: the prompt as it is counted, the output that was typed or measured. */
export const selectScenarioRequests: Selector<ScenarioRequests> = remembered(
  (state) => [selectFill(state), selectRequestBasis(state)],
  (fill, basis) => requestsOf(fill, basis),
);

/** A window that is filled otherwise, and the tokens of its parts. */
export interface FilledParts {
  readonly fill: Fill;
  readonly partTokens: ReadonlyMap<UnitId, number>;
}

/** The same of a prompt that fills the window otherwise, such as with other values in its variables. */
export function scenarioRequestsWith(state: AppState, { fill, partTokens }: FilledParts): ScenarioRequests {
  const sent = selectPrompt(state).parts.filter(({ enabled }) => enabled);
  const cached = cachedParts(sent.map(({ id, name }) => ({ id, name, tokens: partTokens.get(id) ?? 0 })), state.scenario.cachedPartIds);
  return requestsOf(fill, { ...selectRequestBasis(state), cached });
}

function requestsOf(fill: Fill, { scenario, measured, cached, leastCached, example, answerReserve }: RequestBasis): ScenarioRequests {
  const answers = scenario.usesAnswers ? measured : null;
  const reasoningTokens = scenario.reasoningTokens ?? fill.reasoningTokens;
  const output = scenario.outputTokens ?? Math.max(0, answerReserve - reasoningTokens);
  const cachedOf = (promptTokens: number) => {
    const tokens = scenario.cachedBy === 'parts' ? cached.tokens : Math.floor((promptTokens * scenario.cachedPercent) / 100);
    return Math.min(promptTokens, tokens);
  };
  const isTooShortToCache = leastCached !== null && example === null && cachedOf(fill.input.tokens) > 0 && cachedOf(fill.input.tokens) < leastCached;
  const requestOf = (promptTokens: number, outputTokens: number): RepeatedRequest => ({
    promptTokens,
    cachedTokens: isTooShortToCache ? 0 : cachedOf(promptTokens),
    outputTokens,
    reasoningTokens,
  });
  const { tokens, low, high } = example === null ? fill.input : { tokens: example.promptTokens, low: example.promptTokens, high: example.promptTokens };
  const [outLow, outHigh] = answers === null ? [output, output] : [answers.minTokens, answers.maxTokens];
  const isExact = low === high && outLow === outHigh;
  return {
    request: requestOf(tokens, answers?.meanTokens ?? output),
    low: isExact ? null : requestOf(low, outLow),
    high: isExact ? null : requestOf(high, outHigh),
    isTooShortToCache,
  };
}
