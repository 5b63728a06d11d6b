// Token counts without a tokenizer: for the moments when no worker can run. Rough, and the band says so.
import type { PartText } from '@/core/prompt/long-text';
import type { SourceText } from './source-text';
import type { Count, Exactness } from './count';
import { bytesAt, utf8Length } from './utf8';

/** Code units read of a long text, in windows spread evenly over it. */
const SAMPLE_UNITS = 48_000;
const WINDOW_UNITS = 600;

interface Rates {
  readonly low: number;
  readonly mid: number;
  readonly high: number;
}

/**
 * Tokens of one unit of each class; the unit is a run for `word`, `blanks` and `number`, else a character. The middle
 * lies between o200k_base and cl100k_base on prose and code; low and high are beyond both on single documents.
 */
const RATES = {
  /** Each run of Latin letters, and each letter past the sixth: "internationalization" is 1–3 tokens, base64 is many. */
  word: { low: 0.7, mid: 1.05, high: 1.6 },
  longWordLetter: { low: 0.02, mid: 0.17, high: 0.75 },
  /** A capital after a small letter: camelCase seldom costs a token, base64 always does. */
  capitalInside: { low: 0.1, mid: 0.5, high: 1.4 },
  accented: { low: 0.05, mid: 0.35, high: 0.9 },
  /** Per digit; three are at most one token. */
  digit: { low: 0.3, mid: 0.4, high: 1 },
  punctuation: { low: 0.25, mid: 0.65, high: 1 },
  /** A run that is more than one blank, or has a line break. */
  blanks: { low: 0.2, mid: 0.8, high: 1.6 },
  cjk: { low: 0.45, mid: 0.9, high: 1.6 },
  /** Cyrillic, Greek, Hebrew, Arabic and other alphabets with two bytes a letter. */
  alphabet: { low: 0.15, mid: 0.42, high: 1.3 },
  /** Indic, Thai and the rest with three bytes a character. */
  otherScript: { low: 0.15, mid: 0.65, high: 1.9 },
  symbol: { low: 0.3, mid: 1, high: 3 },
  astral: { low: 0.4, mid: 1.8, high: 4 },
} as const satisfies Record<string, Rates>;

type Class = keyof typeof RATES;

/**
 * A rough number of tokens from the characters alone, with a band.
 *
 * 1 ≤ low ≤ tokens ≤ high ≤ UTF-8 bytes for any text but '', which is an exact-looking 0 with exactness `estimate`.
 * The band is meant for whole documents in the public byte-pair encodings. Of a text longer than `sampleUnits` code
 * units only a sample is classified: fewer are faster and rougher. `bytes` are those of the whole text in UTF-8: counting
 * them is most of the work and O(n), so a caller that knows them hands them over.
 */
export function estimateFromCharacters(
  text: PartText,
  sampleUnits = SAMPLE_UNITS,
  bytes = typeof text === 'string' ? utf8Length(text) : text.bytes,
): Count {
  if (text === '') return { tokens: 0, low: 0, high: 0, exactness: 'estimate' };
  const tally = new Map<Class, number>();
  let sampledUnits = 0;
  for (const window of windows(text, sampleUnits)) {
    classify(window, tally);
    sampledUnits += window.length;
  }
  const scale = text.length / sampledUnits;
  const sum = (level: keyof Rates): number => {
    let total = 0;
    for (const [kind, amount] of tally) total += amount * RATES[kind][level];
    return total * scale;
  };
  const within = (value: number): number => Math.min(Math.max(1, value), bytes);
  return {
    tokens: within(Math.round(sum('mid'))),
    low: within(Math.floor(sum('low'))),
    high: within(Math.ceil(sum('high'))),
    exactness: 'estimate',
  };
}

/**
 * A count of one tokenizer turned into a count of another by measured ratios, low ≤ mid ≤ high, each 0 or more.
 * Whole numbers: low is rounded down, high up. `tokens` is an integer, 0 or more; 0 stays 0.
 */
export function scaleCount(
  tokens: number,
  ratio: { readonly low: number; readonly mid: number; readonly high: number },
  exactness: Exactness,
): Count {
  const middle = Math.round(tokens * ratio.mid);
  return {
    tokens: middle,
    low: Math.min(Math.floor(tokens * ratio.low), middle),
    high: Math.max(Math.ceil(tokens * ratio.high), middle),
    exactness,
  };
}

function windows(text: SourceText, sampleUnits: number): string[] {
  if (text.length <= sampleUnits || text.length <= WINDOW_UNITS) return [text.slice(0, text.length)];
  const count = Math.max(2, Math.round(sampleUnits / WINDOW_UNITS));
  const step = (text.length - WINDOW_UNITS) / (count - 1);
  return Array.from({ length: count }, (_, index) => {
    const start = Math.floor(index * step);
    return text.slice(start, start + WINDOW_UNITS);
  });
}

/** Adds what a text holds to the tally. */
function classify(text: string, tally: Map<Class, number>): void {
  const add = (kind: Class, amount: number): void => {
    if (amount > 0) tally.set(kind, (tally.get(kind) ?? 0) + amount);
  };
  let index = 0;
  const runOf = (belongs: (code: number) => boolean): number => {
    const start = index;
    while (index < text.length && belongs(text.charCodeAt(index))) index += 1;
    return index - start;
  };
  while (index < text.length) {
    const code = text.charCodeAt(index);
    if (isLatin(code)) {
      const start = index;
      const length = runOf(isLatin);
      const word = text.slice(start, index);
      add('word', 1);
      add('longWordLetter', length - 6);
      add('capitalInside', word.match(/[a-z][A-Z]/g)?.length ?? 0);
      add('accented', word.replace(/[a-z]/gi, '').length);
    } else if (isBlank(code)) {
      const length = runOf(isBlank);
      if (length > 1 || code !== 0x20) add('blanks', 1 + Math.floor(length / 80));
    } else if (code >= 0x30 && code <= 0x39) {
      add('digit', runOf((each) => each >= 0x30 && each <= 0x39));
    } else {
      const size = bytesAt(text, index, text.length);
      add(classOf(code, size), 1);
      index += size === 4 ? 2 : 1;
    }
  }
}

function classOf(code: number, size: number): Class {
  if (size === 1) return 'punctuation';
  if (size === 2) return code < 0x0370 ? 'symbol' : 'alphabet';
  if (size === 4) return 'astral';
  if ((code >= 0x3000 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3) || code >= 0xf900) return 'cjk';
  return code >= 0x2000 && code <= 0x2fff ? 'symbol' : 'otherScript';
}

function isLatin(code: number): boolean {
  return ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) || (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7);
}

function isBlank(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}
