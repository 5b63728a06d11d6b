// The tokens of Gemma 3 with the merge of each. SentencePiece merges characters,
// not bytes, so a character of several bytes is a part that is never taken apart; bytes stand in for unknown characters.
// What is one symbol from the start and what is plain text: https://github.com/google/sentencepiece/blob/master/doc/special_symbols.md

import { GEMMA_IDS, readGemmaFile } from './gemma-file.mjs';

/** @typedef {{ bytes: string, id: number, left: number }} Token one character for each byte; the bytes of the left part */

/** The first ids: control symbols and the unknown token, which no text becomes. They are <pad>, <eos>, <bos>, <unk>. */
const NEVER_TEXT = 4;
const BYTE_TOKEN = /^<0x([0-9A-F]{2})>$/;

/** @param {boolean} condition @param {string} message @returns {asserts condition} */
function check(condition, message) {
  if (!condition) throw new Error(`gemma-vocabulary: ${message}`);
}

/** @param {string} text @returns {string} a character for each byte, blanks as in the text */
function bytesOf(text) {
  return Buffer.from(text.replaceAll('▁', ' '), 'utf8').toString('latin1');
}

/**
 * Merges the characters of a normal token as SentencePiece does (src/bpe_model.cc): the neighbours whose joint token has
 * the best score, the leftmost of equals. The best score is the lowest id.
 * @param {string} token
 * @param {ReadonlyMap<string, number>} ids of the normal tokens
 * @returns {string | undefined} the left one of the last two parts, '' for a character; undefined where the merges end
 * elsewhere, so that the token is never reached
 */
function leftPart(token, ids) {
  const parts = [...token];
  let left = '';
  while (parts.length > 1) {
    let best = -1;
    let bestId = Infinity;
    for (let index = 0; index + 1 < parts.length; index += 1) {
      const id = ids.get(`${parts[index]}${parts[index + 1]}`) ?? Infinity;
      if (id < bestId) [best, bestId] = [index, id];
    }
    if (best < 0) return undefined;
    left = parts[best] ?? '';
    parts.splice(best, 2, left + (parts[best + 1] ?? ''));
  }
  return left;
}

/**
 * @returns {Token[]} the tokens that text can become, in any order: normal ones, symbols that the vendor defined, with
 * `left` 0, and bytes that are no character
 */
export function gemmaTokens() {
  const { texts, frame } = readGemmaFile();
  const defined = new Set(frame.added_tokens.filter(({ id }) => id >= NEVER_TEXT && id < GEMMA_IDS).map(({ content }) => content));
  /** @type {Map<string, number>} */
  const normal = new Map();
  /** @type {Map<string, number>} */
  const ofBytes = new Map();
  for (const [id, text] of texts.entries()) {
    const byte = BYTE_TOKEN.exec(text)?.[1];
    if (byte !== undefined) ofBytes.set(String.fromCharCode(Number.parseInt(byte, 16)), id);
    else if (!defined.has(text) && id >= NEVER_TEXT) normal.set(text, id);
  }
  // The piece types of the SentencePiece model, counted: 255,474 normal, 6,410 user-defined, 256 bytes.
  check(normal.size === 255_474 && defined.size === 6410 && ofBytes.size === 256, 'the kinds of tokens are not those known');

  /** @type {Token[]} */
  const tokens = [];
  const taken = new Set();
  /** @param {string} bytes @param {number} id @param {number} left */
  const add = (bytes, id, left) => {
    check(!taken.has(bytes), `two tokens are ${JSON.stringify(bytes)}`);
    taken.add(bytes);
    tokens.push({ bytes, id, left });
  };
  for (const [id, text] of texts.entries()) {
    if (!defined.has(text)) continue;
    // The scanner finds them by their ends: src/core/tokenize/split-gemma.ts.
    check(/^(?:\n+|\t+|▁▁+|<\/?[a-z0-9_]+>|\[[a-z]+\])$/.test(text), `${JSON.stringify(text)} has an unknown form`);
    add(bytesOf(text), id, 0);
  }
  for (const [text, id] of normal) {
    const left = leftPart(text, normal);
    if (left === undefined) continue;
    // The scanner cuts before each blank but this one, and takes symbols out first.
    check(text === '>▁</' || !/[^▁]▁/.test(text), `a blank stands inside ${text}`);
    check(!/[\n\t]|▁▁/.test(text), `${JSON.stringify(text)} holds a symbol`);
    add(bytesOf(text), id, bytesOf(left).length);
  }
  for (const [byte, id] of ofBytes) if (!taken.has(byte)) add(byte, id, 0);
  return tokens;
}
