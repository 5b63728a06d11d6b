// Strings made to break pre-tokenizers and encoders: everything whose class, case or width is a special case somewhere.
import { below, pick, seededRandom } from '../random.mjs';

/** @param {string} list separated by blanks */
const words = (list) => list.split(' ');

/** @type {Record<string, readonly string[]>} */
const GROUPS = {
  words: words("a b z the ing Word HTML iPhone x86 don't llama tea hasOwnProperty SHOUT camelCase e é ß naïve İstanbul ıI"),
  contractions: words("' 's 'S 't 'T 're 'RE 'Re 'rE 've 'Ve 'm 'M 'll 'LL 'lL 'd 'D '\u017f 'l 'r 'v 'x ’s \u017f \u212a '\u212a 'K 'st 'lls 'dd"),
  digits: words('0 7 12 345 6789 12345678 ٣ ٣٤٥ ७ ๓ ５ 𝟘 𝟗𝟗 𞥑 ½ ² ① ⅷ Ⅷ 〇 一 ፩ ௧ \u0bf0 \u{10107} ㉑ ⑴'),
  breaks: ['\n', '\r', '\r\n', '\n\n', '\n\r', '\n \n', ' \n', '\t\n', '\u0085', '\u2028', '\u2029', '\v', '\f'],
  spaces: [' ', '  ', '   ', '\t', '\t\t', '\u00a0', '\u1680', '\u2000', '\u2003', '\u200a', '\u202f', '\u205f', '\u3000', '\u0085', ' \u3000', '\u3000 '],
  // Not white space, though some languages and older versions of Unicode say so.
  almostSpaces: ['\u200b', '\u180e', '\u2060', '\ufeff', '\ufeff\ufeff', '\u200c', '\u200d', '\u00ad', '\u034f', '\u3164'],
  marksOfOrder: ['\ufeff', '\ufeff ', ' \ufeff', '\ufeffa', 'a\ufeff', '\ufeff\n', '\n\ufeff', "\ufeff's", '\ufffe', '\uffff'],
  punctuation: words('. , ! ? ; : " ( ) [ ] { } < > / // \\ | - -- _ = == + * & % $ # @ ^ ~ ` … — · « » ¿ § ° † € ∑ → ─ █ ☃ /n !/ /\n .\n/ \n/ \n// */'),
  latin: words('á ñ ü Å Ł ø Þ ð ﬁ ǅ ǈ ʰ ˇ ʼ ª º ꟸ \u1e9e ᴀ \u{1d400} \u{1d51e} \ua7dc Ａ ａ'),
  cased: words('Ж да ЖЖ Σ σς ᾈ ᾳ Ა ა Ꭰ ꭰ \u{10400} \u{10428} \u{1e900} \u{1e922} Ǆ ǆ Ⅰ ⅰ Ⓐ ⓐ Ա ա Ⴀ ⴀ Ꙁ ꙁ \u{10d50} \u{16e40}'),
  uncased: words('ع مُحَمَّد ש שָׁלוֹם ह हिन्दी क्षि ক தமிழ் తె ไทย ที่ ລາວ བོད မြ ខ្មែរ አማ ᠮᠣ ꀀ ᚠ \u{12000} \u{13000} \u{10330} ܐ ދި ߊ ⴰ'),
  cjk: words('中 文字 漢 々 〆 〇 。 、 「」 あ いう ゃ カ ー ｶ ﾞ 한 글 ㄱ ᄀ ᅡ ᆨ \u{20000} \u{2a6df} \u{31350} ㍿ ㈱ 龍 \uf900 ⼀'),
  marks: ['\u0300', '\u0301', '\u0308\u0301', '\u0327', '\u0345', '\u05b0', '\u064b', '\u093f', '\u094d', '\u0e31', '\u20dd', '\u20e3', '\ufe0f', '\ufe0e', '\u{1d165}', '\u3099', '\u1abe', '\u{e0100}', '\u0903'],
  emoji: ['😀', '👍🏽', '👩‍👩‍👧‍👦', '🏳️‍🌈', '🇩🇪', '🇩', '❤️', '❤', '#️⃣', '🏴\u{e0067}\u{e0062}\u{e007f}', '🫠', '\u{1fae8}', '☺', '🀄', '👨🏿‍🦽'],
  surrogates: ['\ud800', '\udbff', '\udc00', '\udfff', '\ud83d', '\ude00', '\ud83d\ud83d', '\ude00\ud83d', 'a\ud83d', '\udc00 '],
  controls: ['\0', '\0\0', '\x01', '\x07', '\x1b', '\x1c', '\x1f', '\x7f', '\x80', '\x9f', '\u202e', '\u2066', '\ue000', '\u{10ffff}', '\u{fffff}', '\ufdd0', '\u0378', '\u{1ffff}'],
  special: ['<|endoftext|>', '<|endofprompt|>', '<|fim_prefix|>', '<|fim_middle|>', '<|im_start|>', '<|im_end|>', '<|start|>', '<|', '|>', '<|endoftext', 'endoftext|>'],
};
const GROUP_LIST = Object.values(GROUPS);
const ALL = GROUP_LIST.flat();
/** Ends of the ranges that single code points are drawn from: mostly the living scripts. */
const RANGES = [[0x00, 0x250], [0x250, 0x800], [0x800, 0x2000], [0x2000, 0x3100], [0x3100, 0x10000], [0x10000, 0x20000], [0, 0x110000]];

/** @param {() => number} random */
function anyCodePoint(random) {
  const [from = 0, to = 0] = pick(random, RANGES);
  return String.fromCodePoint(from + below(random, to - from));
}

/** @param {() => number} random @param {readonly string[]} items @param {number} most */
function several(random, items, most) {
  return Array.from({ length: 1 + below(random, most) }, () => pick(random, items)).join('');
}

/**
 * One way of making a string each. `tokens` are texts of the vocabulary, so that long merges meet.
 * @type {readonly ((random: () => number, tokens: readonly string[]) => string)[]}
 */
const WAYS = [
  (random) => several(random, ALL, 24),
  (random) => several(random, ALL, 5),
  (random) => several(random, [...pick(random, GROUP_LIST), ...pick(random, GROUP_LIST)], 16),
  (random) => several(random, [...pick(random, GROUP_LIST), ...(GROUPS['words'] ?? []), ...(GROUPS['spaces'] ?? [])], 12),
  (random) => several(random, [...(GROUPS['spaces'] ?? []), ...(GROUPS['breaks'] ?? []), '/', 'a', '.', '1'], 20),
  (random) => several(random, [...(GROUPS['contractions'] ?? []), 'a', 'A', 's', ' ', '.', '\u0301', '中'], 12),
  (random) => Array.from({ length: 1 + below(random, 10) }, () => anyCodePoint(random)).join(''),
  (random) => pick(random, ALL).repeat(1 + below(random, 60)) + several(random, ALL, 3),
  (random) => several(random, ALL, 3) + pick(random, ALL).repeat(1 + below(random, 400)) + several(random, ALL, 2),
  (random) => Array.from({ length: 8 + below(random, 120) }, () => String.fromCharCode((below(random, 4) === 0 ? 65 : 97) + below(random, 26))).join(''),
  (random, tokens) => several(random, tokens, 6),
  (random, tokens) => several(random, tokens, 4).replaceAll(' ', ''),
  (random, tokens) => {
    const text = several(random, tokens, 5);
    const place = below(random, text.length);
    return text.slice(0, place) + pick(random, ALL) + text.slice(place + below(random, 3));
  },
];

/**
 * The string with a number, of a seed: the same one always.
 * @param {number} seed
 * @param {number} index
 * @param {readonly string[]} tokens
 */
export function nastyString(seed, index, tokens) {
  const random = seededRandom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  return pick(random, WAYS)(random, tokens);
}

/**
 * Words to make the text of an edit from: a keystroke.
 * @param {() => number} random
 */
export function nastyKeystroke(random) {
  return below(random, 4) === 0 ? pick(random, ALL) : String.fromCharCode(97 + below(random, 26));
}
