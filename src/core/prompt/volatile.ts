// Values that are another each time a request is made: what a cache of prefixes breaks on.

import type { PartText } from './long-text';

export const VOLATILE_KINDS = ['uuid', 'timestamp', 'date', 'unix-time', 'random-id', 'hash', 'time'] as const;
export type VolatileKind = (typeof VOLATILE_KINDS)[number];

/** As a sentence names one. */
export const VOLATILE_NAMES: Readonly<Record<VolatileKind, string>> = {
  uuid: 'a UUID',
  timestamp: 'a timestamp',
  date: 'a date',
  'unix-time': 'a Unix time',
  'random-id': 'a random id',
  hash: 'a hash',
  time: 'a time of day',
};

export interface VolatileValue {
  readonly kind: VolatileKind;
  /** UTF-16 units of the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const MONTH = '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';
/** Tried in this order at each place: a UUID before the hash that its end looks like. */
const PATTERNS: Readonly<Record<VolatileKind, string>> = {
  uuid: '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
  timestamp: String.raw`\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?: ?Z| ?[+-]\d{2}:?\d{2})?`,
  date: String.raw`\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2}\.? ${MONTH},? \d{4}|${MONTH} \d{1,2}(?:st|nd|rd|th)?,? \d{4}`,
  // Seconds from 2014 to 2033, or their thousandths.
  'unix-time': String.raw`1[4-9]\d{8}(?:\d{3})?`,
  // A prefix and twelve characters or more with a digit among them, as APIs name calls and messages; or a ULID.
  'random-id': '[a-z]{2,12}[_-](?=[a-z]*[0-9])[a-z0-9]{12,64}|[0-7][0-9a-hjkmnp-tv-z]{25}',
  hash: '(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{16,128}',
  time: String.raw`\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?: ?[ap]m)?`,
};
const SEARCH = new RegExp(String.raw`(?<![\w-])(?:${VOLATILE_KINDS.map((kind) => `(${PATTERNS[kind]})`).join('|')})(?![\w-])`, 'gi');

/** The values in a text that look volatile, in order, not overlapping. For a short text: O(n) with a large constant. */
export function volatileIn(text: string): readonly VolatileValue[] {
  return Array.from(text.matchAll(SEARCH), (match) => {
    const group = match.slice(1).findIndex((found) => found !== undefined);
    return { kind: VOLATILE_KINDS[group] ?? 'hash', start: match.index, end: match.index + match[0].length, text: match[0] };
  });
}

/** UTF-16 units between two yields, and how far a value may go on behind them. */
const STEP_UNITS = 16_384;
const LONGEST_UNITS = 256;

/** The first values of a text that look volatile, `most` at most, in steps. */
export function* findVolatile(text: PartText, most: number): Generator<unknown, readonly VolatileValue[], undefined> {
  const found: VolatileValue[] = [];
  for (let from = 0; from < text.length && found.length < most; from += STEP_UNITS) {
    // A value belongs to the step in which it begins; the unit before says whether it begins there.
    const start = Math.max(0, from - LONGEST_UNITS);
    const window = text.slice(start, Math.min(text.length, from + STEP_UNITS + LONGEST_UNITS));
    for (const value of volatileIn(window)) {
      const at = start + value.start;
      if (at >= from && at < from + STEP_UNITS && at >= (found.at(-1)?.end ?? 0)) found.push({ ...value, start: at, end: start + value.end });
    }
    yield from;
  }
  return found.slice(0, most);
}

const AROUND_UNITS = 256;

/** The volatile value in which a place lies, its edges included: where two texts part, it is what they part in. null: none. */
export function volatileAt(text: PartText, units: number): VolatileValue | null {
  const start = Math.max(0, units - AROUND_UNITS);
  const window = text.slice(start, Math.min(text.length, units + AROUND_UNITS));
  const value = volatileIn(window).find((each) => start + each.start <= units && units <= start + each.end);
  return value === undefined ? null : { ...value, start: start + value.start, end: start + value.end };
}
