// Texts that pre-tokenizers do not cut, or hardly: the worst cases of an encoder.
import { below, pick, seededRandom } from '../random.mjs';

/** @typedef {(random: () => number) => string} MakeUnit */

/** @param {number} from @param {number} to @returns {MakeUnit} */
const between = (from, to) => (random) => String.fromCodePoint(from + below(random, to - from + 1));
/** @param {string} list @returns {MakeUnit} */
const oneOf = (list) => {
  const items = [...list];
  return (random) => pick(random, items);
};

const THAI = 'กขคงจฉชซญดตถทธนบปผฝพฟภมยรลวศษสหอฮะาำิีึืุูเแโใไ่้็์';
const EMOJI = ['😀', '👍🏽', '👩‍👩‍👧‍👦', '🏳️‍🌈', '🇩🇪', '❤️', '🔥', '🫠', '✨', '🤦🏿‍♀️'];

/** Name → what the text is a sequence of. @type {Record<string, MakeUnit>} */
const PIECES = {
  'one letter': () => 'a',
  'random letters': between(0x61, 0x7a),
  spaces: () => ' ',
  newlines: () => '\n',
  'equals signs': () => '=',
  'random punctuation': oneOf('!"#$%&()*+,-.:;<=>?@[]^_`{|}~'),
  CJK: between(0x4e00, 0x9fa5),
  'one CJK character': () => '中',
  Thai: oneOf(THAI),
  'combining marks': between(0x300, 0x36f),
  emoji: (random) => pick(random, EMOJI),
  base64: oneOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'),
  hex: oneOf('0123456789abcdef'),
  digits: oneOf('0123456789'),
  'mixed white space': oneOf(' \t\n\r\u00a0\u3000\u2003\u0085'),
  'blanks and tabs': oneOf(' \t\u3000'),
  'alternating case': (random) => (below(random, 2) === 0 ? 'aA' : 'Aa'),
  'random upper case': between(0x41, 0x5a),
  'slashes and newlines': oneOf('/\n'),
  contractions: (random) => pick(random, ["'s", "'LL", "'\u017f", "'", 'x']),
  'lone surrogates': between(0xdc00, 0xdfff),
  'byte order marks': () => '\ufeff',
};

export const PIECE_NAMES = Object.keys(PIECES);

/**
 * @param {string} name of PIECE_NAMES
 * @param {number} bytes about, as UTF-8
 */
export function onePiece(name, bytes) {
  const make = PIECES[name];
  if (make === undefined) throw new Error(`There is no piece ${name}`);
  const random = seededRandom(name.length * 31 + name.charCodeAt(0));
  const parts = [];
  for (let size = 0; size < bytes; ) {
    const part = make(random);
    parts.push(part);
    size += utf8Length(part);
  }
  return parts.join('');
}

/** @param {string} text @returns {number} bytes; a lone surrogate takes three, as U+FFFD */
export function utf8Length(text) {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
