// Characters that a reader does not see and a model does: tags, zero widths, marks of direction and the like. Which they are
// follows the Unicode Standard (16.0, chapters 5.20, 23.2 to 23.8) and, for marks of direction, "Trojan Source"
// (Boucher and Anderson, 2021, arXiv:2111.00169).

import type { PartText } from './long-text';
import { countCharacters } from './part';
import { joinedStretch, type Stretch, type StretchSearch } from './stretches';

export const HIDDEN_KINDS = ['tags', 'zero-width', 'bidi', 'variation', 'soft-hyphen', 'filler', 'interlinear', 'control', 'page-break', 'next-line', 'escape', 'private-use', 'lookalike', 'joiner', 'separator'] as const;
export type HiddenKind = (typeof HIDDEN_KINDS)[number];

/** UTF-16 units between two yields. */
const STEP_UNITS = 32_768;
/** How far a stretch goes on at most, and how much before it decides what it is. Longer runs come as several stretches. */
const LONGEST_UNITS = 256;
const BEFORE_UNITS = 64;

/** One of these is in whatever is found, but for words of two scripts. Most texts have none, and are done with this. */
const TELLTALE = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u3164\ue000-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\udb40\udb80-\udbff]/;
/**
 * Tried in this order at each place. A flag of a subdivision is made of tags and means what it shows: a region's two letters
 * and one to three letters or digits in lower case, as ISO 3166-2 has them (UTS #51, annex C); `gbeng` and the like. Escapes
 * begin with ESC, or with the one control character that stands for it and what follows (ECMA-48, 5.3): of those only what can
 * hardly be a word behind a character that was read in a wrong encoding.
 */
const PATTERNS = {
  flag: String.raw`\u{1F3F4}[\u{E0061}-\u{E007A}]{2}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,3}\u{E007F}`,
  tags: String.raw`[\u{E0000}-\u{E007F}]{1,96}`,
  escape: String.raw`\x1b(?:\[[0-?]{0,32}[ -/]{0,4}[@-~]|\][^\x07\x1b\x9c]{0,128}(?:\x07|\x1b\\|\x9c)|[@-Z\\^_])|\x9b(?:[0-?]{1,32}[@-~]|[HJKm](?![a-z]))|\x9d\d{1,4};[^\x07\x1b\x9c]{0,128}(?:\x07|\x1b\\|\x9c)`,
  joiner: String.raw`[\u200c\u200d]`,
  'zero-width': String.raw`[\u200b\u2060-\u2064\u180e\ufeff]`,
  bidi: String.raw`[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]{1,96}`,
  'soft-hyphen': String.raw`\xad{1,96}`,
  variation: String.raw`[\ufe00-\ufe0f\u{E0100}-\u{E01EF}]`,
  filler: String.raw`[\u115f\u1160\u3164\uffa0]`,
  'private-use': String.raw`[\ue000-\uf8ff\u{F0000}-\u{FFFFD}\u{100000}-\u{10FFFD}]{1,96}`,
  interlinear: String.raw`[\ufff9-\ufffb]{1,96}`,
  'page-break': String.raw`[\x0b\x0c]{1,96}`,
  'next-line': String.raw`\x85{1,96}`,
  control: String.raw`[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]`,
} as const;
const GROUPS = Object.keys(PATTERNS) as (keyof typeof PATTERNS)[];
const SEARCH = new RegExp(GROUPS.map((group) => `(${PATTERNS[group]})`).join('|'), 'gu');

/** Its last letter begins no word, whatever stands behind it. */
const ESCAPES = new RegExp(PATTERNS.escape, 'g');

/** Letters that look like Latin ones, in two scripts that are written with Latin ones in no word. */
const LOOKALIKES = 'АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧο';
const MIXED = /[A-Za-z][\u0370-\u04ff\u0500-\u052f]|[\u0370-\u04ff\u0500-\u052f][A-Za-z]/;
const WORD = /[A-Za-z\u0370-\u04ff\u0500-\u052f]{2,64}/g;
const ONLY_LOOKALIKES = new RegExp(`^[A-Za-z${LOOKALIKES}]+$`);

/** Scripts that are spelled with joiners: Arabic and its neighbours, those of India, Tibetan, Myanmar, Khmer, Mongolian. */
const JOINED_SCRIPT = /[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc]/u;
/** What parts words or is part of one in scripts that are written without spaces, and in Mongolian. */
const SEPARATORS = [
  // Zero-width space: Thai, Lao, Tibetan, Myanmar, Khmer, Tai Le, New Tai Lue, Tai Tham, Balinese, Javanese, Cham, Tai Viet.
  ['\u200b', /[\u0e00-\u109f\u1780-\u17ff\u1950-\u19ff\u1a20-\u1aaf\u1b00-\u1b7f\ua980-\uaadf]/],
  // Mongolian vowel separator.
  ['\u180e', /[\u1800-\u180d\u180f-\u18af]/],
] as const;
const PICTURE = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]/u;
/** What a variation selector may follow: symbols and digits with two looks, ideographs, letters of Mongolian and Myanmar, signs of mathematics. */
const VARIED = /[\p{Emoji}\p{Unified_Ideograph}\p{Sm}\u1000-\u109f\u1800-\u18af\u3000-\u303f\uf900-\ufaff\uff00-\uffef]/u;
const JAMO = /[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]/u;

/**
 * The hidden characters of a text. A byte order mark at its start, flags of regions, selectors behind what has two looks and
 * fillers in old Hangul are none; joiners in emoji and in scripts that are spelled with them are kind `joiner`, separators in
 * scripts that have no spaces between words kind `separator`, others `zero-width`. `lookalike` is a word in which letters of Latin and letters that only look so stand together. O(n), in steps.
 */
export function* hiddenCharacters(text: PartText, stepUnits = STEP_UNITS): StretchSearch<HiddenKind> {
  for (let from = 0; from < text.length; ) {
    const end = Math.min(text.length, from + stepUnits);
    const start = Math.max(0, from - BEFORE_UNITS);
    const window = text.slice(start, Math.min(text.length, end + LONGEST_UNITS));
    const found: Stretch<HiddenKind>[] = [];
    let next = end;
    if (TELLTALE.test(window)) {
      SEARCH.lastIndex = insideOf(window, from - start);
      for (let match = SEARCH.exec(window); match !== null && start + match.index < end; match = SEARCH.exec(window)) {
        const kind = kindOf(match, window, start);
        next = Math.max(next, start + match.index + match[0].length);
        if (kind !== null) found.push({ kind, start: start + match.index, end: start + match.index + match[0].length, ...membersOf(kind, match[0]) });
      }
    }
    if (MIXED.test(window)) found.push(...lookalikes(window, start, from, end));
    yield joined(found);
    from = next;
  }
}

/** Tags are told as runs, as together they spell something; each escape is one; of all others each character is. */
function membersOf(kind: HiddenKind, found: string): { readonly members?: number } {
  if (kind === 'tags') return {};
  return { members: kind === 'escape' ? 1 : countCharacters(found) };
}

/** A step begins between characters, as what it searches is read by code points. */
function insideOf(window: string, at: number): number {
  const isInPair = at > 0 && (window.charCodeAt(at) & 0xfc00) === 0xdc00 && (window.charCodeAt(at - 1) & 0xfc00) === 0xd800;
  return isInPair ? at + 1 : at;
}

function kindOf(match: RegExpExecArray, window: string, start: number): HiddenKind | null {
  const group = GROUPS[match.findIndex((found, index) => index > 0 && found !== undefined) - 1] ?? 'flag';
  const at = match.index;
  const before = at === 0 ? '' : characterBefore(window, at);
  const after = String.fromCodePoint(window.codePointAt(at + match[0].length) ?? 0x20);
  switch (group) {
    case 'flag':
      return null;
    case 'joiner':
      return JOINED_SCRIPT.test(before) || JOINED_SCRIPT.test(after) || (match[0] === '\u200d' && PICTURE.test(before) && PICTURE.test(after)) ? 'joiner' : 'zero-width';
    case 'zero-width':
      if (match[0] === '\ufeff' && start + at === 0) return null;
      return SEPARATORS.some(([separator, script]) => match[0] === separator && (script.test(before) || script.test(after))) ? 'separator' : 'zero-width';
    case 'variation':
      return before !== '' && VARIED.test(before) ? null : 'variation';
    case 'filler':
      return JAMO.test(before) || JAMO.test(after) ? null : 'filler';
    default:
      return group;
  }
}

function characterBefore(window: string, at: number): string {
  const isLow = (window.charCodeAt(at - 1) & 0xfc00) === 0xdc00;
  return isLow && at > 1 ? window.slice(at - 2, at) : window.slice(at - 1, at);
}

/** A word belongs to the step in which it begins. */
function lookalikes(window: string, start: number, from: number, end: number): readonly Stretch<HiddenKind>[] {
  const words = /[\x1b\x9b\x9d]/.test(window) ? window.replaceAll(ESCAPES, (escape) => ' '.repeat(escape.length)) : window;
  return Array.from(words.matchAll(WORD)).flatMap(({ index, 0: word }): Stretch<HiddenKind>[] => {
    const at = start + index;
    const isWhole = index > 0 || start === 0;
    if (at < from || at >= end || !isWhole || !MIXED.test(word) || !ONLY_LOOKALIKES.test(word)) return [];
    return [{ kind: 'lookalike', start: at, end: at + word.length }];
  });
}

/** Neighbours of a kind are one stretch. */
function joined(found: readonly Stretch<HiddenKind>[]): readonly Stretch<HiddenKind>[] {
  const all: Stretch<HiddenKind>[] = [];
  for (const stretch of found) {
    const last = all.at(-1);
    if (last !== undefined && last.kind === stretch.kind && last.end === stretch.start) all[all.length - 1] = joinedStretch(last, stretch);
    else all.push(stretch);
  }
  return all;
}

/** What tag characters spell: each stands for the ASCII character 0xE0000 below it. Others in the text are left out. */
export function decodedTags(text: string): string {
  return Array.from(text, (character) => {
    const code = (character.codePointAt(0) ?? 0) - 0xe0000;
    return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : '';
  }).join('');
}

/**
 * What stands for a stretch of kind `page-break` so that no two words become one: a line break, or nothing where one stands
 * beside it, at the ends of the text, and behind what the same run began with. O(run).
 */
export function insteadOfPageBreak(text: PartText, { start, end }: Pick<Stretch<HiddenKind>, 'start' | 'end'>): '\n' | '' {
  const before = text.slice(Math.max(0, start - 1), start);
  if (before === '' || /[\n\r\v\f]/.test(before)) return '';
  for (let at = end; at < text.length; at += LONGEST_UNITS) {
    const after = /[^\v\f]/.exec(text.slice(at, at + LONGEST_UNITS))?.[0];
    if (after !== undefined) return after === '\n' || after === '\r' ? '' : '\n';
  }
  return '';
}
