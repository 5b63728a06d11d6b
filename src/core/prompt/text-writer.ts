// Writes a changed text piece by piece, in the form in which the old one is kept.

import { type PartText, type Section, SECTION_BYTES, sectionsOf, textOfSections } from './long-text';

/** Pieces are gathered up to this many UTF-16 units before they are made UTF-8. */
const GATHERED_UNITS = SECTION_BYTES;
const encoder = new TextEncoder();

export interface TextWriter {
  /** Adds what comes next. Pieces of a long text may be of any size, and may end between the halves of a surrogate pair. */
  write(piece: string): void;
  /** The text that was written: a string where the old one was, else UTF-8 unless it has become short. */
  finish(): PartText;
}

/** A writer for what is left of a text, or made of it: pieces of a long text must be well-formed once joined, as it is itself. */
export function textWriter(from: PartText): TextWriter {
  return typeof from === 'string' ? stringWriter() : longWriter();
}

function stringWriter(): TextWriter {
  const pieces: string[] = [];
  return {
    write: (piece) => void pieces.push(piece),
    finish: () => pieces.join(''),
  };
}

function longWriter(): TextWriter {
  const sections: Section[] = [];
  let waiting = '';
  const flush = (isLast: boolean) => {
    // Half a pair waits for its other half.
    const end = waiting.length - (!isLast && isHighSurrogate(waiting.charCodeAt(waiting.length - 1)) ? 1 : 0);
    for (const section of sectionsOf(encoder.encode(waiting.slice(0, end))) ?? []) sections.push(section);
    waiting = waiting.slice(end);
  };
  return {
    write(piece) {
      waiting += piece;
      if (waiting.length >= GATHERED_UNITS) flush(false);
    },
    finish() {
      flush(true);
      return textOfSections(sections);
    },
  };
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
