// The bytes of a dropped file → text, or the reason why not. Nothing is replaced or guessed silently: a count of tokens
// of a text that differs from the file would look exact and be wrong.

import { binaryFormatOf } from './magic';
import { firstInvalidUtf8 } from './utf8';
import { fail, type Result, succeed } from '@/core/result';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

export interface DecodedText {
  /** Without the byte order mark; line endings as in the file. */
  readonly text: string;
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

// One decode call that would give more than about 512 million characters returns "" in Chromium without an error.
const PIECE_BYTES = 8 * 1024 * 1024;
const SAMPLE_BYTES = 4096;

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
export function decodeText(bytes: Uint8Array, name: string): Result<DecodedText, DecodeError> {
  const size = checkSize(bytes.length);
  if (!size.ok) return size;

  const mark = byteOrderMark(bytes);
  if (mark?.encoding === 'utf-32') return fail({ kind: 'undecodable', encoding: 'utf-32', atByte: 0 });
  if (mark === null || mark.encoding === 'utf-8') {
    const refusal = binaryRefusal(bytes, name);
    if (refusal !== null) return fail(refusal);
  }

  const encoding = mark?.encoding ?? 'utf-8';
  const markBytes = mark?.lengthBytes ?? 0;
  const body = bytes.subarray(markBytes);
  const text = decodePieces(body, encoding);
  if (text === null || (text === '' && body.length > 0)) {
    return fail({ kind: 'undecodable', encoding, atByte: markBytes + Math.max(0, firstInvalid(body, encoding)) });
  }
  return succeed({ text, encoding, replaced: 0 });
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

function binaryRefusal(bytes: Uint8Array, name: string): DecodeError | null {
  const format = binaryFormatOf(bytes, name);
  if (format !== null) return { kind: 'binary', format };
  if (!bytes.includes(0)) return null;
  return looksLikeUtf16(bytes) ? { kind: 'no-byte-order-mark' } : { kind: 'binary', format: 'binary file' };
}

/** Latin text in UTF-16 has a NUL in every other byte, always on the same side. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const nuls = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) nuls[index % 2] = (nuls[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = nuls;
  return sample.length % 2 === 0 && Math.min(even, odd) === 0 && Math.max(even, odd) > sample.length * 0.35;
}

/** The whole text, or null where some of it is not well formed. */
function decodePieces(bytes: Uint8Array, encoding: TextEncoding): string | null {
  // The file's own mark is cut off already: a second one would be text.
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  try {
    let text = '';
    for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
      text += decoder.decode(bytes.subarray(start, start + PIECE_BYTES), { stream: true });
    }
    return text + decoder.decode();
  } catch {
    // A fatal decoder reports malformed input only by throwing.
    return null;
  }
}

function firstInvalid(bytes: Uint8Array, encoding: TextEncoding): number {
  return encoding === 'utf-8' ? firstInvalidUtf8(bytes) : firstInvalidUtf16(bytes, encoding === 'utf-16le');
}

/** Offset of the first lone surrogate or of a last half unit; −1 where there is none. */
function firstInvalidUtf16(bytes: Uint8Array, littleEndian: boolean): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let index = 0;
  while (index + 1 < bytes.length) {
    const unit = view.getUint16(index, littleEndian);
    if (unit >= 0xdc00 && unit <= 0xdfff) return index;
    if (unit >= 0xd800 && unit <= 0xdbff) {
      const next = index + 3 < bytes.length ? view.getUint16(index + 2, littleEndian) : 0;
      if (next < 0xdc00 || next > 0xdfff) return index;
      index += 2;
    }
    index += 2;
  }
  return index < bytes.length ? index : -1;
}
