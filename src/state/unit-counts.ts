// The count of one text for a model, from what is known of it: tokens of its own tokenizer, a tally, or only characters.
import { ESTIMATE_FAMILIES } from '@/core/catalog/families';
import { countedWith, countWithoutVocabulary, documentRatio } from '@/core/catalog/mappings';
import type { TokenizerMapping } from '@/core/catalog/model';
import { LONG_UNITS, type PartText } from '@/core/prompt/long-text';
import { estimateMeasure, measureText, type TextMeasure } from '@/core/prompt/measure';
import type { Unit } from '@/core/prompt/part';
import { type Calibrations, familyTokens } from '@/core/tokenize/calibration';
import type { Count } from '@/core/tokenize/count';
import { estimateFromCharacters, scaleCount } from '@/core/tokenize/estimate';
import type { Ratio } from '@/core/tokenize/estimate-family';
import type { ScriptTally } from '@/core/tokenize/script-tally';
import type { UnitId } from '@/core/units';
import type { AppState, CountedText, CountState } from './app-state';

export interface UnitCount extends Count {
  /**
   * ready: counted by the tokenizer, by the family's ratios or by the vendor's formula. pending: an estimate until the
   * worker answers. failed: an estimate that stays. refused: an attachment that the vendor gives no formula for, or that the
   * model does not take.
   */
  readonly status: 'ready' | 'pending' | 'failed' | 'refused';
  /** Why it failed or was refused; of an attachment that was counted, how. */
  readonly reason: string | null;
  /** The base tokens that a family's ratios were applied to; null where the count comes from elsewhere. */
  readonly tally: ScriptTally | null;
  /** What of it stands in no text: values of variables that are given by a size. */
  readonly sized?: Count | undefined;
}

/** What is read off a text by itself, once per text, so that typing in one part does not measure all the others again. */
export interface TextFacts {
  readonly text: PartText;
  /** Of a long string an estimate, until it is measured. */
  readonly measure: TextMeasure;
  readonly isMeasured: boolean;
  /** A glance, for the moment until the tokenizer answers: it must cost less than a frame. */
  readonly glance: Count;
  /** The better estimate, for a text that cannot be counted. Made when it is needed. */
  careful: Count | null;
}

const GLANCE_UNITS = 1_200;
const CAREFUL_UNITS = 48_000;
const factsByUnit = new Map<UnitId, TextFacts>();
/** By text, of texts that are about to become units. */
let prepared = new Map<PartText, TextFacts>();
let isPreparedUsed = false;

export function factsOf(unit: Unit, measures: AppState['measures']): TextFacts {
  const { id, text } = unit;
  const own = factsByUnit.get(id);
  const known = own?.text === text ? own : prepared.get(text);
  const isLong = typeof text === 'string' && text.length > LONG_UNITS;
  const measured = isLong ? measures.get(id) : undefined;
  const isMeasured = !isLong || measured?.text === text;
  if (known !== undefined && known.isMeasured === isMeasured) {
    if (known !== own) {
      isPreparedUsed = true;
      factsByUnit.set(id, known);
    }
    return known;
  }
  const measure = measured?.text === text ? measured : isLong ? estimateMeasure(text) : measureText(text);
  const facts = readFacts(text, measure, isMeasured);
  factsByUnit.set(id, facts);
  return facts;
}

/** What the page has read off this very text of a unit, if it has. */
export function knownFactsOf({ id, text }: Unit): TextFacts | undefined {
  const known = factsByUnit.get(id);
  return known?.text === text ? known : undefined;
}

function readFacts(text: PartText, measure: TextMeasure, isMeasured: boolean): TextFacts {
  return { text, measure, isMeasured, glance: estimateFromCharacters(text, GLANCE_UNITS, measure.bytes), careful: null };
}

/** Reads the facts of texts that are about to become units, a step for each: thousands of turns come at once. They are kept until they are used. */
export function* prepareFacts(texts: Iterable<PartText>): Generator<undefined, void, undefined> {
  prepared = new Map();
  isPreparedUsed = false;
  for (const text of texts) {
    if (text.length > LONG_UNITS || prepared.has(text)) continue;
    prepared.set(text, readFacts(text, measureText(text), true));
    yield undefined;
  }
}

/** Forgets the facts of units that are gone. */
export function keepFactsOf(ids: { has(id: UnitId): boolean }): void {
  for (const id of lastCounts.keys()) if (!ids.has(id)) lastCounts.delete(id);
  for (const id of factsByUnit.keys()) {
    if (ids.has(id)) continue;
    factsByUnit.delete(id);
    guesses.clear();
  }
  if (isPreparedUsed) prepared = new Map();
  isPreparedUsed = false;
}

/** The count of a text that a worker counts. Facts are asked for only where it is not counted. Of no text it is exact: nothing is nothing in every tokenizer. */
export function countUnit(
  unit: Unit,
  known: CountState | undefined,
  factsNow: () => TextFacts,
  mapping: TokenizerMapping,
  calibrations: Calibrations,
): UnitCount {
  const count = countText(unit, known, factsNow, mapping, calibrations);
  return unit.text.length === 0 ? { ...count, exactness: 'exact' } : count;
}

function countText(
  unit: Unit,
  known: CountState | undefined,
  factsNow: () => TextFacts,
  mapping: TokenizerMapping,
  calibrations: Calibrations,
): UnitCount {
  const isCurrent = known !== undefined && known.text === unit.text && known.encodingId === countedWith(mapping);
  if (isCurrent && known.status === 'ready') return lastCount(unit.id, known, mapping, calibrations, () => ({ ...countKnown(known, mapping, calibrations), status: isComplete(known, mapping) ? 'ready' : 'pending', reason: null }));
  if (isCurrent && known.status === 'failed') {
    const { reason, tally } = known;
    if (tally !== undefined) return { ...countWithoutVocabulary(tally), status: 'failed', reason, tally: null };
    return { ...scaledGuess(carefulEstimate(factsNow()), documentRatio(mapping)), status: 'failed', reason, tally: null };
  }
  const facts = factsNow();
  return lastCount(unit.id, facts, mapping, null, () => ({ ...scaledGuess(facts.glance, documentRatio(mapping)), status: 'pending', reason: null, tally: null }));
}

interface CountFor {
  readonly of: CountState | TextFacts;
  readonly mapping: TokenizerMapping;
  readonly calibrations: Calibrations | null;
  readonly count: UnitCount;
}

/** As they were asked for last: thousands of turns are summed up with each few of them that are counted. No map of weak keys, as those cost every collection of garbage. */
const lastCounts = new Map<UnitId, CountFor>();

function lastCount(id: UnitId, of: CountState | TextFacts, mapping: TokenizerMapping, calibrations: Calibrations | null, make: () => UnitCount): UnitCount {
  const last = lastCounts.get(id);
  if (last?.of === of && last.mapping === mapping && last.calibrations === calibrations) return last.count;
  const count = make();
  lastCounts.set(id, { of, mapping, calibrations, count });
  return count;
}

const MOST_GUESSES = 16_384;
/** The edges of thousands of turns are the same for all models. */
const guesses = new Map<string, Count>();

function guessOf(text: string): Count {
  const known = guesses.get(text);
  if (known !== undefined) return known;
  if (guesses.size >= MOST_GUESSES) guesses.clear();
  const guess = estimateFromCharacters(text);
  guesses.set(text, guess);
  return guess;
}

/** The count of a short text, such as those of the framing: an estimate until the tokenizer has answered. */
export function countShort(text: string, known: CountedText | undefined, mapping: TokenizerMapping): Count {
  return known === undefined ? scaledGuess(guessOf(text), documentRatio(mapping)) : countKnown(known, mapping, {});
}

/** The count of a text beside the prompt from what the tokenizer answered; null: it did not, and an estimate stays. */
export function countAnswered(text: PartText, known: CountedText | null, mapping: TokenizerMapping, calibrations: Calibrations): Count {
  if (known === null) return scaledGuess(estimateFromCharacters(text, CAREFUL_UNITS), documentRatio(mapping));
  const { tokens, low, high, exactness } = countKnown(known, mapping, calibrations);
  return { tokens, low, high, exactness };
}

/** Whether nothing is left to ask for: a family's count rests on a tally, not on the tokens alone. */
export function isComplete(known: CountedText, mapping: TokenizerMapping): boolean {
  return mapping.kind !== 'estimate' || known.tally !== undefined;
}

function countKnown({ tokens, tally }: CountedText, mapping: TokenizerMapping, calibrations: Calibrations): Count & { readonly tally: ScriptTally | null } {
  if (mapping.kind !== 'estimate') return { tokens, low: tokens, high: tokens, exactness: mapping.kind, tally: null };
  if (tally === undefined) return { ...scaleCount(tokens, documentRatio(mapping), mapping.kind), tally: null };
  return { ...familyTokens(ESTIMATE_FAMILIES[mapping.family], calibrations, tally), tally };
}

function carefulEstimate(facts: TextFacts): Count {
  return (facts.careful ??= estimateFromCharacters(facts.text, CAREFUL_UNITS, facts.measure.bytes));
}

function scaledGuess(guess: Count, ratio: Ratio): Count {
  return {
    tokens: Math.round(guess.tokens * ratio.mid),
    low: Math.floor(guess.low * ratio.low),
    high: Math.ceil(guess.high * ratio.high),
    exactness: 'estimate',
  };
}
