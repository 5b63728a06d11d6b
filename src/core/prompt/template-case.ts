// A prompt before its data exists: what it would be with typical values in its variables, and with the worst.

import { setTexts } from './edit';
import type { PartText } from './long-text';
import { type Prompt, unitsOf } from './part';
import { withReplaced } from './stretches';
import { templateVariables } from './template-variables';
import type { UnitId } from '@/core/units';

/** What stands for a variable: a text, or a size where there is no text yet. */
export type VariableValue = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'tokens' | 'characters'; readonly size: number };

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
/** Characters of prose that are counted for values of a size; more is taken in proportion. */
const COUNTED_CHARACTERS = 100_000;
const FILLER = 'The quick brown fox jumps over the lazy dog, and then it goes on to the next field. ';

export interface CaseSizes {
  /** Tokens of values that are given by their tokens; they stand nowhere in the texts. */
  readonly extraTokens: number;
  /** Characters of values that are given by those: they count as English prose, and stand nowhere in the texts. */
  readonly extraCharacters: number;
}

export interface PromptCase extends CaseSizes {
  readonly prompt: Prompt;
  /** The texts that have values in them, and what of the sizes stands in each. */
  readonly filled: ReadonlyMap<UnitId, CaseSizes & { readonly text: PartText }>;
  /** Variables without a value in this case. */
  readonly unset: readonly string[];
  /** The values are longer than a prompt can be: some are left out. */
  readonly isCut: boolean;
}

/** How often each variable stands in the parts that are switched on. In steps. */
export function* variablesOf(prompt: Prompt): Generator<unknown, ReadonlyMap<string, number>, undefined> {
  const all = new Map<string, number>();
  for (const { text } of enabledUnits(prompt)) {
    for (const found of templateVariables(text)) {
      for (const { kind: name } of found) all.set(name, (all.get(name) ?? 0) + 1);
      yield undefined;
    }
  }
  return all;
}

/** The prompt in one case. Values are not looked through for variables of their own. In steps. */
export function* promptCase(prompt: Prompt, variables: Variables, id: CaseId): Generator<unknown, PromptCase, undefined> {
  const filled = new Map<UnitId, CaseSizes & { readonly text: PartText }>();
  const unset = new Set<string>();
  let writtenUnits = 0;
  for (const { id: unitId, text } of enabledUnits(prompt)) {
    let [isChanged, extraTokens, extraCharacters] = [false, 0, 0];
    const withValues = yield* withReplaced(text, templateVariables(text), ({ kind: name }) => {
      const value = valueOf(variables, name, id);
      if (value === null) {
        unset.add(name);
        return null;
      }
      isChanged = true;
      if (value.kind === 'tokens') extraTokens += value.size;
      if (value.kind === 'characters') extraCharacters += value.size;
      if (value.kind !== 'text') return '';
      writtenUnits += value.text.length;
      return writtenUnits > MOST_WRITTEN_UNITS ? '' : value.text;
    });
    if (isChanged) filled.set(unitId, { text: withValues, extraTokens, extraCharacters });
  }
  return { ...withFilled(prompt, filled), filled, unset: [...unset], isCut: writtenUnits > MOST_WRITTEN_UNITS };
}

/** A case of the same prompt with fewer texts, whose own are as they were. */
export function caseOfRest(rest: Prompt, made: PromptCase): CaseSizes & { readonly prompt: Prompt } {
  return withFilled(rest, made.filled);
}

function withFilled(prompt: Prompt, filled: PromptCase['filled']): CaseSizes & { readonly prompt: Prompt } {
  let [extraTokens, extraCharacters] = [0, 0];
  for (const { id } of enabledUnits(prompt)) {
    extraTokens += filled.get(id)?.extraTokens ?? 0;
    extraCharacters += filled.get(id)?.extraCharacters ?? 0;
  }
  return { prompt: setTexts(prompt, new Map([...filled].map(([id, { text }]) => [id, text]))), extraTokens, extraCharacters };
}

/** What stands for a variable in a case; safe for any name. */
export function valueOf(variables: Variables, name: string, id: CaseId): VariableValue | null {
  if (!Object.hasOwn(variables, name)) return null;
  const { typical, worst } = variables[name]!;
  return id === 'typical' ? typical : (worst ?? typical);
}

/** Prose to be counted for so many characters, and what its tokens have to be multiplied by; 0 characters: ''. */
export function proseFor(characters: number): { readonly text: string; readonly times: number } {
  const counted = Math.min(characters, COUNTED_CHARACTERS);
  return { text: FILLER.repeat(Math.ceil(counted / FILLER.length)).slice(0, counted), times: counted === 0 ? 0 : characters / counted };
}

function enabledUnits({ parts }: Prompt) {
  return parts.filter(({ enabled }) => enabled).flatMap(unitsOf);
}
