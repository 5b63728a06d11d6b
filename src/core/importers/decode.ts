// The bytes of a dropped file → text, or the reason why not. Nothing is replaced or guessed silently: a count of tokens
// of a text that differs from the file would look exact and be wrong.

import { binaryFormatOf } from './magic';
import { firstInvalidUtf16, openUtf16End } from './utf16';
import { firstInvalidUtf8, openUtf8End } from './utf8';
import { type PartText, SECTION_BYTES, type Section, sectionOf, textOfSections } from '@/core/prompt/long-text';
import { fail, type Result, succeed } from '@/core/result';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

export interface DecodedText {
  /** Without the byte order mark; line endings as in the file. */
  readonly text: PartText;
  readonly encoding: TextEncoding;
  /** Characters that had to be replaced. Always none: a file that would need it is refused. */
  readonly replaced: 0;
}

export type DecodeError =
  /** `format` names what the bytes look like, such as "PNG image". */
  | { readonly kind: 'binary'; readonly format: string }
  /** `atByte` is the offset in the file of the first byte that does not belong. */
  | { readonly kind: 'undecodable'; readonly encoding: TextEncoding | 'utf-32'; readonly atByte: number }
  /** Looks like UTF-16, but without the mark the byte order would be a guess. */
  | { readonly kind: 'no-byte-order-mark' }
  | { readonly kind: 'too-large'; readonly sizeBytes: number; readonly limitBytes: number };

/** Largest file that is read, 100 MB: a page holds its text several times over while it counts. */
export const FILE_LIMIT_BYTES = 100_000_000;

const encoder = new TextEncoder();

/** Takes the bytes of one file in order, in pieces of any size. */
export interface TextReader {
  /**
   * Takes the next bytes; a refusal as soon as it is certain, null until then. After a refusal it is not called again.
   * What is refused as soon as the first 4 KB are there: binary formats, UTF-32. The bytes become part of the text and
   * must not be written to afterwards. O(bytes), some milliseconds per MB.
   */
  push(bytes: Uint8Array<ArrayBuffer>): DecodeError | null;
  /** The whole text, or what refuses a file that ends here. */
  end(): Result<DecodedText, DecodeError>;
}

const PIECE_BYTES = 1 << 20;
/** The start of a file, which says what it is: byte order mark, signature, and where NUL bytes stand. */
const HEAD_BYTES = 4096;

/** Whether a file is small enough, asked before it is read. */
export function checkSize(sizeBytes: number): Result<number, DecodeError> {
  return sizeBytes > FILE_LIMIT_BYTES
    ? fail({ kind: 'too-large', sizeBytes, limitBytes: FILE_LIMIT_BYTES })
    : succeed(sizeBytes);
}

/**
 * Decodes a text file. A byte order mark decides for UTF-8, UTF-16LE or UTF-16BE; without one the file must be well-formed
 * UTF-8. An empty file is an empty text. Refused: more than `FILE_LIMIT_BYTES`; known binary formats; NUL bytes outside
 * UTF-16; bytes that are not well formed in the encoding, lone surrogates and half a UTF-16 unit included; UTF-32.
 * `name` only helps to name a binary format.
 */
export function decodeText(bytes: Uint8Array<ArrayBuffer>, name: string): Result<DecodedText, DecodeError> {
  const size = checkSize(bytes.length);
  if (!size.ok) return size;
  const reader = createTextReader(name);
  for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
    const refusal = reader.push(bytes.subarray(start, start + PIECE_BYTES));
    if (refusal !== null) return fail(refusal);
  }
  return reader.end();
}

/**
 * Reads a text file piece by piece. Decides as `decodeText` does, however the bytes are cut, with one freedom: in a file
 * that has both, a NUL byte counts before malformed bytes of the same piece or later ones.
 */
export function createTextReader(name: string): TextReader {
  let head: Uint8Array<ArrayBuffer> | null = new Uint8Array(0);
  let sample: Uint8Array = head;
  let encoding: TextEncoding = 'utf-8';
  let decoder: TextDecoder | null = null;
  let mayHoldNul = false;
  /** Bytes of the file that are text already, the mark included. */
  let doneBytes = 0;
  /** The start of a character that the next piece completes, 0…3 bytes. */
  let open = new Uint8Array(0);
  const sections: Section[] = [];

  /** Decides by the first bytes what the file is; they are `HEAD_BYTES` or more, or all of a small file. */
  const start = (bytes: Uint8Array<ArrayBuffer>): DecodeError | null => {
    head = null;
    const mark = byteOrderMark(bytes);
    if (mark?.encoding === 'utf-32') return { kind: 'undecodable', encoding: 'utf-32', atByte: 0 };
    encoding = mark?.encoding ?? 'utf-8';
    mayHoldNul = encoding !== 'utf-8';
    if (!mayHoldNul) {
      const format = binaryFormatOf(bytes, name);
      if (format !== null) return { kind: 'binary', format };
    }
    sample = bytes.slice(0, HEAD_BYTES);
    if (mayHoldNul) decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
    // The file's own mark is cut off here: a second one would be text.
    doneBytes = mark?.lengthBytes ?? 0;
    return read(bytes.subarray(doneBytes));
  };

  const read = (bytes: Uint8Array<ArrayBuffer>): DecodeError | null => {
    if (!mayHoldNul && bytes.includes(0)) {
      return looksLikeUtf16(sample) ? { kind: 'no-byte-order-mark' } : { kind: 'binary', format: 'binary file' };
    }
    for (let from = 0; from < bytes.length; from += SECTION_BYTES) {
      const all = joined(open, bytes.subarray(from, from + SECTION_BYTES));
      const whole = all.subarray(0, all.length - openEnd(all, encoding));
      open = all.slice(whole.length);
      const section = encoding === 'utf-8' ? sectionOf(whole) : sectionOfUtf16(whole);
      if (section === null) return undecodable(whole);
      if (section.units > 0) sections.push(section);
      doneBytes += whole.length;
    }
    return null;
  };

  const sectionOfUtf16 = (bytes: Uint8Array): Section | null => {
    try {
      return sectionOf(encoder.encode(decoder?.decode(bytes)));
    } catch {
      // A fatal decoder reports malformed input only by throwing, and does not say where it is.
      return null;
    }
  };

  const undecodable = (bytes: Uint8Array): DecodeError => {
    const at = encoding === 'utf-8' ? firstInvalidUtf8(bytes) : firstInvalidUtf16(bytes, encoding === 'utf-16le');
    return { kind: 'undecodable', encoding, atByte: doneBytes + Math.max(0, at) };
  };

  return {
    push: (bytes) => {
      if (head === null) return read(bytes);
      head = joined(head, bytes);
      return head.length < HEAD_BYTES ? null : start(head);
    },
    end: () => {
      const refusal = head === null ? null : start(head);
      if (refusal !== null) return fail(refusal);
      if (open.length > 0) return fail(undecodable(open));
      return succeed({ text: textOfSections(sections), encoding, replaced: 0 });
    },
  };
}

function joined(first: Uint8Array<ArrayBuffer>, second: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (first.length === 0) return second;
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

function openEnd(bytes: Uint8Array, encoding: TextEncoding): number {
  return encoding === 'utf-8' ? openUtf8End(bytes) : openUtf16End(bytes, encoding === 'utf-16le');
}

function byteOrderMark(bytes: Uint8Array): { encoding: TextEncoding | 'utf-32'; lengthBytes: number } | null {
  const [first, second, third, fourth] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', lengthBytes: 3 };
  if (first === 0xff && second === 0xfe) {
    return third === 0 && fourth === 0
      ? { encoding: 'utf-32', lengthBytes: 4 }
      : { encoding: 'utf-16le', lengthBytes: 2 };
  }
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', lengthBytes: 2 };
  if (first === 0 && second === 0 && third === 0xfe && fourth === 0xff) return { encoding: 'utf-32', lengthBytes: 4 };
  return null;
}

/** Latin text in UTF-16 has a NUL in every other byte, always on the same side. */
function looksLikeUtf16(sample: Uint8Array): boolean {
  const nuls = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) nuls[index % 2] = (nuls[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = nuls;
  return sample.length % 2 === 0 && Math.min(even, odd) === 0 && Math.max(even, odd) > sample.length * 0.35;
}
