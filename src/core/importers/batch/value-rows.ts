// JSON values one under another, each written over several lines: every one is a row.
import { VALUE_LIMIT_UNITS } from '@/core/importers/json-values';
import type { PartText } from '@/core/prompt/long-text';
import { beginOfJson } from './json-begin';
import type { IsEnough, RowPlaces } from './line-rows';
import { valueOfLine } from './row-value';

const STEP_UNITS = 1 << 16;
const [QUOTE, BACKSLASH, COMMA, COLON, LF, CR, HASH, SLASH] = [0x22, 0x5c, 0x2c, 0x3a, 0x0a, 0x0d, 0x23, 0x2f];
const [OPEN_LIST, CLOSE_LIST, OPEN_RECORD, CLOSE_RECORD] = [0x5b, 0x5d, 0x7b, 0x7d];
const [BLANK, MARK] = [0x20, 0xfeff];

/** Whether a text begins with a value that goes on over several lines, or with two on one line: its first line is no value then. In steps. */
export function* beginsAsValues(text: PartText): Generator<undefined, boolean, undefined> {
  const begin = beginOfJson(text);
  const head = text.slice(begin, begin + STEP_UNITS);
  const line = /^[^\n\r]*(?=[\n\r])/.exec(head)?.[0] ?? '';
  // A comma behind it is a fault of the line.
  if (!/^[[{]/.test(head) || isJson(line.replace(/,\s*$/, ''))) return false;
  if (/[[{,]\s*$/.test(line)) return true;
  const scanner = new ValueScanner();
  for (let from = 0; from < Math.min(text.length, begin + VALUE_LIMIT_UNITS); from += STEP_UNITS) {
    scanner.read(text.slice(from, from + STEP_UNITS));
    const [end] = scanner.places.ends;
    if (end !== undefined) return isMoreThanLine(text.slice(begin, end), text.slice(end, end + STEP_UNITS));
    yield undefined;
  }
  return false;
}

function isJson(text: string): boolean {
  return valueOfLine(text).ok;
}

/** A value that is all of its line is one of lines. */
function isMoreThanLine(value: string, behind: string): boolean {
  return isJson(value) && (/[\n\r]/.test(value) || /^[^\S\n\r]*[^\s]/.test(behind));
}

/** The values of a text that begins so, in steps. What stands between two of them is a row as far as its line goes, and so is what is left of one that is never closed. */
export function* valueRowsInSteps(text: PartText, isEnough: IsEnough = () => false): Generator<undefined, RowPlaces, undefined> {
  const scanner = new ValueScanner();
  for (let from = 0; from < text.length; from += STEP_UNITS) {
    scanner.read(text.slice(from, from + STEP_UNITS));
    if (from + STEP_UNITS < text.length && isEnough(scanner.places.starts.length, from + STEP_UNITS)) return scanner.places;
    yield undefined;
  }
  return scanner.finish();
}

/**
 * Finds values by their brackets. One that is broken ends where another begins that has no place in it, so that it takes no other
 * with it; a string ends with its line, as one that is never closed would.
 */
class ValueScanner {
  /** Of the values that are closed so far. */
  readonly places = { starts: [] as number[], ends: [] as number[], lines: [] as number[], comments: 0 };
  /** Brackets that are open. */
  private open: number[] = [];
  /** Where the row begins that is open, if one is, and on which line. */
  private start = -1;
  private startLine = 1;
  private line = 1;
  /** The last character that is not blank, within a value, and the last one of all. */
  private last = 0;
  private before = 0;
  private doneUnits = 0;
  private isString = false;
  private isEscaped = false;
  /** What is open is no value, and ends with its line. */
  private isStray = false;
  private isComment = false;

  /** Takes the next piece of the text. */
  read(piece: string): void {
    for (let index = 0; index < piece.length; index += 1) {
      const code = piece.charCodeAt(index);
      const at = this.doneUnits + index;
      if (code === LF || code === CR) this.endLine(code, at);
      else if (this.isString) this.inString(code);
      else if (code > BLANK && code !== MARK && !this.isStray && !this.isComment) {
        if (this.start < 0) this.outside(code, at);
        else this.inside(code, at);
      }
      this.before = code;
    }
    this.doneUnits += piece.length;
  }

  finish(): RowPlaces {
    const isCutOff = this.start >= 0 && !this.isStray;
    this.endAt(this.doneUnits);
    return { ...this.places, ...(isCutOff ? { isCutOff } : {}) };
  }

  private endLine(code: number, at: number): void {
    if (this.isStray) this.endAt(at);
    if (code === CR || this.before !== CR) this.line += 1;
    [this.isString, this.isEscaped, this.isComment] = [false, false, false];
  }

  private inString(code: number): void {
    if (this.isEscaped) this.isEscaped = false;
    else if (code === BACKSLASH) this.isEscaped = true;
    else if (code === QUOTE) this.isString = false;
  }

  private outside(code: number, at: number): void {
    if (code === COMMA) return;
    this.isComment = code === HASH || code === SLASH;
    if (this.isComment) {
      this.places.comments += 1;
      return;
    }
    [this.start, this.startLine, this.open, this.last] = [at, this.line, [code], code];
    this.isStray = code !== OPEN_LIST && code !== OPEN_RECORD;
  }

  private inside(code: number, at: number): void {
    if (code === OPEN_LIST || code === OPEN_RECORD) {
      const isInPlace = this.open.at(-1) === OPEN_LIST ? this.last === OPEN_LIST || this.last === COMMA : this.last === COLON;
      if (!isInPlace) {
        this.endAt(at);
        this.outside(code, at);
        return;
      }
      this.open.push(code);
    } else if (code === CLOSE_LIST || code === CLOSE_RECORD) this.open.pop();
    this.isString = code === QUOTE;
    this.last = code;
    if (this.open.length === 0) this.endAt(at + 1);
  }

  private endAt(end: number): void {
    if (this.start >= 0) {
      this.places.starts.push(this.start);
      this.places.ends.push(end);
      this.places.lines.push(this.startLine);
    }
    [this.start, this.isStray] = [-1, false];
  }
}
