// How long a text is for people and for files. Exact, and in steps where the text is long: a page must not stand still
// while it counts the characters of 40 MB.

import type { SourceText } from '@/core/tokenize/source-text';
import type { PartText } from './long-text';

/** Lone surrogates count as one character of three bytes, as everywhere. */
export interface TextMeasure {
  /** Code points. */
  readonly characters: number;
  /** Bytes in UTF-8. */
  readonly bytes: number;
}

/** UTF-16 units between two yields: one or two milliseconds. */
const STEP_UNITS = 262_144;
const utf8 = new TextEncoder();
let buffer: Uint8Array | null = null;

/** Measures a whole text at once. O(n) for a string, about 5 ms per MB, less for plain ASCII; a long text knows what it measures. */
export function measureText(text: PartText): TextMeasure {
  if (typeof text !== 'string') return { characters: text.characters, bytes: text.bytes };
  const steps = measureInSteps(text);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** Measures a text step by step; yields the UTF-16 units that are done. */
export function* measureInSteps(text: string, stepUnits = STEP_UNITS): Generator<number, TextMeasure, undefined> {
  if (text === '') return { characters: 0, bytes: 0 };
  // A little text gets a little buffer; the large one is made once.
  const size = Math.min(text.length, stepUnits + 1) * 3;
  const target = buffer !== null && buffer.length >= size ? buffer : new Uint8Array(size);
  if (size > 65_536) buffer = target;
  let characters = 0;
  let bytes = 0;
  for (let start = 0; start < text.length; ) {
    const end = onCharacterBoundary(text, start + stepUnits);
    const { written } = utf8.encodeInto(text.slice(start, end), target);
    characters += end - start;
    // A pair is two units and one character; only pairs have four bytes.
    if (written > end - start) for (let index = 0; index < written; index += 1) if ((target[index] ?? 0) >= 0xf0) characters -= 1;
    bytes += written;
    start = end;
    if (start < text.length) yield start;
  }
  return { characters, bytes };
}

/** Places that are looked at, and how many units at each. */
const SAMPLES = 64;
const SAMPLE_UNITS = 512;

/** What a long text probably measures, from samples spread evenly over it: O(1). Exact where the text is not longer than those. */
export function estimateMeasure(text: PartText): TextMeasure {
  if (typeof text !== 'string' || text.length <= SAMPLES * SAMPLE_UNITS) return measureText(text);
  const step = (text.length - SAMPLE_UNITS) / (SAMPLES - 1);
  let units = 0;
  let characters = 0;
  let bytes = 0;
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const start = onCharacterBoundary(text, Math.floor(sample * step));
    const slice = text.slice(start, onCharacterBoundary(text, start + SAMPLE_UNITS));
    const measure = measureText(slice);
    units += slice.length;
    characters += measure.characters;
    bytes += measure.bytes;
  }
  const scale = text.length / units;
  return { characters: Math.round(characters * scale), bytes: Math.round(bytes * scale) };
}

/** The offset itself, or one more where it would part a surrogate pair; at most the length of the text. */
export function onCharacterBoundary(text: SourceText, offset: number): number {
  if (offset <= 0) return 0;
  if (offset >= text.length) return text.length;
  const around = text.slice(offset - 1, offset + 1);
  const before = around.charCodeAt(0);
  const after = around.charCodeAt(1);
  const insidePair = before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
  return insidePair ? offset + 1 : offset;
}
