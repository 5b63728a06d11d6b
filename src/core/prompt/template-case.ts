// A prompt before its data exists: what it would be with typical values in its variables, and with the worst.

import type { VariablePlaces, WithheldText } from './attachment';
import { setTexts } from './edit';
import { type LeftOut, NONE_LEFT_OUT, type SizedValue, withLeftOut } from './left-out-value';
import type { PartText } from './long-text';
import { openNames } from './open-places';
import { type Part, type Prompt, unitsOf } from './part';
import { withReplaced } from './stretches';
import type { CountText } from './template-cost';
import { templateVariables } from './template-variables';
import { withheldCase } from './withheld-case';
import { addCounts, type Count, NOTHING } from '@/core/tokenize/count';
import type { UnitId } from '@/core/units';

/** What stands for a variable: a text, or a size where there is no text yet. */
export type VariableValue = { readonly kind: 'text'; readonly text: string } | SizedValue;

/** null: not said. The worst case is then the typical one, and without either the variable stays as it is written. */
export interface VariableCases {
  readonly typical: VariableValue | null;
  readonly worst: VariableValue | null;
}
export type Variables = Readonly<Record<string, VariableCases>>;
export const CASES = ['typical', 'worst'] as const;
export type CaseId = (typeof CASES)[number];

/** The largest size that is taken: more than any window. */
export const MOST_VARIABLE_SIZE = 100_000_000;
/** UTF-16 units that are written into a prompt in all: a value may stand in it a thousand times. */
const MOST_WRITTEN_UNITS = 32_000_000;
/**
 * What other text of as many characters may count, for one token of the prose that is counted, which has about 4.2 characters
 * a token in every public tokenizer: from 6 characters a token to 1.2. That holds English, languages in Latin letters, code and
 * JSON with its logs in the tokenizers of current models, and in o200k_base every text of the view of languages: the sparsest
 * is English with 4.9, the densest are Chinese and Japanese with 1.2. It does not hold what may be a token a character or more,
 * such as scripts for which another tokenizer has no words (0.6 of Telugu in Llama 3), emoji and random bytes as hexadecimal
 * digits where each digit is one; nor, at the other end, long runs of blanks or of one character.
 */
const OF_OTHER_TEXT = { low: 0.7, high: 3.5 };
/** Characters of prose that are counted for values of a size; more is taken in proportion. */
const COUNTED_CHARACTERS = 100_000;
const FILLER = 'The quick brown fox jumps over the lazy dog, and then it goes on to the next field. ';

export interface CaseSizes {
  /** Tokens of values that are given by their tokens; they stand nowhere in the texts. */
  readonly extraTokens: number;
  /** Characters of values that are given by those: they count as English prose in the range of other text, and stand nowhere in the texts. */
  readonly extraCharacters: number;
  /** Of values that are texts and were left out by a link. */
  readonly leftOut?: LeftOut;
}

/** A prompt with values in its texts, and what of sizes belongs to each text, and to each part that a link left out. */
export interface FilledPrompt {
  readonly prompt: Prompt;
  readonly sizes: ReadonlyMap<UnitId, CaseSizes>;
}

export interface PromptCase extends FilledPrompt {
  /** The texts that have values in them. */
  readonly filled: ReadonlyMap<UnitId, PartText>;
  /** Of texts that a link left out, by their parts: what is stated of them, without the places of the variables. */
  readonly withheld: ReadonlyMap<UnitId, WithheldText>;
  /** Open variables without a value in this case, of what is sent. */
  readonly unset: readonly string[];
  /** The values are longer than a prompt can be: some are left out. */
  readonly isCut: boolean;
  /** Whether a value stands in anything that is sent. */
  readonly isFilled: boolean;
}

/** How often each variable stands in the parts that are switched on, texts that a link left out included. In steps. */
export function* variablesOf(prompt: Prompt): Generator<unknown, ReadonlyMap<string, number>, undefined> {
  const all = new Map<string, number>();
  for (const { text } of unitsWhere(prompt, true)) {
    for (const found of templateVariables(text)) {
      for (const { kind: name } of found) all.set(name, (all.get(name) ?? 0) + 1);
      yield undefined;
    }
  }
  for (const { attachment } of withheldWhere(prompt, true)) {
    for (const { name, times } of attachment.places ?? []) all.set(name, (all.get(name) ?? 0) + times);
  }
  return all;
}

/** The variables that stand in a prompt, whether the part is switched on or not; undefined: none does. In steps. */
export function* usedVariables({ parts }: Prompt, variables: Variables): Generator<unknown, Variables | undefined, undefined> {
  const names = new Set<string>();
  for (const part of parts) {
    const places = 'attachment' in part ? (part.attachment.kind === 'withheld' ? (part.attachment.places ?? []) : []) : yield* placesOf(part);
    for (const { name } of places) names.add(name);
  }
  const used = Object.entries(variables).filter(([name]) => names.has(name));
  return used.length === 0 ? undefined : Object.fromEntries(used);
}

/** Where each variable stands in the texts of a part, whether it is switched on or not. In steps. */
export function* placesOf(part: Part): Generator<unknown, readonly VariablePlaces[], undefined> {
  const all = new Map<string, VariablePlaces>();
  for (const { text } of unitsOf(part)) {
    for (const found of templateVariables(text)) {
      for (const { kind: name, start, end } of found) {
        const { times, units } = all.get(name) ?? { times: 0, units: 0 };
        all.set(name, { name, times: times + 1, units: units + end - start });
      }
      yield undefined;
    }
  }
  return [...all.values()];
}

/**
 * The prompt in one case, with what is switched off: it counts nothing, but its own count stands beside those of the rest. In a text that a link left out nothing can stand: its stated tokens are without the places of
 * the variables, as an estimate, and every value is a size. Values are not looked through for variables of their own. In
 * steps.
 */
export function* promptCase(prompt: Prompt, variables: Variables, id: CaseId): Generator<unknown, PromptCase, undefined> {
  const filled = new Map<UnitId, PartText>();
  const sizes = new Map<UnitId, CaseSizes>();
  const unset = new Set<string>();
  let writtenUnits = 0;
  const jsonIds = new Set(prompt.parts.filter(isJson).map((part) => part.id));
  const sent = unitsWhere(prompt, true);
  let [isFilled, isCut] = [false, false];
  // What is sent comes first, as it is the first to have room.
  for (const [index, { id: unitId, text }] of [...sent, ...unitsWhere(prompt, false)].entries()) {
    const isSent = index < sent.length;
    let [isChanged, extraTokens, extraCharacters, leftOut] = [false, 0, 0, NONE_LEFT_OUT];
    const withValues = yield* withReplaced(text, templateVariables(text), ({ kind: name }) => {
      const value = valueOf(variables, name, id);
      if (value === null) {
        if (isSent) unset.add(name);
        return null;
      }
      isChanged = true;
      if (value.kind !== 'text') {
        if (value.leftOut !== undefined) leftOut = withLeftOut(leftOut, value, 1, jsonIds.has(unitId));
        else if (value.kind === 'tokens') extraTokens += value.size;
        else extraCharacters += value.size;
        return '';
      }
      const written = jsonIds.has(unitId) ? escapedForJson(value.text) : value.text;
      writtenUnits += written.length;
      return writtenUnits > MOST_WRITTEN_UNITS ? '' : written;
    });
    if (isSent) [isFilled, isCut] = [isFilled || isChanged, writtenUnits > MOST_WRITTEN_UNITS];
    if (!isChanged) continue;
    filled.set(unitId, withValues);
    if (leftOut !== NONE_LEFT_OUT) sizes.set(unitId, { extraTokens, extraCharacters, leftOut });
    else if (extraTokens + extraCharacters > 0) sizes.set(unitId, { extraTokens, extraCharacters });
  }
  const withheld = new Map<UnitId, WithheldText>();
  for (const isSent of [true, false]) {
    for (const { id: partId, attachment } of withheldWhere(prompt, isSent)) {
      const values = (attachment.places ?? []).map(({ name }) => ({ name, value: valueOf(variables, name, id) }));
      if (isSent) for (const { name, value } of values) if (value === null) unset.add(name);
      const made = withheldCase(attachment, values.map(({ value }) => value), id);
      if (made === null) continue;
      isFilled ||= isSent;
      withheld.set(partId, made.attachment);
      sizes.set(partId, made.sizes);
    }
  }
  const made = { filled, withheld, sizes };
  const open = unset.size === 0 ? unset : yield* openNames(prompt);
  return { ...made, ...caseOfRest(prompt, made), unset: [...unset].filter((name) => open.has(name)), isCut, isFilled };
}

/** Whether definitions of tools are JSON with their variables in them: each then stands in a string, as braces of a place stand nowhere else. */
function isJson(part: Part): boolean {
  if (part.role !== 'tools' || !('text' in part) || typeof part.text !== 'string') return false;
  try {
    JSON.parse(part.text);
    return true;
  } catch {
    return false;
  }
}

/** As it stands between the quotes of a string. */
function escapedForJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** A case of the same prompt with other or fewer texts: those that it has are as they were made. */
export function caseOfRest(rest: Prompt, { filled, withheld, sizes }: Pick<PromptCase, 'filled' | 'withheld' | 'sizes'>): FilledPrompt {
  const lacking = new Map([...sizes].flatMap(([id, { leftOut }]) => (leftOut === undefined || withheld.has(id) ? [] : [[id, leftOut] as const])));
  const texts = setTexts(rest, filled);
  const written = lacking.size === 0 ? texts : { ...texts, lacking };
  return { prompt: withheld.size === 0 ? written : { ...written, parts: written.parts.map((part) => withStated(part, withheld.get(part.id))) }, sizes };
}

/** All sizes of the parts that are switched on, or of those that are off. */
export function totalSizes({ prompt, sizes }: FilledPrompt, enabled = true): CaseSizes {
  let [extraTokens, extraCharacters] = [0, 0];
  for (const { id } of sizes.size === 0 ? [] : [...unitsWhere(prompt, enabled), ...withheldWhere(prompt, enabled)]) {
    extraTokens += sizes.get(id)?.extraTokens ?? 0;
    extraCharacters += sizes.get(id)?.extraCharacters ?? 0;
  }
  return { extraTokens, extraCharacters };
}

/**
 * What the sizes of each text and part come to, beside what stands in them: tokens exactly as they are given, characters as an
 * estimate: as many as English prose, in the range of text of any usual kind (`OF_OTHER_TEXT`). The prose is counted once for all
 * that are switched on, and once for all that are off: these change nothing of those.
 */
export function sizedCounts(filled: FilledPrompt, countText: CountText): ReadonlyMap<UnitId, Count> {
  const all = new Map<UnitId, Count>();
  if (filled.sizes.size === 0) return all;
  for (const enabled of [true, false]) addSizedCounts(all, filled, enabled, countText);
  return all;
}

function addSizedCounts(all: Map<UnitId, Count>, filled: FilledPrompt, enabled: boolean, countText: CountText): void {
  const { text } = proseFor(totalSizes(filled, enabled).extraCharacters);
  const prose = text === '' ? NOTHING : countText(text);
  for (const part of filled.prompt.parts) {
    if (part.enabled === enabled) addSizedCountsOf(all, 'attachment' in part ? [part] : unitsOf(part), filled.sizes, prose, text.length);
  }
}

/** Of the texts of a part, which are rounded together: of one that a link left out nobody knows what stands in which of them. */
function addSizedCountsOf(all: Map<UnitId, Count>, units: readonly { readonly id: UnitId }[], allSizes: FilledPrompt['sizes'], prose: Count, proseUnits: number): void {
  let characters = 0;
  for (const { id } of units) {
    const sizes = allSizes.get(id);
    if (sizes === undefined) continue;
    const given: Count = { tokens: sizes.extraTokens, low: sizes.extraTokens, high: sizes.extraTokens, exactness: 'exact' };
    const times = sizes.extraCharacters === 0 ? 0 : sizes.extraCharacters / proseUnits;
    const upTo = (most: number) => (times === 0 ? 0 : Math.round((prose.tokens * most) / proseUnits));
    const tokens = upTo(characters + sizes.extraCharacters) - upTo(characters);
    characters += sizes.extraCharacters;
    const low = Math.min(tokens, Math.floor(prose.low * times * OF_OTHER_TEXT.low));
    const sized: Count = { tokens, low, high: Math.max(tokens, Math.ceil(prose.high * times * OF_OTHER_TEXT.high)), exactness: 'estimate' };
    all.set(id, addCounts([given, ...(times === 0 ? [] : [sized]), ...(sizes.leftOut === undefined ? [] : [sizes.leftOut])]));
  }
}

function withStated(part: Part, attachment: WithheldText | undefined): Part {
  return attachment !== undefined && 'attachment' in part ? { ...part, attachment } : part;
}

/** What stands for a variable in a case; safe for any name. A worst size below the typical one is none: the typical one stands for both. */
export function valueOf(variables: Variables, name: string, id: CaseId): VariableValue | null {
  if (!Object.hasOwn(variables, name)) return null;
  const { typical, worst } = variables[name]!;
  return id === 'typical' || isWorstBelow(variables[name]!) ? typical : (worst ?? typical);
}

/** Whether the worst value is smaller than the typical one. Only sizes of one kind can be compared without counting. */
export function isWorstBelow({ typical, worst }: VariableCases): boolean {
  if (typical === null || worst === null || typical.kind === 'text' || worst.kind === 'text') return false;
  return typical.kind === worst.kind && typical.leftOut === undefined && worst.leftOut === undefined && worst.size < typical.size;
}

/** Prose to be counted for so many characters, and what its tokens have to be multiplied by; 0 characters: ''. */
export function proseFor(characters: number): { readonly text: string; readonly times: number } {
  const counted = Math.min(characters, COUNTED_CHARACTERS);
  return { text: FILLER.repeat(Math.ceil(counted / FILLER.length)).slice(0, counted), times: counted === 0 ? 0 : characters / counted };
}

function withheldWhere({ parts }: Prompt, enabled: boolean) {
  return parts.flatMap((part) => (part.enabled === enabled && 'attachment' in part && part.attachment.kind === 'withheld' ? [{ id: part.id, attachment: part.attachment }] : []));
}

function unitsWhere({ parts }: Prompt, enabled: boolean) {
  return parts.filter((part) => part.enabled === enabled).flatMap(unitsOf);
}
