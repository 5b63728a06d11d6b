// Texts that are neither UTF-8 nor marked: which encoding they are in is a guess, and is told as one.
import { analyse } from 'chardet';
import { isAt, joined } from '@/core/importers/byte-reader';
import { FILE_LIMIT_BYTES } from '@/core/importers/decode';
import { openUtf8End } from '@/core/importers/utf8';
import { fail, type Result, succeed } from '@/core/result';
import { formatInteger } from '@/core/units';
import { centralEuropeanOf } from './central-european';
import type { DocumentError, ReadDocument } from './document';
import { ENCODINGS, encodingName } from './encoding-names';
import { greekOf, thaiOf } from './letters-of-scripts';
import { turkishOf } from './turkish';
import { unmarkedUtf16 } from './unmarked-utf16';

const SAMPLE_BYTES = 1 << 15;
const PIECE_BYTES = 1 << 20;
/** Below this a guess is worth less than what most such texts are. */
const LEAST_CONFIDENCE = 20;
/** Of all sequences beyond ASCII: a text with fewer broken ones is UTF-8 that was damaged. */
const MOST_BROKEN_SHARE = 0.2;

/** null: it is not UTF-8. A NUL is no text, though UTF-8 has one. */
export function utf8Of(bytes: Uint8Array): string | null {
  try {
    return bytes.includes(0) ? null : new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The text of these bytes in an encoding that is chosen, or else guessed; characters that are not of it are replaced and counted. */
export function readEncoded(bytes: Uint8Array, chosen: string | null): Result<ReadDocument, DocumentError> {
  const encoding = chosen ?? guessEncoding(bytes);
  if (encoding === null) return fail({ kind: 'no-encoding' });
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(encoding);
  } catch {
    return fail({ kind: 'no-encoding' });
  }
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) pieces.push(decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: true }));
  pieces.push(decoder.decode(new Uint8Array(0)));
  const text = pieces.join('');
  // Half of a binary file may be none, and a piece for each would fill the memory.
  let replaced = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) replaced += 1;
  return succeed({
    format: 'encoded',
    label: `text in ${encodingName(encoding)}`,
    texts: [{ name: null, text }],
    notes: replaced === 0 ? [] : [`${replaced === 1 ? '1 place is' : `${formatInteger(replaced)} places are`} not ${encodingName(encoding)} and ${replaced === 1 ? 'stands' : 'stand'} as U+FFFD.`],
    encoding,
  });
}

/**
 * Bytes that are no text, read as one all the same: in the encoding that they seem to be in, else as UTF-8. What is no
 * character is replaced and counted; U+FFFD takes three bytes, so that the text may be larger than its file and is refused
 * above the size at which files are.
 */
export function readBinary(bytes: Uint8Array, limitBytes: number = FILE_LIMIT_BYTES): Result<ReadDocument, DocumentError> {
  const read = readEncoded(bytes, guessEncoding(bytes) ?? 'utf-8');
  if (!read.ok) return read;
  const [{ text } = { text: '' }] = read.value.texts;
  return isLargerThan(text, limitBytes) ? fail({ kind: 'text-bytes', limitBytes }) : read;
}

/** Of the text as UTF-8. */
function isLargerThan(text: string, limitBytes: number): boolean {
  if (text.length * 3 <= limitBytes) return false;
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    // Each half of a pair stands for two of its four bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  return bytes > limitBytes;
}

/** What a text without a mark is in; null: it is no text. The first bytes beyond ASCII decide, as a long English head says nothing. */
export function guessEncoding(bytes: Uint8Array): string | null {
  if (isAt(bytes, 0, '\xff\xfe\0\0') || isAt(bytes, 0, '\0\0\xfe\xff')) return null; // UTF-32, which no browser reads
  const utf16 = utf16Of(bytes) ?? (isTextWithNuls(bytes) ? null : otherUtf16Of(bytes));
  if (utf16 !== null) return utf16;
  if (bytes.includes(0) || hasControls(bytes)) return null;
  const sample = sampleOf(bytes);
  if (isDamagedUtf8(sample)) return 'utf-8';
  const thai = thaiOf(sample);
  if (thai !== null) return thai;
  const guesses = analyse(sample).flatMap(({ name, confidence }) => {
    const known = ENCODINGS.find((each) => each === LIKE[name.toLowerCase()] || each === name.toLowerCase());
    return known === undefined || known === 'utf-8' || known.startsWith('utf-16') ? [] : [{ known, confidence }];
  });
  const best = guesses.find(({ known, confidence }) => confidence >= LEAST_CONFIDENCE && isWhole(bytes, known));
  if (best === undefined || isLatin(best.known) || best.known === WESTERN) {
    const greek = greekOf(sample, CYRILLIC);
    if (greek !== null && isWhole(bytes, greek)) return greek;
    const cyrillic = cyrillicOf(sample);
    if (cyrillic !== null) return nearest(cyrillic, sample);
    const central = centralEuropeanOf(sample);
    if (central !== null && isWhole(bytes, central)) return central;
    const turkish = turkishOf(sample);
    if (turkish !== null) return turkish;
  }
  if (best === undefined) return WESTERN;
  // Of few letters beyond ASCII many languages seem as likely: then what most such texts are.
  const western = guesses.find(({ known }) => known === WESTERN)?.confidence ?? 0;
  return isLatin(best.known) && best.confidence - western <= LATIN_MARGIN ? WESTERN : nearest(best.known, sample);
}

/** Letters of Ukrainian within a word: in KOI8-R the same bytes draw lines. */
const UKRAINIAN = /[а-я][іїєґ]|[іїєґ][а-я]/i;
/** KOI8-U is KOI8-R but for eight letters, which no table of guesses has. */
function nearest(encoding: string, sample: Uint8Array): string {
  return encoding === 'koi8-r' && UKRAINIAN.test(new TextDecoder('koi8-u').decode(sample)) ? 'koi8-u' : encoding;
}

const WESTERN = 'windows-1252';
const LATIN_MARGIN = 15;
const isLatin = (encoding: string) => /^(?:iso-8859-(?:2|3|4|10|13|14|15|16)|windows-125[0247])$/.test(encoding);

const CYRILLIC = ['windows-1251', 'koi8-r', 'iso-8859-5', 'ibm866', 'x-mac-cyrillic'] as const;
/** Words of another script are runs of letters beyond ASCII; those of Latin script have single ones. */
const LEAST_RUN = 3;
const LEAST_SMALL_SHARE = 0.75;

/** Short texts in Cyrillic: read in the wrong one of its encodings, most letters are capitals or none. */
function cyrillicOf(sample: Uint8Array): string | null {
  const runs = new TextDecoder(WESTERN).decode(sample).match(/[^\0-\x7f]+/g) ?? [];
  const beyond = runs.reduce((sum, run) => sum + run.length, 0);
  if (runs.length === 0 || beyond / runs.length < LEAST_RUN) return null;
  const scored = CYRILLIC.map((encoding) => ({ encoding, small: (new TextDecoder(encoding).decode(sample).match(/[а-яё]/g) ?? []).length }));
  const best = scored.reduce((a, b) => (b.small > a.small ? b : a));
  return best.small >= beyond * LEAST_SMALL_SHARE ? best.encoding : null;
}

/** Browsers read these labels as their supersets. */
const LIKE: Readonly<Record<string, string>> = { 'iso-8859-1': 'windows-1252', 'iso-8859-9': 'windows-1254', 'iso-8859-11': 'windows-874', 'euc-kr': 'euc-kr' };

/** Latin text in UTF-16 has a NUL in every other byte, and no text of the world has as many line feeds on the wrong side. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const nuls = [0, 0];
  for (let at = 0; at < sample.length; at += 1) if (sample[at] === 0) nuls[at % 2] = nuls[at % 2]! + 1;
  const [even = 0, odd = 0] = nuls;
  if (bytes.length % 2 !== 0 || Math.max(even, odd) < sample.length * 0.05 || Math.min(even, odd) > Math.max(even, odd) * 0.05) return null;
  // Of ASCII alone, every other byte is NUL: fewer part the fields of a file that is in no encoding.
  if (Math.max(even, odd) < sample.length * 0.4 && sample.every((byte) => byte < 0x80)) return null;
  const encoding = odd > even ? 'utf-16le' : 'utf-16be';
  return isWhole(bytes, encoding) && !hasControls(new TextEncoder().encode(new TextDecoder(encoding).decode(sample))) ? encoding : null;
}

/** UTF-8 but for a few NUL bytes; what UTF-16 has of other scripts is control characters or no UTF-8. */
function isTextWithNuls(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE_BYTES).filter((byte) => byte !== 0);
  return sample.length < Math.min(bytes.length, SAMPLE_BYTES) && !hasControls(sample) && utf8Of(sample.subarray(0, sample.length - openUtf8End(sample))) !== null;
}

/** Text in UTF-16 that is not Latin. */
function otherUtf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const encoding = bytes.length % 2 === 0 ? unmarkedUtf16(bytes.subarray(0, SAMPLE_BYTES)) : null;
  return encoding !== null && isWhole(bytes, encoding) ? encoding : null;
}

/** More than one in a hundred is a control character that no text has. */
function hasControls(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const controls = sample.reduce((sum, byte) => sum + (byte < 32 && !(byte >= 8 && byte <= 13) && byte !== 27 ? 1 : 0), 0);
  return controls > sample.length / 100;
}

/** Bytes beyond ASCII with what stands around them, from the whole of the text. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  let taken = 0;
  for (let at = 0; at < bytes.length && taken < SAMPLE_BYTES; at += 1) {
    if (bytes[at]! < 0x80 && bytes[at] !== 0x1b) continue;
    const piece = bytes.subarray(Math.max(0, at - 16), at + 256);
    pieces.push(piece);
    taken += piece.length;
    at += 256;
  }
  return pieces.length === 0 ? bytes.subarray(0, SAMPLE_BYTES) : joined(pieces);
}

function isDamagedUtf8(sample: Uint8Array): boolean {
  const text = new TextDecoder().decode(sample);
  let [good, broken] = [0, 0];
  for (const character of text) {
    if (character === '\ufffd') broken += 1;
    else if (character > '\x7f') good += 1;
  }
  return good > 0 && broken <= (good + broken) * MOST_BROKEN_SHARE;
}

function isWhole(bytes: Uint8Array, encoding: string): boolean {
  try {
    const decoder = new TextDecoder(encoding, { fatal: true });
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: true });
    decoder.decode(new Uint8Array(0));
    return true;
  } catch {
    return false;
  }
}
