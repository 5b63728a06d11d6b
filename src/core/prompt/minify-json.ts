// JSON without the white space that says nothing. Lexical: what is written stays as it is written, since a parse and a new
// spelling would change numbers (1.0, 1e2, 12345678901234567890), drop keys that occur twice, and reorder keys that look
// like numbers. RFC 8259.

import { type PartText } from './long-text';
import { textWriter } from './text-writer';

/** UTF-16 units between two yields: one or two milliseconds. */
const STEP_UNITS = 131_072;

export interface MinifiedJson {
  readonly text: PartText;
  /** UTF-16 units that it is shorter by, ≥ 0 of one value; of several that stood in one line it may be longer. */
  readonly droppedUnits: number;
  /** ≥ 1. */
  readonly values: number;
}

/** Where a reader stands between two characters. */
type Place =
  | 'value'
  /** Behind "[": a value or the end of the array. */
  | 'first-item'
  /** Behind "{": a key or the end of the object. */
  | 'first-key'
  | 'key'
  | 'colon'
  /** Behind a value: a comma, or the end of what it stands in. */
  | 'after'
  | 'string'
  | 'escape'
  | 'hex'
  | 'number'
  | 'word';

/** Of a number: what was read last, which decides what may follow. */
type NumberPlace = 'minus' | 'zero' | 'digits' | 'point' | 'fraction' | 'e' | 'sign' | 'exponent';

/**
 * The text of JSON without white space outside its strings: of one value, or of several objects and lists one after another,
 * which then stand one to a line; null where the text is no JSON, which is known at the first character that does not
 * belong. One value is exactly what `JSON.parse` accepts. O(n), in steps: yields the UTF-16 units that are done. The order
 * of keys, keys that occur twice, the spelling of numbers and escapes all stay; between and behind several values so does
 * the kind of line break.
 */
export function* minifyJson(text: PartText, stepUnits = STEP_UNITS): Generator<number, MinifiedJson | null, undefined> {
  const writer = textWriter(text);
  let reader = createReader();
  let [keptUnits, values, first, before] = [0, 1, 0, 0];
  /** The first one of the white space that is being read. */
  let lineBreak = '';
  const write = (piece: string) => {
    keptUnits += piece.length;
    writer.write(piece);
  };
  for (let start = 0; start < text.length; start += stepUnits) {
    const slice = text.slice(start, Math.min(start + stepUnits, text.length));
    // White space is copied over in runs of what lies between.
    let keptFrom = 0;
    for (let index = 0; index < slice.length; index += 1) {
      const code = slice.charCodeAt(index);
      let verdict = reader.read(code);
      if (verdict === 'wrong' && isBracket(code) && isBracket(first) && reader.isComplete()) {
        if (index > keptFrom) write(slice.slice(keptFrom, index));
        write(lineBreak || '\n');
        [keptFrom, reader, values] = [index, createReader(), values + 1];
        verdict = reader.read(code);
      }
      if (verdict === 'wrong') return null;
      if (verdict === 'blank') {
        if (index > keptFrom) write(slice.slice(keptFrom, index));
        keptFrom = index + 1;
        if (code === LINE_FEED && lineBreak === '') lineBreak = before === CARRIAGE_RETURN ? '\r\n' : '\n';
      } else {
        first ||= code;
        lineBreak = '';
      }
      before = code;
    }
    if (keptFrom < slice.length) write(slice.slice(keptFrom));
    yield Math.min(start + stepUnits, text.length);
  }
  if (!reader.isComplete()) return null;
  if (values > 1) write(lineBreak);
  return { text: writer.finish(), droppedUnits: text.length - keptUnits, values };
}

interface Reader {
  /** blank: white space outside a string. wrong: no JSON. */
  read(code: number): 'kept' | 'blank' | 'wrong';
  isComplete(): boolean;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
const [LINE_FEED, CARRIAGE_RETURN] = [0x0a, 0x0d];
const [MINUS, PLUS, POINT, ZERO] = [0x2d, 0x2b, 0x2e, 0x30];
const WORDS: ReadonlyMap<number, string> = new Map(['true', 'false', 'null'].map((word) => [word.charCodeAt(0), word]));
const ESCAPES = new Set([...'"\\/bfnrt'].map((character) => character.charCodeAt(0)));

/** Reads one JSON value character by character, as `JSON.parse` would. */
export function createReader(): Reader {
  /** The brackets that are open, as the code that closes each. */
  const open: number[] = [];
  let place: Place = 'value';
  let number: NumberPlace = 'minus';
  let isKey = false;
  let word = '';
  let wordAt = 0;
  let hexDigits = 0;

  const endValue = () => {
    place = 'after';
    return 'kept' as const;
  };
  const beginValue = (code: number): 'kept' | 'wrong' => {
    if (code === QUOTE) [place, isKey] = ['string', false];
    else if (code === OPEN_OBJECT) [place] = ['first-key', open.push(CLOSE_OBJECT)];
    else if (code === OPEN_ARRAY) [place] = ['first-item', open.push(CLOSE_ARRAY)];
    else if (code === MINUS) [place, number] = ['number', 'minus'];
    else if (code === ZERO) [place, number] = ['number', 'zero'];
    else if (isDigit(code)) [place, number] = ['number', 'digits'];
    else {
      const begun = WORDS.get(code);
      if (begun === undefined) return 'wrong';
      [place, word, wordAt] = ['word', begun, 1];
    }
    return 'kept';
  };
  const close = (code: number) => (open.pop() === code ? endValue() : 'wrong');

  const read = (code: number): 'kept' | 'blank' | 'wrong' => {
    switch (place) {
      case 'string':
        if (code === QUOTE) {
          if (!isKey) return endValue();
          place = 'colon';
        } else if (code === BACKSLASH) place = 'escape';
        else if (code < 0x20) return 'wrong';
        return 'kept';
      case 'escape':
        if (code === 0x75) [place, hexDigits] = ['hex', 0];
        else if (ESCAPES.has(code)) place = 'string';
        else return 'wrong';
        return 'kept';
      case 'hex':
        if (!isHexDigit(code)) return 'wrong';
        hexDigits += 1;
        if (hexDigits === 4) place = 'string';
        return 'kept';
      case 'word':
        if (code !== word.charCodeAt(wordAt)) return 'wrong';
        wordAt += 1;
        return wordAt === word.length ? endValue() : 'kept';
      case 'number': {
        const next = nextInNumber(number, code);
        if (next !== null) {
          number = next;
          return 'kept';
        }
        if (!isWholeNumber(number)) return 'wrong';
        // The number is over, and what ended it is read as what follows a value.
        place = 'after';
        return read(code);
      }
      default:
        break;
    }
    if (code === 0x20 || code === LINE_FEED || code === CARRIAGE_RETURN || code === 0x09) return 'blank';
    switch (place) {
      case 'value':
        return beginValue(code);
      case 'first-item':
        return code === CLOSE_ARRAY ? close(code) : beginValue(code);
      case 'first-key':
      case 'key':
        if (code === QUOTE) {
          [place, isKey] = ['string', true];
          return 'kept';
        }
        return place === 'first-key' && code === CLOSE_OBJECT ? close(code) : 'wrong';
      case 'colon':
        place = 'value';
        return code === COLON ? 'kept' : 'wrong';
      case 'after':
        if (code !== COMMA) return close(code);
        if (open.length === 0) return 'wrong';
        place = open.at(-1) === CLOSE_OBJECT ? 'key' : 'value';
        return 'kept';
      default:
        return 'wrong';
    }
  };
  return { read, isComplete: () => open.length === 0 && (place === 'after' || (place === 'number' && isWholeNumber(number))) };
}

/** null: the character is no part of the number. */
function nextInNumber(place: NumberPlace, code: number): NumberPlace | null {
  const isExponentMark = (code | 0x20) === 0x65;
  switch (place) {
    case 'minus':
      return code === ZERO ? 'zero' : isDigit(code) ? 'digits' : null;
    case 'zero':
      return code === POINT ? 'point' : isExponentMark ? 'e' : null;
    case 'digits':
      return isDigit(code) ? 'digits' : code === POINT ? 'point' : isExponentMark ? 'e' : null;
    case 'point':
      return isDigit(code) ? 'fraction' : null;
    case 'fraction':
      return isDigit(code) ? 'fraction' : isExponentMark ? 'e' : null;
    case 'e':
      return code === PLUS || code === MINUS ? 'sign' : isDigit(code) ? 'exponent' : null;
    case 'sign':
    case 'exponent':
      return isDigit(code) ? 'exponent' : null;
  }
}

function isWholeNumber(place: NumberPlace): boolean {
  return place === 'zero' || place === 'digits' || place === 'fraction' || place === 'exponent';
}

/** Of those that open. */
function isBracket(code: number): boolean {
  return code === OPEN_OBJECT || code === OPEN_ARRAY;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isHexDigit(code: number): boolean {
  return isDigit(code) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x66);
}
