// Places where a long text can be cut without changing its tokens, so that work is done in steps.

/** UTF-16 code units between cuts, about: 10 ms of work. */
export const CHUNK_UNITS = 65_536;

const CJK_PUNCTUATION = '、。〈〉《》「」『』【】！，：；？（）';

/** All white space of Unicode beyond ASCII. */
const WIDE_SPACES = '\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000';

/**
 * Stretches of letters beyond ASCII, first and last of each, of the scripts that much is written in. Not all letters: the table of
 * all is 10 KB, the page needs it for nothing else, and a letter that is left out only makes for fewer places to cut.
 */
const LETTERS = [
  0xd8, 0xf6, 0xf8, 0x2c1, 0x3a3, 0x3f5, 0x3f7, 0x481, 0x48a, 0x52f, 0x531, 0x556, 0x560, 0x588, 0x5d0, 0x5ea, 0x620, 0x64a, 0x671, 0x6d3,
  0x904, 0x939, 0xe01, 0xe30, 0x10d0, 0x10fa, 0x1e00, 0x1f15, 0x3041, 0x3096, 0x30a1, 0x30fa, 0x30fc, 0x30ff, 0x3105, 0x312f, 0x3400, 0x4dbf,
  0x4e00, 0xa48c, 0xac00, 0xd7a3, 0xff66, 0xffbe,
] as const;

/**
 * Offsets at which a text is cut, each the end of a chunk, rising; the last is `text.length`. No offsets for ''.
 *
 * The tokens of the chunks, one after the other, are the tokens of the text, in every encoding, as all end a piece at
 * each cut whatever surrounds it: byte-level ones by their patterns, and Gemma since no token and no symbol of it, such as
 * <h1> or a run of blanks, goes across. A chunk has about `chunkUnits` code units, and more where there is no safe place:
 * one word of a million letters stays one chunk. A surrogate pair is never split. O(n).
 */
export function* safeCuts(text: string, chunkUnits: number = CHUNK_UNITS): Generator<number, void, undefined> {
  let start = 0;
  while (text.length - start > chunkUnits) {
    const cut = findCut(text, start + chunkUnits, start + (chunkUnits >> 1));
    if (cut === text.length) break;
    yield cut;
    start = cut;
  }
  if (start < text.length) yield text.length;
}

/** The last safe place in (floor, target], else the first one after target, else the end. */
function findCut(text: string, target: number, floor: number): number {
  const before = lastSafePlace(text, target, floor);
  if (before !== undefined) return before;
  for (let place = target + 1; place < text.length; place += 1) if (isSafe(text, place)) return place;
  return text.length;
}

/** The last place in (floor, target] at which a text may be cut; 0 < floor, target < length. */
export function lastSafePlace(text: string, target: number, floor: number): number | undefined {
  for (let place = target; place > floor; place -= 1) if (isSafe(text, place)) return place;
  return undefined;
}

/**
 * Whether every pre-tokenizer ends a piece before `place`, 0 < place < length, and would end there too if the
 * text did. None of the rules stands on what follows `place` beyond the one character looked at.
 */
function isSafe(text: string, place: number): boolean {
  const right = text.charCodeAt(place);
  const left = text.charCodeAt(place - 1);
  // A blank begins a piece unless white space came before. Gemma reads ▁ as a blank, and has the token "> </".
  if (right === 0x20 || right === 0x09) return !isSpace(left) && left !== 0x3e && left !== 0x2581;
  // A line break ends a piece, unless it is followed by white space, or by the "/" that o200k takes along. The older
  // encodings cut off the last of several blanks, but not where the text ends.
  if (left === 0x0a) return right !== 0x2f && !isSpace(right) && !(place > 1 && isSpace(text.charCodeAt(place - 2)));
  // What Gemma takes for a symbol goes on.
  if (isInSymbol(right)) return false;
  // Up to three digits are a piece, counted from the first: what is no digit ends it.
  if (isDigit(left)) return right < 0x80 && !isDigit(right);
  // A word ends at anything that is no letter, no mark, and no apostrophe (which may begin a contraction).
  const endsWord = right < 0x80 ? !isAsciiLetter(right) && right !== 0x27 : CJK_PUNCTUATION.includes(text.charAt(place));
  return endsWord && isLetter(left);
}

/** Of a UTF-16 unit; all white space is in the basic plane. */
export function isSpace(code: number): boolean {
  return code < 0x80 ? code === 0x20 || (code >= 0x09 && code <= 0x0d) : WIDE_SPACES.includes(String.fromCharCode(code));
}

/** Whether a symbol of Gemma's may have this behind a letter or digit, other than a letter: <unused12>, [multimodal]. */
function isInSymbol(code: number): boolean {
  return isDigit(code) || code === 0x3e || code === 0x5d || code === 0x5f;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Of a UTF-16 unit, halves of surrogate pairs included, which are none: whether it surely is a letter. */
export function isLetter(code: number): boolean {
  if (code < 0x80) return isAsciiLetter(code);
  const beyond = LETTERS.findIndex((edge) => edge > code);
  // Behind the first of a stretch, before its last.
  return beyond % 2 === 1 || LETTERS.includes(code as (typeof LETTERS)[number]);
}

function isAsciiLetter(code: number): boolean {
  return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
}
