// The prompt with values in its variables, which selectors take in place of the prompt as it is written: every sum of the page
// is then one of the case that was chosen. Loaded with the first value; until then the state only knows its type.
import { countedWith } from '@/core/catalog/mappings';
import type { TokenizerMapping } from '@/core/catalog/model';
import { LONG_UNITS } from '@/core/prompt/long-text';
import { measureText } from '@/core/prompt/measure';
import type { Prompt, Unit } from '@/core/prompt/part';
import type { CountText } from '@/core/prompt/template-cost';
import { type CaseId, caseOfRest, type CaseSizes, type PromptCase, sizedCounts } from '@/core/prompt/template-case';
import type { Calibrations } from '@/core/tokenize/calibration';
import type { Count } from '@/core/tokenize/count';
import type { EncodingId } from '@/core/tokenize/encoding';
import type { UnitId } from '@/core/units';
import type { CountState } from './app-state';
import { glanceAt, type KnownTexts } from './fill-of';
import { countUnit, type TextFacts, type UnitCount } from './unit-counts';

export interface ShownCase {
  readonly id: CaseId;
  /** What it was made of: the same object until the prompt or a value changes. */
  readonly made: PromptCase;
  /** What is known of its texts so far. */
  readonly known: KnownTexts;
  /** The prompt with the values in it. One that has changed since has those of its texts that are still there. */
  promptOf(prompt: Prompt): Prompt;
  /** What is given by a size alone, by text and part. */
  sizedCounts(prompt: Prompt, countText: CountText): ReadonlyMap<UnitId, Count>;
  /** undefined: the text is as it is written, and so are its facts. */
  factsOf(unit: Unit): TextFacts | undefined;
  /** What is known of a text with values in it. */
  knownOf(unit: Unit, encodingId: EncodingId): CountState | undefined;
  /** Its count; undefined: the text is as it is written. `written`: what is known of that, which says why the tokenizer cannot count either. */
  countOf(unit: Unit, written: CountState | undefined, mapping: TokenizerMapping, calibrations: Calibrations): UnitCount | undefined;
}

const factsOfCases = new WeakMap<PromptCase, Map<UnitId, TextFacts>>();

export function shownCase(id: CaseId, made: PromptCase, known: KnownTexts): ShownCase {
  const facts = factsOfCases.get(made) ?? new Map<UnitId, TextFacts>();
  factsOfCases.set(made, facts);
  const isFilled = ({ id: unitId, text }: Unit) => made.filled.get(unitId) === text;
  const factsOf = (unit: Unit) => {
    if (!isFilled(unit)) return undefined;
    const read = facts.get(unit.id) ?? readFacts(unit.text, charactersOf(made.sizes.get(unit.id)));
    facts.set(unit.id, read);
    return read;
  };
  const knownOf = (unit: Unit, encodingId: EncodingId): CountState | undefined => {
    const counted = isFilled(unit) ? known.get(encodingId, unit.text) : undefined;
    return counted === undefined ? undefined : { ...counted, status: 'ready', encodingId, text: unit.text };
  };
  return {
    id,
    made,
    known,
    promptOf: (prompt) => caseOfRest(prompt, made).prompt,
    sizedCounts: (prompt, countText) => sizedCounts({ prompt, sizes: made.sizes }, countText),
    factsOf,
    knownOf,
    countOf: (unit, written, mapping, calibrations) => {
      const own = factsOf(unit);
      if (own === undefined) return undefined;
      const encodingId = countedWith(mapping);
      const count = countUnit(unit, knownOf(unit, encodingId), () => own, mapping, calibrations);
      return count.status === 'pending' && written?.status === 'failed' && written.encodingId === encodingId ? { ...count, status: 'failed', reason: written.reason } : count;
    },
  };
}

/** A text with values in it under a name of its own, where counts of the text as it is written are kept by unit. */
export function filledUnit(unit: Unit): Unit {
  return { ...unit, id: `${unit.id} filled` as UnitId };
}

function charactersOf(sizes: CaseSizes | undefined): number {
  return (sizes?.extraCharacters ?? 0) + (sizes?.leftOut?.characters ?? 0);
}

/** Its characters are those that are known: of a value that is given by its tokens there are none. */
function readFacts(text: Unit['text'], extraCharacters: number): TextFacts {
  const glance = glanceAt(text);
  const isLong = typeof text === 'string' && text.length > LONG_UNITS;
  const measure = isLong ? glance.measure : measureText(text);
  return { ...glance, measure: { ...measure, characters: measure.characters + extraCharacters }, isMeasured: !isLong };
}
