// The lines of several texts in one table: where each lies, a hash of what it says, and how much of it can be seen.

import type { PartText } from './long-text';

/** UTF-16 units between two yields: one or two milliseconds. */
const STEP_UNITS = 65_536;

export interface LineTable {
  /** Lines of all texts together; a text has one more than it has "\n", but none behind its last. */
  readonly lines: number;
  /** Index of the text. */
  textOf(line: number): number;
  isFirstOfText(line: number): boolean;
  startOf(line: number): number;
  /** Behind its "\n", if it has one. */
  endOf(line: number): number;
  /** Before its "\n". */
  contentEnd(line: number): number;
  /** UTF-16 units that are no ASCII white space. */
  inkOf(line: number): number;
  /** 32 bits of the content. */
  hashOf(line: number): number;
  /** 64 bits: equal contents say yes, others nearly never. */
  isSameHash(a: number, b: number): boolean;
}

/** Reads the lines of texts, in order. O(n), in steps; 25 bytes a line. */
export function* lineTable(texts: readonly { readonly text: PartText }[]): Generator<unknown, LineTable, undefined> {
  const starts = new Numbers((size) => new Float64Array(size));
  const ends = new Numbers((size) => new Float64Array(size));
  const inks = new Numbers((size) => new Uint32Array(size));
  const hashes = new Numbers((size) => new Int32Array(size));
  const others = new Numbers((size) => new Int32Array(size));
  const firsts: number[] = [];

  for (const { text } of texts) {
    firsts.push(starts.length);
    let start = 0;
    let [hash, other, ink] = [SEED, OTHER_SEED, 0];
    const endLine = (end: number) => {
      starts.push(start);
      ends.push(end);
      inks.push(ink);
      hashes.push(hash);
      others.push(other);
      start = end;
      [hash, other, ink] = [SEED, OTHER_SEED, 0];
    };
    for (let from = 0; from < text.length; from += STEP_UNITS) {
      const slice = text.slice(from, Math.min(from + STEP_UNITS, text.length));
      for (let index = 0; index < slice.length; index += 1) {
        const code = slice.charCodeAt(index);
        if (code === 0x0a) {
          endLine(from + index + 1);
          continue;
        }
        hash = Math.imul(hash ^ code, 0x01000193);
        other = Math.imul((other << 5) | (other >>> 27), 0x2545f491) + code;
        if (code > 0x20) ink += 1;
      }
      yield from;
    }
    if (start < text.length) endLine(text.length);
  }

  const textOf = (line: number): number => {
    let low = 0;
    let high = firsts.length;
    while (low + 1 < high) {
      const middle = (low + high) >>> 1;
      if ((firsts[middle] ?? 0) <= line) low = middle;
      else high = middle;
    }
    return low;
  };
  return {
    lines: starts.length,
    textOf,
    // A line begins a text where it begins at 0.
    isFirstOfText: (line) => starts.at(line) === 0,
    startOf: (line) => starts.at(line),
    endOf: (line) => ends.at(line),
    contentEnd: (line) => {
      const text = texts[textOf(line)]?.text;
      const end = ends.at(line);
      return text?.slice(end - 1, end) === '\n' ? end - 1 : end;
    },
    inkOf: (line) => inks.at(line),
    hashOf: (line) => hashes.at(line),
    isSameHash: (a, b) => hashes.at(a) === hashes.at(b) && others.at(a) === others.at(b),
  };
}

const SEED = 0x811c9dc5 | 0;
const OTHER_SEED = 0x9e3779b9 | 0;

/** Numbers that become more: an array of them is a tenth of the memory of an array of objects. */
class Numbers {
  length = 0;
  private values: Float64Array | Uint32Array | Int32Array;
  private readonly make: (size: number) => Float64Array | Uint32Array | Int32Array;

  constructor(make: (size: number) => Float64Array | Uint32Array | Int32Array) {
    this.make = make;
    this.values = make(1024);
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = this.make(this.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length] = value;
    this.length += 1;
  }

  at(index: number): number {
    return this.values[index] ?? 0;
  }
}
