// What is said of the piece and of its merges. A token that is a piece by itself is looked up, so its merges are only a
// way to the same token; what must not be said of one case is true of another.
import type { Explanation } from '@/core/tokenize/explain';
import type { EncodingId } from '@/core/tokenize/encoding';
import { formatInteger } from '@/core/units';

/** What an encoding begins to merge from. */
export type MergedUnit = 'byte' | 'character';

const RANKS = 'Ids are ranks: the lower, the earlier it was learned.';
const PIECES = 'The text is split into pieces first.';

export function mergedUnit(encodingId: EncodingId): MergedUnit {
  return encodingId === 'gemma3' ? 'character' : 'byte';
}

/** "9 bytes", "1 character" */
export function unitsWords(count: number, unit: MergedUnit): string {
  return `${formatInteger(count)} ${unit}${count === 1 ? '' : 's'}`;
}

/** How the piece became tokens. */
export function pieceWords({ bytes, initial, whole }: Explanation, unit: MergedUnit): string {
  if (initial.length === 1) {
    const why = unit === 'byte' && bytes.length === 1 ? 'a single byte, and every byte is a token' : 'a single character that is a token';
    return `${PIECES} This one is ${why}.`;
  }
  if (whole) return `${PIECES} This one is a token as it is, so it is looked up, not merged.`;
  return `${PIECES} Tokens never reach over the end of one.`;
}

/** What stands above the list of merges, or in its place. */
export function mergeWords({ bytes, initial, steps, ids, whole }: Explanation, unit: MergedUnit): string {
  if (steps.length > 0) {
    const rule = whole
      ? `Merging its ${unit}s leads to the same token. The pair with the lowest rank merges first.`
      : 'Of all neighbours, the pair with the lowest rank merges first.';
    return `${rule} ${RANKS}`;
  }
  if (initial.length === 1) return `None: it is one ${unit}.`;
  if (whole) return 'None: it is taken at once. Merging would not lead to it.';
  if (ids.length < initial.length) return `This piece has ${formatInteger(bytes.length)} bytes. Its merges are too many to show.`;
  return 'None: no two neighbours of the piece make a token.';
}

/** What is said of a token that no two earlier ones make; null where two do. */
export function leafWords(part: { readonly bytes: Uint8Array; readonly mergedFrom: unknown }, unit: MergedUnit): string | null {
  if (part.mergedFrom !== null) return null;
  if (unit === 'byte') {
    return part.bytes.length === 1
      ? 'A single byte: one of the 256 tokens that all merging begins with.'
      : 'Taken as it is: it is not merged from two earlier tokens.';
  }
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(part.bytes);
  if (text === '\ufffd' && part.bytes.length === 1) return 'A byte of a character that the vocabulary does not hold.';
  return Array.from(text).length === 1
    ? 'A single character: merging begins with these.'
    : 'Taken as it is: the vendor gave it a token of its own.';
}
