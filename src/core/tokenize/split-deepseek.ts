// The three split patterns of DeepSeek V3 and V4, one after the other: numbers in groups of up to three; runs of Chinese
// characters, Hiragana and Katakana; and what is left, and those runs, by a pattern that tells words from punctuation.
// Source: deepseek-ai/DeepSeek-V3 on Hugging Face, tokenizer.json (pre_tokenizer).
import { BREAK, CHARACTER_CLASSES, characterClass, LOWER, MARK, NUMBER, OTHER, SPACE, unpackRuns, UPPER } from './character-classes';
import { BLANK, BYTE_CLASS, lookedTo, numberGroupEnd } from './character-runs';
import { PUNCTUATION_RUNS } from './punctuation-runs';

// Kinds of characters besides NUMBER, SPACE and BREAK. What follows the end of a stretch in which the last pattern is applied cannot be seen by it, so
// those of the second pattern are kinds of their own.
/** Controls, format characters, unassigned: no pattern has them, so runs of them are pieces too. */
const CONTROL = 0;
const PUNCTUATION = 1;
/** Letters and marks. */
const WORD = 3;
/** Added to the kind of a character of the second pattern. */
const EAST_ASIAN = 8;
const KIND = 15;
const LENGTH_SHIFT = 4;

const EAST_ASIAN_RANGES = [
  [0x3040, 0x30ff],
  [0x4e00, 0x9fa5],
] as const;

const KINDS = makeKinds();

function makeKinds(): Uint8Array {
  const kinds = unpackRuns(PUNCTUATION_RUNS);
  for (let code = 0; code < kinds.length; code += 1) {
    const characterKind = CHARACTER_CLASSES[code]!;
    if (characterKind >= UPPER && characterKind <= MARK) kinds[code] = WORD;
    else if (characterKind !== OTHER) kinds[code] = characterKind;
  }
  for (const [first, last] of EAST_ASIAN_RANGES) for (let code = first; code <= last; code += 1) kinds[code]! |= EAST_ASIAN;
  return kinds;
}

/** Kind and length in bytes of the character at `index`: kind + 16 × length. */
function kindAt(bytes: Uint8Array, index: number): number {
  const first = bytes[index]!;
  if (first < 0x80) return (1 << LENGTH_SHIFT) | KINDS[first]!;
  if (first < 0xe0) return (2 << LENGTH_SHIFT) | KINDS[((first & 0x1f) << 6) | (bytes[index + 1]! & 0x3f)]!;
  const upper = ((first & 0x0f) << 12) | ((bytes[index + 1]! & 0x3f) << 6) | (bytes[index + 2]! & 0x3f);
  if (first < 0xf0) return (3 << LENGTH_SHIFT) | KINDS[upper]!;
  const code = ((upper & 0x7fff) << 6) | (bytes[index + 3]! & 0x3f);
  const kind = code < KINDS.length ? KINDS[code]! : characterClass(code) === MARK ? WORD : CONTROL;
  return (4 << LENGTH_SHIFT) | kind;
}

/** A run of characters of one kind. */
function runEnd(bytes: Uint8Array, index: number, end: number, kind: number): number {
  let place = index;
  while (place < end) {
    const character = kindAt(bytes, place);
    if ((character & KIND) !== kind) break;
    place += character >> LENGTH_SHIFT;
  }
  lookedTo[0] = place;
  return place;
}

function lettersEnd(bytes: Uint8Array, index: number, end: number): number {
  let place = index;
  while (place < end && (BYTE_CLASS[bytes[place]!]! - UPPER) >>> 0 <= LOWER - UPPER) place += 1;
  return place;
}

/** The end of the piece that begins at `start`, as in `PreTokenizer.next`. */
export function nextDeepSeek(bytes: Uint8Array, start: number, end: number): number {
  // A word of ASCII letters, the most usual case.
  const wordStart = bytes[start] === BLANK ? start + 1 : start;
  const plain = lettersEnd(bytes, wordStart, end);
  if (plain > wordStart && (plain === end || bytes[plain]! < 0x80)) {
    lookedTo[0] = plain;
    return plain;
  }
  const first = kindAt(bytes, start);
  const kind = first & KIND;
  const after = start + (first >> LENGTH_SHIFT);
  const stretch = kind & EAST_ASIAN;
  if (kind === (WORD | stretch)) return runEnd(bytes, after, end, kind);
  if (kind === NUMBER) return numberGroupEnd(bytes, start, end);
  if (kind === BREAK) return whiteSpaceEnd(bytes, start, end);
  if (kind === PUNCTUATION) {
    // Punctuation of ASCII takes the letters of ASCII that follow it along.
    const word = bytes[start]! < 0x80 ? lettersEnd(bytes, after, end) : after;
    lookedTo[0] = word;
    return word > after ? word : punctuationEnd(bytes, after, end);
  }
  if (kind === (PUNCTUATION | EAST_ASIAN)) return runEnd(bytes, after, end, kind);
  const next = after < end ? kindAt(bytes, after) & KIND : CONTROL;
  if (next === (WORD | stretch)) return runEnd(bytes, after, end, next);
  if (kind === SPACE) {
    if (bytes[start] === BLANK && next === PUNCTUATION) return punctuationEnd(bytes, after, end);
    return whiteSpaceEnd(bytes, start, end);
  }
  return controlsEnd(bytes, start, end, kind);
}

/** [\p{P}\p{S}]*[\r\n]* */
function punctuationEnd(bytes: Uint8Array, index: number, end: number): number {
  let place = runEnd(bytes, index, end, PUNCTUATION);
  while (place < end && BYTE_CLASS[bytes[place]!] === BREAK) place += 1;
  lookedTo[0] = place;
  return place;
}

/** White space up to the last line break in it; else all but the last, unless a stretch ends there; else all. */
function whiteSpaceEnd(bytes: Uint8Array, start: number, end: number): number {
  let place = start;
  let lastStart = start;
  let breakEnd = -1;
  let kind = SPACE;
  while (place < end) {
    const character = kindAt(bytes, place);
    kind = character & KIND;
    if (kind !== SPACE && kind !== BREAK) break;
    lastStart = place;
    place += character >> LENGTH_SHIFT;
    if (kind === BREAK) breakEnd = place;
  }
  lookedTo[0] = place;
  if (breakEnd >= 0) return breakEnd;
  const isStretchEnd = place === end || kind === NUMBER || kind >= EAST_ASIAN;
  return isStretchEnd || lastStart === start ? place : lastStart;
}

/** Two or more characters that no pattern has, without the last one where a word begins with it; or one. */
function controlsEnd(bytes: Uint8Array, start: number, end: number, kind: number): number {
  const place = runEnd(bytes, start, end, kind);
  if (place === end || (kindAt(bytes, place) & KIND) !== (WORD | (kind & EAST_ASIAN))) return place;
  let lastStart = place - 1;
  while ((bytes[lastStart]! & 0xc0) === 0x80) lastStart -= 1;
  return lastStart;
}
