// Greek and Thai, which tables of guesses take for Cyrillic and Chinese: told by their most frequent letters, by the order in
// which letters stand in words, and by bytes that they do not have.

const WESTERN = 'windows-1252';
const BEYOND_ASCII = /[^\0-\x7f]/g;
/** Words of another script are runs of letters beyond ASCII; those of Latin script have single ones. */
const RUNS = /[^\0-\x7f]+/g;
const LEAST_RUN = 3;
/** Four bytes may be anything. */
const LEAST_LETTERS = 8;

/** Seven in ten letters of Greek, without their accents, and six in ten of Russian; a text in a wrong encoding has hardly four. */
const GREEK_LETTERS = /[αοιετσςνηυ]/g;
const RUSSIAN_LETTERS = /[оеаинтсрв]/g;
const LEAST_GREEK_SHARE = 0.55;
const LEAST_SMALL_SHARE = 0.75;
/** Letters of windows-1253 that ISO-8859-7 has elsewhere or not at all, and the other way round. */
const OF_WINDOWS = /[\x80-\x9f]|\u2019[\u03ac-\u03ce]/;
const OF_ISO = /Ά/;

/** Nearly nine in ten characters of Thai; of pairs of bytes of Chinese or Korean hardly four. */
const THAI_LETTERS = /[านรอกเงมยลวดทสตะั่ี้คปบข]/g;
const LEAST_THAI_SHARE = 0.7;
/** Vowels and tones stand on a consonant, and a vowel that is written before its consonant has one behind it. */
const THAI_FAULTS = /(?<![\u0e01-\u0e2e\u0e31\u0e33-\u0e3a\u0e47-\u0e4e])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]|[\u0e40-\u0e44](?![\u0e01-\u0e2e])/g;
const MOST_FAULTS = 0.02;
const THAI_SIGNS = /[\u0e31\u0e34-\u0e3a\u0e40-\u0e44\u0e47-\u0e4e]/g;
const LEAST_SIGNS = 0.1;

/** The encoding in which these bytes are words of Greek; null: they are not. `cyrillic` are those in which they might be Russian instead. */
export function greekOf(bytes: Uint8Array, cyrillic: readonly string[]): 'windows-1253' | 'iso-8859-7' | null {
  const beyond = lettersIn(bytes);
  if (beyond === null) return null;
  const windows = decoded(bytes, 'windows-1253');
  if (count(windows, /[\u03ac-\u03ce]/g) < beyond * LEAST_SMALL_SHARE) return null;
  const greek = count(windows.normalize('NFD').toLowerCase(), GREEK_LETTERS);
  if (greek < beyond * LEAST_GREEK_SHARE || cyrillic.some((encoding) => count(decoded(bytes, encoding).toLowerCase(), RUSSIAN_LETTERS) >= greek)) return null;
  const iso = decoded(bytes, 'iso-8859-7');
  return OF_ISO.test(iso) && !OF_WINDOWS.test(iso) ? 'iso-8859-7' : 'windows-1253';
}

/** "windows-874" where these bytes are words of Thai; null: they are not. */
export function thaiOf(bytes: Uint8Array): 'windows-874' | null {
  const [beyond, text] = [lettersIn(bytes), decoded(bytes, 'windows-874')];
  if (beyond === null || count(text, THAI_LETTERS) < beyond * LEAST_THAI_SHARE || count(text, THAI_SIGNS) < beyond * LEAST_SIGNS) return null;
  return count(text, THAI_FAULTS) + count(text, /[\ufffd\x80-\x9f]/g) <= beyond * MOST_FAULTS ? 'windows-874' : null;
}

/** How many bytes are beyond ASCII; null: too few, or they are no words of another script. */
function lettersIn(bytes: Uint8Array): number | null {
  const text = decoded(bytes, WESTERN);
  const beyond = count(text, BEYOND_ASCII);
  return beyond < LEAST_LETTERS || beyond < count(text, RUNS) * LEAST_RUN ? null : beyond;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function decoded(bytes: Uint8Array, encoding: string): string {
  const decoder = new TextDecoder(encoding);
  // As a stream: in one go, Node 20 takes windows-1252 for Latin-1.
  return decoder.decode(bytes, { stream: true }) + decoder.decode();
}
