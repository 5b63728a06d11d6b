// The window as it would be: of another prompt, or with another model. Made of the same counts and rules as the one on the
// page, so that what is said of a change is what comes of it.
import { type Fill, fillWindow } from '@/core/budget/fill';
import type { Uncounted } from '@/core/budget/uncounted';
import { partsTotal, sizedOf, type TalliedCount, withSized } from '@/core/budget/parts-total';
import { partCost } from '@/core/catalog/attachment-cost';
import { countedWith } from '@/core/catalog/mappings';
import type { Model } from '@/core/catalog/model';
import { countedBy } from '@/core/catalog/withheld-cost';
import { isUnwritten, itemsOf } from '@/core/prompt/attachment';
import { withCalls } from '@/core/prompt/call-count';
import { keptToolsIn } from '@/core/prompt/kept-tools';
import type { PartText } from '@/core/prompt/long-text';
import { overheadCount, overheadLines, requestOf, toolsPartCount } from '@/core/prompt/overhead';
import { uncountedToolsIn } from '@/core/prompt/part-tools';
import { type Part, type Prompt, type Unit, unitsOf } from '@/core/prompt/part';
import { estimateMeasure } from '@/core/prompt/measure';
import { type CaseSizes, sizedCounts } from '@/core/prompt/template-case';
import { addCounts } from '@/core/tokenize/count';
import { estimateFromCharacters } from '@/core/tokenize/estimate';
import type { EncodingId } from '@/core/tokenize/encoding';
import { addTallies } from '@/core/tokenize/script-tally';
import type { UnitId } from '@/core/units';
import type { AppState, CountedText, CountState } from './app-state';
import { filledSettings, framingKey } from './part-counts';
import { countShort, countUnit, isComplete, knownFactsOf, type TextFacts } from './unit-counts';

/** A text whose tokens are wanted. */
export interface AskedText {
  readonly encodingId: EncodingId;
  readonly text: PartText;
  /** An estimate by a family's ratios rests on it. */
  readonly tally: boolean;
}

/** What is known of texts beside those of the prompt. */
export interface KnownTexts {
  get(encodingId: EncodingId, text: PartText): CountedText | undefined;
}

export interface WouldBe {
  readonly fill: Fill;
  /** Tokens of the parts that are switched on. */
  readonly partTokens: ReadonlyMap<UnitId, number>;
  /** What has to be counted before the fill is as sure as it can be. */
  readonly asked: readonly AskedText[];
}

const NO_SIZES: ReadonlyMap<UnitId, CaseSizes> = new Map();

/**
 * How the window of a model would be filled by a prompt, under the user's settings, and what is not counted of it yet.
 * `sizes`: what is beside its texts where it is a case of a template.
 */
export function fillOf(state: AppState, prompt: Prompt, model: Model, known: KnownTexts, sizes = NO_SIZES): WouldBe {
  const { tokenizer, framing } = model;
  const { calibrations, settings, prompt: { allowedTokens } } = state.work;
  const encodingId = countedWith(tokenizer);
  const tally = tokenizer.kind === 'estimate';
  const asked = new Map<PartText, AskedText>();
  const ask = (text: PartText) => asked.set(text, { encodingId, text, tally });

  const countText = (text: string) => {
    const found = state.framingCounts.get(framingKey(encodingId, text)) ?? known.get(encodingId, text);
    if (text !== '' && (found === undefined || !isComplete(found, tokenizer))) ask(text);
    return countShort(text, found, tokenizer);
  };
  const sized = sizedCounts({ prompt, sizes }, countText);
  const countedUnit = (unit: Unit): TalliedCount => {
    const current = currentCount(state, unit, encodingId);
    const aside = readyCount(known.get(encodingId, unit.text), unit.text, encodingId);
    // The page may have the tokens alone, where another model is estimated from a tally of the same encoding.
    const found = current?.status === 'ready' && !isComplete(current, tokenizer) ? (aside ?? current) : (current ?? aside);
    if (found?.status !== 'failed' && (found === undefined || !isComplete(found, tokenizer)) && unit.text !== '') ask(unit.text);
    // Of the thousands of turns of a history, what the page has read is not read again with each few that are counted.
    return countUnit(unit, found, () => knownFactsOf(unit) ?? glanceAt(unit.text), tokenizer, calibrations);
  };
  const countedPart = (part: Part): TalliedCount => {
    if ('attachment' in part) return withSized({ ...partCost(part, model).count, tally: null }, sized.get(part.id));
    const definitions = toolsPartCount(part, framing, countText);
    if (definitions !== null) return withSized({ ...definitions, tally: null }, sized.get(part.id));
    const turns = 'turns' in part ? part.turns : [];
    const counts = unitsOf(part).map((unit, index) => withSized(withCalls(countedUnit(unit), turns[index], framing.calls), sized.get(unit.id)));
    const tallies = counts.flatMap((count) => count.tally ?? []);
    return { ...addCounts(counts), sized: sizedOf(counts), tally: counts.length > 0 && tallies.length === counts.length ? addTallies(tallies) : null };
  };

  const enabled = prompt.parts.filter((part) => part.enabled);
  const counts = enabled.map(countedPart);
  const { limits, reserveTokens, reasoningTokens } = filledSettings(settings, model, allowedTokens);
  const fill = fillWindow({
    parts: partsTotal(counts, tokenizer, calibrations),
    overhead: overheadCount(overheadLines(requestOf(prompt), framing, countText, countedBy(tokenizer))),
    ...uncountedOf(prompt, model),
    limits,
    reserveTokens,
    reasoningTokens,
  });
  return { fill, partTokens: new Map(enabled.map(({ id }, index) => [id, counts[index]?.tokens ?? 0])), asked: [...asked.values()] };
}

/** As `uncountedIn` has it. */
export function uncountedOf({ parts, requestFields }: Pick<Prompt, 'parts' | 'requestFields'>, model: Model): Uncounted {
  const uncounted = parts.flatMap((part) => {
    if (!part.enabled || !('attachment' in part)) return [];
    const { refusal, count } = partCost(part, model);
    return refusal !== null && count.high === 0 ? part.attachment : [];
  });
  const unwrittenPrompts = uncounted.filter(isUnwritten).length;
  return {
    uncountedAttachments: uncounted.reduce((sum, attachment) => sum + itemsOf(attachment), 0),
    ...(unwrittenPrompts === 0 ? {} : { unwrittenPrompts }),
    uncountedTools: parts.reduce((sum, part) => sum + (part.enabled ? uncountedToolsIn(part) : 0), keptToolsIn(requestFields)),
  };
}

/** What the page has of this very text in this encoding. */
function currentCount(state: AppState, unit: Unit, encodingId: EncodingId): CountState | undefined {
  const count = state.counts.get(unit.id);
  return count?.text === unit.text && count.encodingId === encodingId ? count : undefined;
}

function readyCount(known: CountedText | undefined, text: PartText, encodingId: EncodingId): CountState | undefined {
  return known === undefined ? undefined : { ...known, status: 'ready', encodingId, text };
}

const GLANCE_UNITS = 1_200;
/** The texts that were glanced at last; a prompt has a few hundred, and one plan looks at each a dozen times. */
const MOST_GLANCES = 4_096;
let glances = new Map<PartText, TextFacts>();

/** The estimate of a text until it is counted. */
export function glanceAt(text: PartText): TextFacts {
  const known = glances.get(text);
  if (known !== undefined) return known;
  const measure = estimateMeasure(text);
  const facts: TextFacts = { text, measure, isMeasured: false, glance: estimateFromCharacters(text, GLANCE_UNITS, measure.bytes), careful: null };
  if (glances.size >= MOST_GLANCES) glances = new Map();
  glances.set(text, facts);
  return facts;
}

/** Counts of texts beside the prompt, by encoding and text. */
export class CountedTexts implements KnownTexts {
  private readonly byEncoding = new Map<EncodingId, Map<PartText, CountedText>>();

  get(encodingId: EncodingId, text: PartText): CountedText | undefined {
    return this.byEncoding.get(encodingId)?.get(text);
  }

  set(encodingId: EncodingId, text: PartText, count: CountedText): void {
    const texts = this.byEncoding.get(encodingId) ?? new Map<PartText, CountedText>();
    this.byEncoding.set(encodingId, texts.set(text, count));
  }
}
