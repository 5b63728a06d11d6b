// The work without its texts: every part that is left out becomes its figures, under the role and in the place that it has.

import type { Work } from './work';
import { elsewhereOf } from '@/core/catalog/elsewhere';
import { countedBy } from '@/core/catalog/withheld-cost';
import type { TokenizerMapping } from '@/core/catalog/model';
import type { BlankEnds, OtherCount, StatedCase, StatedFraming, VariablePlaces } from '@/core/prompt/attachment';
import { withoutAsSent } from '@/core/prompt/as-sent';
import { callCount } from '@/core/prompt/call-count';
import { uncountedToolsIn } from '@/core/prompt/part-tools';
import { withoutRequestFields } from '@/core/prompt/asked';
import { countCharacters, type Part } from '@/core/prompt/part';
import type { Variables, VariableValue } from '@/core/prompt/template-case';
import type { Count } from '@/core/tokenize/count';
import type { ScriptTally } from '@/core/tokenize/script-tally';
import type { UnitId } from '@/core/units';
import { withToolNamesAlone } from './tool-names';

/** What is known of a part's text. */
export interface PartFigures {
  readonly count: Count;
  /** Code points. */
  readonly characters: number;
  /** UTF-8. */
  readonly bytes: number;
  /** Of each of its texts, in order. */
  readonly blankEnds?: readonly BlankEnds[];
  /** Of tools that can be read. */
  readonly framing?: StatedFraming;
  /** For models that count otherwise; left out where they are not known. */
  readonly tally?: ScriptTally;
  readonly others?: readonly OtherCount[];
  /** Of the variables that have values. */
  readonly places?: readonly VariablePlaces[];
  /** With values in these. */
  readonly cases?: readonly StatedCase[];
}

/**
 * The work with the texts of `included` parts alone. An attachment has no text and stays. A part whose figures are not known
 * stays too: call this when all are. Turns of before a compaction are in none of it: nobody chose them, and they are not sent.
 * What is kept of an imported request goes along with all texts only, but for the names of its tools, and nothing of it unless it
 * is wanted (`withKept`). `valueTokens`: base tokens of the texts that are values of variables, as far as they are known.
 */
export function withoutTexts(work: Work, included: ReadonlySet<UnitId>, figures: ReadonlyMap<UnitId, PartFigures>, tokenizer: TokenizerMapping, withKept = true, valueTokens: ReadonlyMap<string, number> = new Map()): Work {
  const parts = work.prompt.parts.map((part) => {
    const known = figures.get(part.id);
    return included.has(part.id) || 'attachment' in part || known === undefined ? withoutEarlier(part) : withheldPart(part, known, countedBy(tokenizer));
  });
  // No attachment can be included; and where there is no text, none was.
  const texts = work.prompt.parts.filter((part) => !('attachment' in part));
  const isWhole = texts.length > 0 && texts.every(({ id }) => included.has(id));
  // Fields of a request may name users, or hold a text; and a message as it came may hold that of another part.
  const whole = { ...work.prompt, parts };
  const prompt = isWhole && withKept ? whole : withoutAsSent(withoutRequestFields(whole));
  // Of tools that are in no part the names say that they are sent: without them what is not counted would look counted.
  const tools = isWhole || !withKept ? undefined : withToolNamesAlone(work.prompt.requestFields);
  return { ...work, untouchedSample: false, prompt: tools === undefined ? prompt : { ...prompt, requestFields: tools }, ...(work.variables === undefined || isWhole ? {} : { variables: sizesOf(work.variables, valueTokens) }) };
}

/** Values of variables are text too: what stands for them is how long they are. */
function sizesOf(variables: Variables, tokens: ReadonlyMap<string, number>): Variables {
  const sizeOf = (value: VariableValue | null): VariableValue | null => {
    if (value?.kind !== 'text') return value;
    const own = tokens.get(value.text);
    const bytes = new TextEncoder().encode(value.text).length;
    return { kind: 'characters', size: countCharacters(value.text), leftOut: { bytes, ...(own === undefined ? {} : { tokens: own }) } };
  };
  return Object.fromEntries(Object.entries(variables).map(([name, { typical, worst }]) => [name, { typical: sizeOf(typical), worst: sizeOf(worst) }]));
}

function withoutEarlier(part: Part): Part {
  if (!('turns' in part) || part.earlier === undefined) return part;
  const { earlier: _, ...rest } = part;
  return rest;
}

function withheldPart(part: Exclude<Part, { attachment: unknown }>, { count, characters, bytes, blankEnds, framing, tally, others = [], places = [], cases = [] }: PartFigures, countedWith: string): Part {
  const { id, role, name, enabled } = part;
  const { tokens, low, high, exactness } = count;
  const uncountedTools = uncountedToolsIn(part);
  const stated = { sizeBytes: bytes, characters, tokens, low, high, exactness, ...(tally === undefined ? {} : { tally }), ...(framing === undefined ? {} : { framing }) };
  return {
    id,
    role,
    name,
    enabled,
    attachment: {
      kind: 'withheld',
      fileName: name,
      mediaType: 'text/plain',
      countedWith,
      ...stated,
      elsewhere: elsewhereOf(stated),
      ...(blankEnds === undefined ? {} : { blankEnds }),
      ...(others.length === 0 ? {} : { others }),
      ...('turns' in part ? { speakers: part.turns.map(({ speaker }) => speaker), calls: part.turns.map(callCount) } : {}),
      ...(uncountedTools === 0 ? {} : { uncountedTools }),
      ...(places.length === 0 ? {} : { places: [...places] }),
      ...(places.length === 0 || cases.length === 0 ? {} : { cases: [...cases] }),
    },
  };
}
