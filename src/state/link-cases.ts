// What a link states of a text with values in its variables: the values do not go along, so nobody can count it there.
import { countedWith } from '@/core/catalog/mappings';
import type { Model } from '@/core/catalog/model';
import type { OtherCount, StatedCase, StatedValue } from '@/core/prompt/attachment';
import type { PartText } from '@/core/prompt/long-text';
import { measureText } from '@/core/prompt/measure';
import { textsAskedFor, toolsPartCount } from '@/core/prompt/overhead';
import { countCharacters, type Part, type Prompt, unitsOf } from '@/core/prompt/part';
import { CASES, type CaseId, placesOf, promptCase, valueOf, type VariableValue, type Variables } from '@/core/prompt/template-case';
import { blankEndsOf } from '@/core/share/stated-ends';
import { BASE_ENCODING } from '@/core/tokenize/estimate-family';
import { addTallies } from '@/core/tokenize/script-tally';
import type { UnitId } from '@/core/units';
import type { AppState, CountedText } from './app-state';
import { glanceAt } from './fill-of';
import { type CountIn, counterFor, countsIn } from './link-counts';
import { otherCounts } from './link-tallies';
import { schemaOfPart } from './link-tools';
import { partCounts, unitCounts } from './part-counts';
import { selectModel } from './selectors';
import { filledUnit } from './shown-case';
import { runInSlices } from './slices-of-time';
import { countShort, countUnit } from './unit-counts';
import { withUsedVariables } from './used-variables';

export type StatedCases = ReadonlyMap<UnitId, readonly StatedCase[]>;

/** Each part that has values in it, in each case: for the chosen model, in the base by kind of text, and in what has counted the part as it is written. */
export async function casesOfParts(state: AppState, signal: AbortSignal): Promise<StatedCases> {
  const all = new Map<UnitId, StatedCase[]>();
  const { prompt, variables } = await withUsedVariables(state.work);
  if (variables === undefined) return all;
  const written = new Map(prompt.parts.map((part) => [part.id, part]));
  const countIn = counterFor(state, signal);
  for (const id of CASES) {
    const made = await runInSlices(promptCase(prompt, variables, id), () => !signal.aborted);
    if (made === undefined) return all;
    for (const part of made.prompt.parts) {
      const before = written.get(part.id);
      if (before === undefined || !unitsOf(part).some((unit) => made.filled.get(unit.id) === unit.text)) continue;
      const values = await valuesIn(before, variables, id);
      if (id !== CASES[0] && JSON.stringify(values) === JSON.stringify(await valuesIn(before, variables, CASES[0]))) continue;
      const stated = await statedCase(state, made.prompt, part, before, countIn);
      if (stated !== null) all.set(part.id, [...(all.get(part.id) ?? []), { ...stated, values: values.map(statedValue), of: id }]);
    }
  }
  return new Map([...all].map(([id, cases]) => [id, withoutNames(cases)]));
}

/** Which case one is of its values say, unless those of another are of the same sizes. */
function withoutNames(cases: readonly StatedCase[]): readonly StatedCase[] {
  const sizes = new Set(cases.map(({ values }) => JSON.stringify(values)));
  if (sizes.size < cases.length) return cases;
  return cases.map((each) => {
    const { of: _, ...unnamed } = each;
    return unnamed;
  });
}

/** Base tokens of the values that are texts, by the text: what a part that goes along comes to without them. */
export async function tokensOfValues(state: AppState, signal: AbortSignal): Promise<ReadonlyMap<string, number>> {
  const { variables = {} } = await withUsedVariables(state.work);
  const texts = Object.values(variables).flatMap(({ typical, worst }) => [typical, worst].flatMap((value) => (value?.kind === 'text' ? [value.text] : [])));
  const countIn = counterFor(state, signal);
  const all = new Map<string, number>();
  for (const text of new Set(texts)) {
    const answer = await countIn(BASE_ENCODING, text);
    if (answer !== null) all.set(text, answer.tokens);
  }
  return all;
}

/** What stands for the variables of a part, in the order in which the link says where they are. */
async function valuesIn(part: Part, variables: Variables, id: CaseId): Promise<readonly (VariableValue | null)[]> {
  const places = (await runInSlices(placesOf(part))) ?? [];
  return places.flatMap(({ name }) => (Object.hasOwn(variables, name) ? [valueOf(variables, name, id)] : []));
}

function statedValue(value: VariableValue | null): StatedValue | null {
  if (value === null) return null;
  if (value.kind === 'text') return { kind: 'characters', size: countCharacters(value.text), isText: true, bytes: new TextEncoder().encode(value.text).length };
  const { kind, size, leftOut } = value;
  return { kind, size, ...(leftOut === undefined ? {} : { bytes: leftOut.bytes }) };
}

/** null: not all of it could be counted for the chosen model. */
async function statedCase(state: AppState, prompt: Prompt, part: Part, before: Part, countIn: CountIn): Promise<Omit<StatedCase, 'values'> | null> {
  const model = selectModel(state);
  const units = unitsOf(part);
  const texts = units.map(({ text }) => text);
  const own = await countsIn(countedWith(model.tokenizer), texts, countIn);
  const count = own === null ? null : await countOfPart(state, model, { ...prompt, parts: [part] }, own, countIn);
  if (count === null) return null;
  const base = countedWith(model.tokenizer) === BASE_ENCODING ? own : await countsIn(BASE_ENCODING, texts, countIn);
  const others: OtherCount[] = [];
  for (const { encodingId } of otherCounts(before, state)) {
    const counts = encodingId === countedWith(model.tokenizer) ? own : await countsIn(encodingId, texts, countIn);
    if (counts !== null) others.push({ encodingId, tokens: texts.reduce((sum, text) => sum + (counts.get(text)?.tokens ?? 0), 0) });
  }
  const { tokens, low, high, exactness } = count.count;
  return {
    tokens,
    low,
    high,
    exactness,
    blankEnds: texts.map(blankEndsOf),
    characters: texts.reduce((sum, text) => sum + measureText(text).characters, 0),
    ...(base === null ? {} : { tally: addTallies(texts.flatMap((text) => base?.get(text)?.tally ?? [])) }),
    ...(others.length === 0 ? {} : { others }),
    ...(count.schema === null ? {} : { framing: count.schema }),
  };
}

/** As the page counts a part, the framing of its calls and definitions of tools included, and what stands around these. */
async function countOfPart({ work }: AppState, model: Model, prompt: Prompt, known: ReadonlyMap<PartText, CountedText>, countIn: CountIn) {
  const { framing, tokenizer } = model;
  const encodingId = countedWith(tokenizer);
  const short = await countsIn(encodingId, prompt.parts.flatMap((part) => textsAskedFor((countText) => toolsPartCount(part, framing, countText))), countIn);
  if (short === null) return null;
  const countText = (text: string) => countShort(text, short.get(text), tokenizer);
  const units = unitCounts(
    prompt,
    framing,
    countText,
    (unit) => countUnit(filledUnit(unit), { status: 'ready', encodingId, text: unit.text, tokens: 0, ...known.get(unit.text) }, () => glanceAt(unit.text), tokenizer, work.calibrations),
    null,
  );
  const part = prompt.parts[0]!;
  const count = partCounts(prompt, units, model, null).get(part.id);
  return count === undefined ? null : { count, schema: schemaOfPart(part, model, countText) };
}
