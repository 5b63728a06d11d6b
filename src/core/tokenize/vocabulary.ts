// The packed form of a vocabulary (see scripts/build-vocabulary.mjs) and what the encoder needs instead.

import { decodeUtf8, type ByteString } from './utf8';

const SINGLE_BYTES = 256;
const SEPARATOR = '\xff';

/**
 * The tokens of a packed vocabulary in rank order, as byte strings.
 *
 * `packed`: the 256 single bytes in rank order, then the tokens of two bytes and more with 0xFF between them.
 * Throws when a token is empty, which means that the generated file is damaged.
 */
export function unpackVocabulary(packed: ByteString): ByteString[] {
  const tokens = [...packed.slice(0, SINGLE_BYTES), ...packed.slice(SINGLE_BYTES).split(SEPARATOR)];
  if (packed.length <= SINGLE_BYTES || tokens.includes('')) throw new Error('The vocabulary is damaged');
  return tokens;
}

/**
 * Tokens as the library's encoder wants them: text where the bytes are valid UTF-8, else the bytes as numbers.
 * A U+FEFF stays. The index is the rank.
 */
export function toRankArray(tokens: readonly ByteString[]): (string | number[])[] {
  return tokens.map((token) => decodeUtf8(token) ?? bytesOf(token));
}

function bytesOf(token: ByteString): number[] {
  return Array.from(token, (character) => character.charCodeAt(0));
}
