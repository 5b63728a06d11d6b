// What every model of the catalogue makes of this prompt, and what it costs there. Models that count alike share the work, and
// it is done in steps, so that the page draws between two of them.
import { type Fill, fillWindow } from '@/core/budget/fill';
import { tokenizerIdOf } from '@/core/catalog/compared-tokenizers';
import type { FramingRule } from '@/core/catalog/framing-rule';
import { countedWith } from '@/core/catalog/mappings';
import type { Model, TokenizerMapping } from '@/core/catalog/model';
import { countedBy } from '@/core/catalog/withheld-cost';
import { billedAnswer, billedNote, type Reserve } from '@/core/pricing/billed-answer';
import { equalAnswer, equalAnswerNote } from '@/core/pricing/equal-answer';
import { type Freshness, priceFreshness } from '@/core/pricing/freshness';
import { type ModelCost, modelCost } from '@/core/pricing/model-cost';
import type { Offer } from '@/core/pricing/offer';
import { overheadCount, overheadLines, requestOf } from '@/core/prompt/overhead';
import type { Prompt, Unit } from '@/core/prompt/part';
import { type StatedShare, statedShare } from '@/core/share/stated-words';
import type { Count } from '@/core/tokenize/count';
import { type EncodingId } from '@/core/tokenize/encoding';
import { BASE_ENCODING } from '@/core/tokenize/estimate-family';
import type { UnitId } from '@/core/units';
import type { AppState, CountState } from './app-state';
import { comparisonKey } from './comparison-counts';
import { uncountedOf } from './fill-of';
import { enabledTotal, factsShown, filledSettings, framingTexts, partCounts, type SizedCounts, textCounter, unitCounts } from './part-counts';
import { offerOf, offersOf, selectCatalogue } from './price-selectors';
import { selectModel, selectPrompt } from './selectors';
import { filledUnit } from './shown-case';
import type { ComparedCount } from './tokenizer-slices';
import { countUnit, isComplete, type TextFacts, type UnitCount } from './unit-counts';

export interface ModelFigures {
  readonly model: Model;
  readonly isChosen: boolean;
  /** How the prompt fills this model's window, with what the user set for it or its defaults. */
  readonly fill: Fill;
  /** What the imported request asks for as its reserve; null: none says. */
  readonly askedReserveTokens: number | null;
  /** Some text is an estimate until its tokenizer answers. */
  readonly isCounting: boolean;
  /** Of its texts, those whose counts a link states. */
  readonly stated: StatedShare;
  readonly offer: Offer | null;
  /** This request: all input uncached, and `answerTokens` as the answer. */
  readonly cost: ModelCost;
  /** What of the model's own reserve is billed, or what the table asks of all models alike. */
  readonly answerTokens: number;
  /** The answer is shorter than what the table asks: this model cannot give more beside the prompt, or its offer serves less than the reserve. */
  readonly isAnswerCapped: boolean;
  /** Why it is shorter than that, or than the reserve; null: it is not. */
  readonly answerNote: string | null;
  /** null: no offer, or none that has begun. */
  readonly freshness: Freshness | null;
}

/** What the texts come to where models count and frame alike. */
interface Group {
  readonly units: ReadonlyMap<UnitId, UnitCount>;
  readonly sized: SizedCounts;
  readonly overhead: Count;
  /** null: there are attachments, whose tokens differ from model to model. */
  readonly total: Count | null;
  readonly isCounting: boolean;
}

interface Priced {
  readonly offer: Offer | null;
  readonly input: Count;
  readonly answerTokens: number;
  readonly atMs: number;
  readonly cost: ModelCost;
  readonly freshness: Freshness | null;
}

export interface ModelFiguresMaker {
  /** A step a group or a few models; the value is a row a model, in the order of the catalogue; none while there is no catalogue. */
  steps(state: AppState): Generator<void, readonly ModelFigures[], undefined>;
}

const MODELS_A_STEP = 8;

/** Remembers what it counted and priced: another keystroke counts the changed text alone, and prices what has another size. */
export function createModelFigures(): ModelFiguresMaker {
  const prices = new Map<string, Priced>();
  let counts = createUnitCounts();

  function* steps(state: AppState): Generator<void, readonly ModelFigures[], undefined> {
    const catalogue = selectCatalogue(state);
    if (catalogue === null) return [];
    const chosen = selectModel(state);
    const { shownCase: shown } = state;
    const { settings: own, prompt: { allowedTokens } } = state.work;
    const prompt = selectPrompt(state);
    const request = requestOf(prompt);
    const attachments = prompt.parts.filter((part) => 'attachment' in part);
    const uncountable = { ...prompt, parts: prompt.parts.filter((part) => 'attachment' in part || part.role === 'tools') };
    counts = counts.for(state);
    const groups = new Map<FramingRule, Map<string, Group>>();
    const rows: ModelFigures[] = [];
    const asked = askedOfAll(state, chosen);
    const stated = statedShare(prompt.parts);
    for (const listed of catalogue.models) {
      const model = listed.id === chosen.id ? chosen : listed;
      const byTokenizer = groups.get(model.framing) ?? new Map<string, Group>();
      groups.set(model.framing, byTokenizer);
      const key = tokenizerKey(model.tokenizer);
      let group = byTokenizer.get(key);
      if (group === undefined) {
        const countText = textCounter(state.framingCounts, model.tokenizer, shown);
        const sized = shown?.sizedCounts(prompt, countText) ?? null;
        const units = unitCounts(prompt, model.framing, countText, counts.counter(state, model.tokenizer), sized);
        const total = attachments.length > 0 ? null : enabledTotal(prompt.parts, partCounts(prompt, units, model, sized), state.work.calibrations, model);
        const isCounting = prompt.parts.some((part) => part.enabled && isPending(part, units));
        group = { units, sized, overhead: overheadCount(overheadLines(request, model.framing, countText, countedBy(model.tokenizer))), total, isCounting };
        byTokenizer.set(key, group);
        yield;
      }
      const settings = filledSettings(own, model, allowedTokens);
      const { limits, reserveTokens, reasoningTokens } = settings;
      const fill = fillWindow({
        parts: group.total ?? enabledTotal(prompt.parts, partCounts(prompt, group.units, model, group.sized), state.work.calibrations, model),
        overhead: group.overhead,
        ...uncountedOf(uncountable, model),
        limits,
        reserveTokens,
        reasoningTokens,
      });
      const offer = shownOffer(state, model);
      const known = prices.get(model.id);
      const atMs = state.pricesAtMs;
      // That of the chosen model is what the window reserves, unless another was typed.
      const isOwn = asked === null || (model === chosen && typeof state.modelTable.answer !== 'number');
      const { answerTokens, isAnswerCapped, answerNote } = isOwn ? ownAnswer(settings, offer, asked) : askedAnswer(asked, fill, offer);
      const price: Priced =
        known !== undefined && known.offer === offer && known.atMs === atMs && known.answerTokens === answerTokens && isSame(known.input, fill.input)
          ? known
          : { offer, input: fill.input, answerTokens, atMs, cost: modelCost(fill.input, answerTokens, offer, atMs), freshness: offer === null ? null : priceFreshness(offer, atMs) };
      prices.set(model.id, price);
      rows.push({ model, isChosen: model === chosen, fill, askedReserveTokens: allowedTokens ?? null, isCounting: group.isCounting, stated, offer, cost: price.cost, answerTokens, isAnswerCapped, answerNote, freshness: price.freshness });
      if (rows.length % MODELS_A_STEP === 0) yield;
    }
    return rows;
  }

  return { steps };
}

/** All at once, for a report or a test. */
export function modelFigures(state: AppState): readonly ModelFigures[] {
  const steps = createModelFigures().steps(state);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The short texts that all models' framing is made of, by the encoding that counts them. In steps, one a framing. */
export function* framingOfModels(state: AppState): Generator<void, ReadonlyMap<EncodingId, readonly string[]>, undefined> {
  const wanted = new Map<EncodingId, Set<string>>();
  const texts = new Map<FramingRule, readonly string[]>();
  for (const { framing, tokenizer } of selectCatalogue(state)?.models ?? []) {
    let own = texts.get(framing);
    if (own === undefined) {
      own = framingTexts(selectPrompt(state), framing, state.shownCase);
      texts.set(framing, own);
      yield;
    }
    const encodingId = countedWith(tokenizer);
    const all = wanted.get(encodingId) ?? new Set();
    for (const text of own) all.add(text);
    if (all.size > 0) wanted.set(encodingId, all);
  }
  return new Map([...wanted].map(([encodingId, all]) => [encodingId, [...all]]));
}

/** The answer that is asked of all models: what was typed, else the reserve of the chosen one; null: each its own. */
function askedOfAll(state: AppState, chosen: Model): number | null {
  const { answer = 'chosen' } = state.modelTable;
  if (answer === 'own') return null;
  return answer === 'chosen' ? billedAnswer(filledSettings(state.work.settings, chosen, state.work.prompt.allowedTokens), shownOffer(state, chosen)).answerTokens : answer;
}

type ShownAnswer = Pick<ModelFigures, 'answerTokens' | 'isAnswerCapped' | 'answerNote'>;

/** Where all are asked for what is billed of the chosen one's reserve, its own is none of the shorter ones. */
function ownAnswer(reserve: Reserve, offer: Offer | null, asked: number | null): ShownAnswer {
  const billed = billedAnswer(reserve, offer);
  return { answerTokens: billed.answerTokens, isAnswerCapped: asked === null && billed.heldBy !== null, answerNote: billedNote(billed) };
}

function askedAnswer(asked: number, fill: Fill, offer: Offer | null): ShownAnswer {
  const answer = equalAnswer(asked, fill, offer);
  return { answerTokens: answer.answerTokens, isAnswerCapped: answer.isCapped, answerNote: equalAnswerNote(answer) };
}

/** The offer whose prices a row shows: the chosen one, else one in the region that is filtered by, else the first. */
function shownOffer(state: AppState, model: Model): Offer | null {
  const region = state.modelTable.filters?.region ?? null;
  const here = region === null ? undefined : offersOf(state, model.id).find((offer) => offer.region === region);
  return here ?? offerOf(state, model.id);
}

/** Models with the same key make the same of the same text. */
function tokenizerKey(mapping: TokenizerMapping): string {
  return `${mapping.kind} ${tokenizerIdOf(mapping)}`;
}

function isPending(part: Prompt['parts'][number], units: ReadonlyMap<UnitId, UnitCount>): boolean {
  const ids = 'turns' in part ? part.turns.map(({ id }) => id) : [part.id];
  return ids.some((id) => units.get(id)?.status === 'pending');
}

function isSame(a: Count, b: Count): boolean {
  return a.tokens === b.tokens && a.low === b.low && a.high === b.high && a.exactness === b.exactness;
}

interface Remembered {
  readonly text: Unit['text'];
  readonly known: CountState | undefined;
  readonly facts: TextFacts;
  readonly count: UnitCount;
}

interface UnitCounts {
  /** The same, or without what belongs to other calibrations. */
  for(state: AppState): UnitCounts;
  counter(state: AppState, mapping: TokenizerMapping): (unit: Unit) => UnitCount;
}

function createUnitCounts(calibrations?: AppState['work']['calibrations']): UnitCounts {
  const byTokenizer = new Map<string, Map<UnitId, Remembered>>();
  const counts: UnitCounts = {
    for: (state) => (state.work.calibrations === calibrations ? counts : createUnitCounts(state.work.calibrations)),
    counter: (state, mapping) => {
      const key = tokenizerKey(mapping);
      const before = byTokenizer.get(key);
      const now = new Map<UnitId, Remembered>();
      byTokenizer.set(key, now);
      return (unit) => {
        const known = knownOf(state, unit, mapping);
        const facts = factsShown(unit, state.shownCase, state.measures);
        const last = now.get(unit.id) ?? before?.get(unit.id);
        const isCurrent = last?.text === unit.text && last.facts === facts && isSameKnown(last.known, known);
        const count = isCurrent ? last.count : countUnit(unit, known, () => facts, mapping, state.work.calibrations);
        now.set(unit.id, isCurrent ? last : { text: unit.text, known, facts, count });
        return count;
      };
    },
  };
  return counts;
}

/**
 * What is known of a text for a tokenizer. For that of the chosen model it is what the window knows and nothing else, so that
 * both always say the same; for the others also what was counted for comparison.
 */
function knownOf(state: AppState, written: Unit, mapping: TokenizerMapping): CountState | undefined {
  const encodingId = countedWith(mapping);
  // With values in its variables a text is another one, under a name of its own.
  const isFilled = state.shownCase?.factsOf(written) !== undefined;
  const unit = isFilled ? filledUnit(written) : written;
  const own = isFilled ? state.shownCase?.knownOf(written, encodingId) : state.counts.get(unit.id);
  if (tokenizerKey(selectModel(state).tokenizer) === tokenizerKey(mapping)) return own;
  const isCurrent = own?.status === 'ready' && own.text === unit.text && own.encodingId === encodingId;
  if (isCurrent && isComplete(own, mapping)) return own;
  const compared = state.comparison.counts.get(comparisonKey(encodingId, unit.id));
  return compared?.text === unit.text ? asKnown(compared, state, unit) : isCurrent ? own : undefined;
}

function asKnown(compared: ComparedCount, state: AppState, unit: Unit): CountState {
  const { text, encodingId } = compared;
  if (compared.status === 'ready') return { status: 'ready', encodingId, text, tokens: compared.tokens, ...(compared.tally === null ? {} : { tally: compared.tally }) };
  const { reason, isVocabularyMissing } = compared;
  const base = isVocabularyMissing ? state.comparison.counts.get(comparisonKey(BASE_ENCODING, unit.id)) : undefined;
  const tally = base?.status === 'ready' && base.text === text ? (base.tally ?? undefined) : undefined;
  return { status: 'failed', encodingId, text, reason, isVocabularyMissing, tally };
}

function isSameKnown(a: CountState | undefined, b: CountState | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || a.status !== b.status || a.encodingId !== b.encodingId || a.text !== b.text || a.tally !== b.tally) return false;
  return a.status === 'ready' && b.status === 'ready' ? a.tokens === b.tokens : a.status === 'failed' && b.status === 'failed' && a.reason === b.reason;
}
