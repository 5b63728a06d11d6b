// A long text is kept as the UTF-8 of the file that it came from: a string takes twice as much as soon as one character
// is beyond Latin-1, making strings of 40 MB costs the page long pauses, and the workers count bytes anyway.
import type { SourceText } from '@/core/tokenize/source-text';
import { isHighSurrogate } from '@/core/tokenize/utf8';
import { lastOf } from '@/core/importers/steps';
import { openUtf8End, utf8Lengths } from '@/core/importers/utf8';

/** A text of more UTF-16 units is stored, measured and joined in steps; up to here each is the work of a few milliseconds. */
export const LONG_UNITS = 1 << 20;

/** The text of a part or a turn. Both kinds are read by `length` and `slice`; `wholeText` makes a string of either. */
export type PartText = string | LongText;

/** A stretch of well-formed UTF-8 that begins and ends between characters. */
export interface Section {
  readonly utf8: Uint8Array<ArrayBuffer>;
  /** UTF-16 units. */
  readonly units: number;
  /** Code points. */
  readonly characters: number;
}

/** The largest section, in bytes: finding a place in one takes some ten microseconds. */
export const SECTION_BYTES = 1 << 14;
/** A surrogate pair in UTF-8. */
const PAIR_BYTES = 4;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** An unchanging text in UTF-8 that reads like a string: places are UTF-16 units. It has no lone surrogates. */
export class LongText implements SourceText {
  readonly length: number;
  /** Code points. */
  readonly characters: number;
  /** Bytes in UTF-8. */
  readonly bytes: number;
  private readonly sections: readonly Section[];
  /** Unit and byte at which each section begins. */
  private readonly unitStarts: Float64Array;
  private readonly byteStarts: Float64Array;
  /** The unit at which the character begins that `byteAt` found last. */
  private foundUnit = 0;
  /** A place in a section that is known, because it was found last: the unit at which its character begins, and its byte. */
  private knownSection = -1;
  private knownUnit = 0;
  private knownPlace = 0;

  constructor(sections: readonly Section[]) {
    this.sections = sections;
    this.unitStarts = new Float64Array(sections.length);
    this.byteStarts = new Float64Array(sections.length);
    let [units, bytes, characters] = [0, 0, 0];
    for (const [index, section] of sections.entries()) {
      this.unitStarts[index] = units;
      this.byteStarts[index] = bytes;
      units += section.units;
      bytes += section.utf8.length;
      characters += section.characters;
    }
    this.length = units;
    this.bytes = bytes;
    this.characters = characters;
  }

  /** As String.prototype.slice for 0 ≤ start; a half of a surrogate pair at either end is given. O(log sections + answer). */
  slice(start: number, end: number = this.length): string {
    const to = Math.min(end, this.length);
    if (start >= to) return '';
    const startByte = this.byteAt(start);
    const startsInPair = this.foundUnit < start;
    const endByte = this.byteAt(to);
    const endsInPair = this.foundUnit < to;
    const text = this.decode(startsInPair ? startByte + PAIR_BYTES : startByte, endByte);
    if (!startsInPair && !endsInPair) return text;
    const head = startsInPair ? this.decode(startByte, startByte + PAIR_BYTES).charAt(1) : '';
    const tail = endsInPair ? this.decode(endByte, endByte + PAIR_BYTES).charAt(0) : '';
    return head + text + tail;
  }

  /** The byte at which the character begins in which a unit lies; for the end of the text its bytes. 0 ≤ unit ≤ length. */
  byteAt(unit: number): number {
    if (unit >= this.length) {
      this.foundUnit = this.length;
      return this.bytes;
    }
    const index = lastAtMost(this.unitStarts, unit);
    const { utf8, units: sectionUnits } = this.sections[index]!;
    const firstUnit = this.unitStarts[index]!;
    const firstByte = this.byteStarts[index]!;
    if (sectionUnits === utf8.length) {
      this.foundUnit = unit;
      return firstByte + unit - firstUnit;
    }
    // From the place found last, where that lies before this one in the same section.
    const isAhead = index === this.knownSection && unit >= this.knownUnit;
    let place = isAhead ? this.knownPlace : 0;
    let at = isAhead ? this.knownUnit : firstUnit;
    for (;;) {
      const lead = utf8[place]!;
      const next = lead < 0xf0 ? at + 1 : at + 2;
      if (next > unit) break;
      at = next;
      place += lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : PAIR_BYTES;
    }
    this.knownSection = index;
    this.knownUnit = this.foundUnit = at;
    this.knownPlace = place;
    return firstByte + place;
  }

  /** Copies the bytes from `startByte` up to `endByte`, which must fit; returns how many. */
  copyBytes(startByte: number, endByte: number, into: Uint8Array): number {
    let written = 0;
    for (let index = lastAtMost(this.byteStarts, startByte); index < this.sections.length; index += 1) {
      const base = this.byteStarts[index]!;
      if (base >= endByte) break;
      const { utf8 } = this.sections[index]!;
      const from = Math.max(0, startByte - base);
      const to = Math.min(utf8.length, endByte - base);
      into.set(from === 0 && to === utf8.length ? utf8 : utf8.subarray(from, to), written);
      written += to - from;
    }
    return written;
  }

  private decode(startByte: number, endByte: number): string {
    if (startByte >= endByte) return '';
    const index = lastAtMost(this.byteStarts, startByte);
    const base = this.byteStarts[index]!;
    const { utf8 } = this.sections[index]!;
    if (endByte <= base + utf8.length) return decoder.decode(utf8.subarray(startByte - base, endByte - base));
    const bytes = scratchFor(endByte - startByte);
    return decoder.decode(bytes.subarray(0, this.copyBytes(startByte, endByte, bytes)));
  }
}

/** Sections as a text: a string unless it is long. */
export function textOfSections(sections: readonly Section[]): PartText {
  const units = sections.reduce((sum, section) => sum + section.units, 0);
  if (units > LONG_UNITS) return new LongText(sections);
  let text = '';
  for (const { utf8 } of sections) text += decoder.decode(utf8);
  return text;
}

/** UTF-8 that begins and ends between characters, in sections that share its memory; null where it is not well formed. */
export function sectionsOf(utf8: Uint8Array<ArrayBuffer>): Section[] | null {
  const sections: Section[] = [];
  for (let start = 0; start < utf8.length; ) {
    const window = utf8.subarray(start, start + SECTION_BYTES);
    const isLast = start + window.length === utf8.length;
    const whole = isLast ? window : window.subarray(0, window.length - openUtf8End(window));
    const section = sectionOf(whole);
    if (section === null || whole.length === 0) return null;
    sections.push(section);
    start += whole.length;
  }
  return sections;
}

/** UTF-8 that begins and ends between characters, in one section; null where it is not well formed. */
export function sectionOf(utf8: Uint8Array<ArrayBuffer>): Section | null {
  const lengths = utf8Lengths(utf8);
  return lengths === null ? null : { utf8, ...lengths };
}

/**
 * A string as a text of a part: UTF-8 where it is long and has no lone surrogate. O(n): for what is read or stored, not
 * for what is typed.
 */
export function packText(text: string): PartText {
  return lastOf(packTextInSteps(text));
}

/** What is made of a string in one step: a few milliseconds. */
const PACKED_UNITS = 1 << 17;

/** The same in steps. */
export function* packTextInSteps(text: string): Generator<undefined, PartText, undefined> {
  if (text.length <= LONG_UNITS) return text;
  const sections: Section[] = [];
  for (let start = 0; start < text.length; ) {
    const near = Math.min(start + PACKED_UNITS, text.length);
    const end = near < text.length && isHighSurrogate(text.charCodeAt(near - 1)) ? near - 1 : near;
    const piece = text.slice(start, end);
    const packed = piece.isWellFormed() ? sectionsOf(encoder.encode(piece)) : null;
    if (packed === null) return text;
    sections.push(...packed);
    start = end;
    yield undefined;
  }
  return new LongText(sections);
}

/** All of a text as a string: what an editor needs. O(n) for a long text, in one go. */
export function wholeText(text: PartText): string {
  return typeof text === 'string' ? text : text.slice(0, text.length);
}

/** Compared at a time. */
const COMPARED_UNITS = 1 << 18;

/** Whether two texts are the same, however they are kept. O(1) where they are one value or differ in length. */
export function isSameText(a: PartText, b: PartText): boolean {
  return lastOf(compareTexts(a, b));
}

/** `isSameText` in steps, each of which is far below a millisecond. */
export function* compareTexts(a: PartText, b: PartText): Generator<void, boolean, undefined> {
  if (a === b) return true;
  if (a.length !== b.length || (typeof a === 'string' && typeof b === 'string')) return false;
  for (let start = 0; start < a.length; start += COMPARED_UNITS) {
    const end = Math.min(start + COMPARED_UNITS, a.length);
    if (a.slice(start, end) !== b.slice(start, end)) return false;
    yield;
  }
  return true;
}

let scratch = new Uint8Array(1 << 16);
/** A longer one is not kept. */
const MOST_SCRATCH = 1 << 20;

function scratchFor(bytes: number): Uint8Array<ArrayBuffer> {
  if (bytes <= scratch.length) return scratch;
  const larger = new Uint8Array(bytes <= MOST_SCRATCH ? MOST_SCRATCH : bytes);
  if (bytes <= MOST_SCRATCH) scratch = larger;
  return larger;
}

/** Index of the last of the rising values that is at most `limit`; the first of them is. */
function lastAtMost(values: Float64Array, limit: number): number {
  let low = 0;
  let high = values.length;
  while (low + 1 < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! <= limit) low = middle;
    else high = middle;
  }
  return low;
}
