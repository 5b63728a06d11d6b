// A case of a text that a link left out: as it was counted where the link was made, else as the places of its variables leave it.

import { elsewhereOf } from '@/core/catalog/elsewhere';
import { withoutPlaces } from '@/core/catalog/withheld-cost';
import type { StatedValue, WithheldText } from './attachment';
import { mostBytesOf, MOST_STATED, NONE_LEFT_OUT, withLeftOut } from './left-out-value';
import { countCharacters } from './part';
import type { CaseId, CaseSizes, VariableValue } from './template-case';

/** Tokens of a place such as {{customer}}, from its length: braces are one or two, and a name a few. An estimate. */
const UNITS_PER_PLACE_TOKEN = 4;

/** `values`: what stands for its variables, in the order of its places; null: none of them has a value. */
export function withheldCase(text: WithheldText, values: readonly (VariableValue | null)[], id: CaseId): { readonly attachment: WithheldText; readonly sizes: CaseSizes } | null {
  const { places = [], cases = [], ...written } = text;
  if (values.every((value) => value === null)) return null;
  const stated = cases.find((each) => (each.of ?? id) === id && each.values.length === values.length && each.values.every((value, index) => isStatedValue(values[index] ?? null, value)));
  let [extraTokens, extraCharacters, placeUnits, placeTokens, valueBytes, leftOut] = [0, 0, 0, 0, 0, NONE_LEFT_OUT];
  for (const [index, { times, units }] of places.entries()) {
    const value = values[index] ?? null;
    if (value === null) continue;
    if (stated?.values[index]?.isText === true && value.kind !== 'text') {
      valueBytes += Math.min(MOST_STATED, times * mostBytesOf(value));
      continue;
    }
    placeUnits += units;
    placeTokens += Math.min(units, Math.max(times, Math.round(units / UNITS_PER_PLACE_TOKEN)));
    if (value.kind !== 'text' && value.leftOut !== undefined) leftOut = withLeftOut(leftOut, value, times, true);
    else if (value.kind === 'tokens') extraTokens += Math.min(MOST_STATED, value.size * times);
    else extraCharacters += Math.min(MOST_STATED, (value.kind === 'text' ? countCharacters(value.text) : value.size) * times);
  }
  const sizes = { extraTokens, extraCharacters, ...(leftOut === NONE_LEFT_OUT ? {} : { leftOut }) };
  if (stated !== undefined) {
    const { values: _, of: _of, characters, framing: around, ...counts } = stated;
    const framing = written.framing === undefined || around === undefined ? {} : { framing: { ...written.framing, ...around } };
    const { tally: _tally, others: _others, blankEnds: _ends, ...rest } = written;
    const elsewhere = elsewhereOf({ ...rest, ...counts, characters, sizeBytes: text.sizeBytes + valueBytes });
    return { attachment: { ...rest, ...counts, ...framing, elsewhere, characters: characters + extraCharacters + leftOut.characters }, sizes };
  }
  // A place is at most a token a unit.
  const inPlaces = { likely: placeTokens, most: placeUnits };
  const characters = Math.max(0, text.characters - placeUnits) + extraCharacters + leftOut.characters;
  const { blankEnds: _, ...unknown } = written;
  const rest = { ...unknown, ...withoutPlaces(text, { inPlaces }) };
  return { attachment: { ...rest, elsewhere: elsewhereOf(rest), characters, inPlaces }, sizes };
}

/** Whether a value is the one that a case was counted with. A text of here is none of them. */
function isStatedValue(value: VariableValue | null, stated: StatedValue | null): boolean {
  if (value === null || stated === null) return value === stated;
  return value.kind !== 'text' && value.kind === stated.kind && value.size === stated.size && (stated.bytes === value.leftOut?.bytes || (stated.isText === true && stated.bytes === undefined));
}
