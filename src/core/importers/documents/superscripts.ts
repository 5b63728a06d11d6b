// Superscripts and subscripts as text in one line: without a mark 10² reads "102" and H₂O "H2O". Written as pandoc writes them
// into plain text: in Unicode's own characters where each has one, else in brackets, x^(max) and V_(max). Of letters only n and i
// are such characters: those that look like raised or lowered others are signs of phonetics, several are missing, and no one
// searches for them. What is no part of a number or a name stands as it is: marks of references in brackets, 1st, ™.

export type Level = 'superscript' | 'subscript' | null;

const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  '0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹', '+': '⁺', '-': '⁻', '\u2011': '⁻', '\u2212': '⁻', '=': '⁼', '(': '⁽', ')': '⁾', n: 'ⁿ', i: 'ⁱ',
};
const SUBSCRIPTS: Readonly<Record<string, string>> = {
  '0': '₀', '1': '₁', '2': '₂', '3': '₃', '4': '₄', '5': '₅', '6': '₆', '7': '₇', '8': '₈', '9': '₉', '+': '₊', '-': '₋', '\u2011': '₋', '\u2212': '₋', '=': '₌', '(': '₍', ')': '₎', n: 'ₙ', i: 'ᵢ',
};
/** Raised wherever they are written, or raised in letters for want of a key: "25 ºC", "Nº". */
const OWN_SIGNS: Readonly<Record<string, string>> = { tm: '™', sm: '℠', o: 'º' };
/** Behind a digit, in English, French and Spanish. */
const ORDINAL = /^(?:st|nd|rd|th|er|ère|re|nde?|ème|ième|os|as)$/i;
const REFERENCE = /^(?:\[[^[\]]*\]\s*)+$/;
const GROUPED = /^\([^()]*\)$/;
const PROSE = /\p{L}{2}.*\s.*\p{L}{2}/u;
const MEANS_SOMETHING = /[\p{L}\p{N}]/u;
/** Sentences in small letters are not looked into. */
const MOST_UNITS = 200;

/** "²" of "2", "^(max)" of "max". `before`: the character that it stands behind; '': none. What is longer than a script is, or is broken into lines, comes back as it is. */
export function levelled(text: string, level: Level, before: string): string {
  const core = text.trim();
  if (level === null || core === '' || core.length > MOST_UNITS || core.includes('\n')) return text;
  const start = text.indexOf(core);
  const isAlone = start > 0 || before === '' || /\s/.test(before);
  return text.slice(0, start) + written(core, level, isAlone ? '' : before) + text.slice(start + core.length);
}

function written(core: string, level: 'superscript' | 'subscript', before: string): string {
  const characters = level === 'superscript' ? SUPERSCRIPTS : SUBSCRIPTS;
  // A dash before a digit is a minus; between two it makes a range.
  const signed = core.replace(/^\u2013(?=\d)/, '-');
  if ([...signed].every((each) => characters[each] !== undefined || each === ' ')) return [...signed].map((each) => characters[each] ?? each).join('');
  if (!MEANS_SOMETHING.test(core) || REFERENCE.test(core)) return core;
  if (level === 'superscript') {
    const sign = OWN_SIGNS[core.toLowerCase()];
    if (sign !== undefined) return sign;
    if (/\d/.test(before) && ORDINAL.test(core)) return core;
  }
  // Words in small letters that belong to nothing before them are a text of their own.
  if (before === '' && PROSE.test(core)) return core;
  const mark = level === 'superscript' ? '^' : '_';
  return GROUPED.test(core) ? mark + core : `${mark}(${core})`;
}

/** A line that is written run by run; runs side by side at one level belong together, as programs split "10" for a reason or none. */
export interface LevelledLine {
  text: string;
  /** What is not yet in the text. */
  script?: { readonly level: Level; text: string } | null;
  /** The last character of the text. */
  last?: string;
}

export function addRun(line: LevelledLine, text: string, level: Level): void {
  if (text === '') return;
  if (level === null) {
    endScript(line);
    line.text += text;
    line.last = text.at(-1)!;
  } else if (line.script?.level === level) line.script.text += text;
  else {
    endScript(line);
    line.script = { level, text };
  }
}

/** Puts what is raised or lowered into the text, before anything else is. */
export function endScript(line: LevelledLine): void {
  const { script } = line;
  if (script === undefined || script === null) return;
  const text = levelled(script.text, script.level, line.last ?? '');
  line.script = null;
  line.text += text;
  line.last = text.at(-1)!;
}

/** A share of the size of the letters by which a run is raised, or lowered where it is negative (ECMA-376, part 1, 21.1.2.3.9). */
export function drawnLevel(baseline: string | undefined): Level {
  const share = Number.parseFloat(baseline ?? '0');
  return share > 0 ? 'superscript' : share < 0 ? 'subscript' : null;
}
