// What a link may state of a text that it leaves out: nothing can be counted again here, but not every number is one that a
// tokenizer makes.
import type { StatedCase, WithheldText } from '@/core/prompt/attachment';
import type { Prompt } from '@/core/prompt/part';
import type { VariableValue } from '@/core/prompt/template-case';
import { isApproximate } from '@/core/tokenize/count';
import { baseTokens } from '@/core/tokenize/script-tally';
import type { Work } from './work';

/**
 * The longest token of every vocabulary here has 128 characters, spaces most of all. An estimate takes at least 0.7 tokens for
 * each of them (`core/catalog/families.ts`), and a calibration at least a fifth of that: 914 characters a token.
 */
export const MOST_CHARACTERS_A_TOKEN = 1_000;
/** No token is less than a byte, but normal form C, which Qwen counts, may have three times the bytes (Unicode Annex 15, section 9). */
const MOST_TOKENS_A_BYTE = 3;
/** An estimate is at most 3.15 times the tokens of its base, a calibrated one five times that. */
const MOST_ESTIMATED_A_BYTE = 16;
const BYTES_A_CHARACTER = 4;
/** "\u0000" in a string of JSON. */
const BYTES_AN_ESCAPE = 6;
/** Around the tools of a part, beside what grows with them; or around a message. */
const MOST_FRAMING = 10_000;

/** Whether every count that the work states of a text that is not in it is one that some tokenizer could make. */
export function areCountsPossible({ prompt, variables = {} }: Work): boolean {
  const areValuesPossible = Object.values(variables).every(({ typical, worst }) => [typical, worst].every(isValuePossible));
  return areValuesPossible && isFramingPossible(prompt) && prompt.parts.every((part) => !('attachment' in part) || part.attachment.kind !== 'withheld' || isPossible(part.attachment));
}

function isValuePossible(value: VariableValue | null): boolean {
  if (value === null || value.kind === 'text' || value.leftOut === undefined) return true;
  const { bytes, tokens = 0 } = value.leftOut;
  return bytes <= value.size * BYTES_A_CHARACTER && tokens <= bytes;
}

function isFramingPossible({ parts, statedFraming = [] }: Prompt): boolean {
  const messages = parts.reduce((sum, part) => sum + 1 + ('turns' in part ? part.turns.length : 'attachment' in part && part.attachment.kind === 'withheld' ? (part.attachment.speakers?.length ?? 0) : 0), 0);
  return statedFraming.every(({ lines }) => lines.reduce((sum, { high }) => sum + high, 0) <= MOST_FRAMING * messages);
}

function isPossible(text: WithheldText): boolean {
  const { sizeBytes, framing, places = [], cases = [] } = text;
  const around = framing === undefined ? 0 : Math.max(framing.wrapping.high, framing.shared.high);
  const mostAround = (bytes: number, units: number) => MOST_FRAMING + Math.min(bytes, BYTES_A_CHARACTER * units) * MOST_ESTIMATED_A_BYTE;
  // With the values that are texts, which may stand in it escaped.
  const bytesWith = ({ values }: StatedCase) => sizeBytes + values.reduce((sum, value, index) => sum + (value?.isText === true ? value.size * (places[index]?.times ?? 0) * BYTES_AN_ESCAPE : 0), 0);
  return isFigurePossible(text, sizeBytes) && around <= mostAround(sizeBytes, text.characters) && cases.every((each) => isFigurePossible(each, bytesWith(each)) && (each.framing?.wrapping.high ?? 0) <= mostAround(bytesWith(each), each.characters));
}

function isFigurePossible({ characters, tokens, high, exactness, tally, others = [] }: Pick<WithheldText, 'characters' | 'tokens' | 'high' | 'exactness' | 'tally' | 'others'>, sizeBytes: number): boolean {
  const bytes = Math.min(sizeBytes, BYTES_A_CHARACTER * characters);
  const most = bytes * (isApproximate(exactness) ? MOST_ESTIMATED_A_BYTE : MOST_TOKENS_A_BYTE);
  const plain = [...(tally === undefined ? [] : [baseTokens(tally)]), ...others.map((other) => other.tokens)];
  const least = Math.floor(characters / MOST_CHARACTERS_A_TOKEN);
  return plain.every((each) => each >= least && each <= bytes * MOST_TOKENS_A_BYTE) && tokens >= least && high <= most;
}
