// A value of a variable that is a text, and that a link left out: what it comes to where it would stand.

import { acrossTokenizers } from '@/core/catalog/withheld-cost';
import { type Count, NOTHING } from '@/core/tokenize/count';

export interface SizedValue {
  readonly kind: 'tokens' | 'characters';
  readonly size: number;
  /** A text of so many characters that a link left out: its bytes in UTF-8, and its tokens in the base encoding where they are known. */
  readonly leftOut?: { readonly bytes: number; readonly tokens?: number };
}

/** What such values come to in one text: at the lower end less than nothing, as what stands around them may be cut into fewer tokens with them. */
export interface LeftOut extends Count {
  readonly characters: number;
}

/** What a link claims of a text is held to this, so that sums stay whole numbers. */
export const MOST_STATED = 1e12;
/** Of English prose: where nobody counted the text. */
const CHARACTERS_A_TOKEN = 4;
/** Of other scripts an older vocabulary may have a token a byte; of texts that are mostly ASCII at most twice the tokens of those that are current. */
const [ASCII_BYTES_A_CHARACTER, OLDER_TIMES] = [1.2, 2];
/** Of other scripts another vocabulary may have so many tokens for one of the base (`core/catalog/elsewhere.ts`). */
const LEAST_OF_OTHERS = 0.2;
const BYTES_A_CHARACTER = 4;
/** Bytes that stand for one in a string of JSON: \u0000. */
const BYTES_AN_ESCAPE = 6;
/** What a text may gain or save at both its ends by what it is put between. */
const JOINTS_TOKENS = 16;

/** Bytes of one where it stands, escaped at the most; of a link of before they are not known. */
export function mostBytesOf({ size, leftOut }: SizedValue): number {
  return (leftOut?.bytes ?? size * BYTES_A_CHARACTER) * BYTES_AN_ESCAPE;
}

export const NONE_LEFT_OUT: LeftOut = { ...NOTHING, characters: 0 };

/** With a text that was left out, which stands in so many places: how it meets what is around it nobody knows, nor how it is escaped in JSON. */
export function withLeftOut(sum: LeftOut, { size, leftOut }: SizedValue, times: number, isEscaped: boolean): LeftOut {
  const { bytes = 0, tokens: base } = leftOut ?? {};
  const known = acrossTokenizers({ ...NOTHING, tokens: base ?? 0, low: base ?? 0, high: base ?? 0 });
  const most = bytes * (isEscaped ? BYTES_AN_ESCAPE : 1);
  const isPlain = base !== undefined && !isEscaped && bytes <= size * ASCII_BYTES_A_CHARACTER;
  const high = JOINTS_TOKENS + (isPlain ? OLDER_TIMES * known.high : Math.max(most, known.high));
  const least = isPlain ? known.low : Math.floor((base ?? 0) * LEAST_OF_OTHERS);
  const one = { tokens: base ?? Math.round(size / CHARACTERS_A_TOKEN), low: least - JOINTS_TOKENS, high };
  const added = (key: 'tokens' | 'low' | 'high') => Math.min(MOST_STATED, sum[key] + times * one[key]);
  return { tokens: added('tokens'), low: added('low'), high: added('high'), exactness: 'estimate', characters: Math.min(MOST_STATED, sum.characters + times * size) };
}
