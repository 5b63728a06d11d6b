// Texts and files as they came, in the form in which the browser keeps them beside the work.
import { openUtf8End } from '@/core/importers/utf8';
import { packText, type PartText, type Section, sectionsOf, textOfSections } from '@/core/prompt/long-text';
import { nextTask } from './slices-of-time';
import type { Origin } from './origin';

/** Longer texts are stored as files, which the browser copies outside of the page. */
const MOST_STRING_UNITS = 1 << 16;
const PIECE_BYTES = 1 << 20;

/** What is stored of a text, made in steps. One with lone surrogates, which UTF-8 cannot say, is a string whatever its length. */
export async function storedFormOf(text: PartText): Promise<string | Blob> {
  if (typeof text === 'string') return text.length > MOST_STRING_UNITS && text.isWellFormed() ? new Blob([text]) : text;
  const pieces: Blob[] = [];
  for (let start = 0; start < text.bytes; start += PIECE_BYTES) {
    const piece = new Uint8Array(Math.min(PIECE_BYTES, text.bytes - start));
    text.copyBytes(start, start + piece.length, piece);
    pieces.push(new Blob([piece]));
    await nextTask();
  }
  return new Blob(pieces);
}

/** The text of its stored form, in steps; null: it is none. */
export async function textOfStored(stored: unknown): Promise<PartText | null> {
  if (typeof stored === 'string') return packText(stored);
  if (!(stored instanceof Blob)) return null;
  const sections: Section[] = [];
  let start = 0;
  while (start < stored.size) {
    const bytes = new Uint8Array(await stored.slice(start, start + PIECE_BYTES).arrayBuffer());
    const isLast = start + bytes.length >= stored.size;
    const whole = isLast ? bytes : bytes.subarray(0, bytes.length - openUtf8End(bytes));
    const read = sectionsOf(whole);
    if (read === null || whole.length === 0) return null;
    sections.push(...read);
    start += whole.length;
    await nextTask();
  }
  return textOfSections(sections);
}

/** An origin that is kept: it is read when it is asked for, and then held. `held`: it is known already. */
export function keptOrigin<Value>(size: number, read: () => Promise<Value | null>, held: Value | null = null): Origin<Value> {
  const origin = {
    held,
    size,
    read: async () => {
      const value = origin.held ?? (await read());
      if (value === null) throw new Error('It is not kept any more.');
      origin.held = value;
      return value;
    },
  };
  return origin;
}
