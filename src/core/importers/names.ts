// The names that parts get when they come in.

const NAME_LIMIT = 200;
const FALLBACK = 'Untitled';

// Line and paragraph breaks become spaces; what is left of the controls, lone surrogates, and characters that hide or
// turn the text around them (bidirectional controls, zero-width space, word joiner, byte order mark) go. The zero-width
// joiners stay: emoji and several scripts need them.
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
const UNWANTED = /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;
const NOTHING_TO_SEE = /^[\s\u200c\u200d\u00ad]*$/;

/** A name that is safe to show on one line: at most 200 characters (code points), never empty ("Untitled"). */
export function sanitizeName(name: string): string {
  const visible = [...name.replace(BREAKS, ' ').replace(UNWANTED, '').trim()].slice(0, NAME_LIMIT).join('').trim();
  return NOTHING_TO_SEE.test(visible) ? FALLBACK : visible;
}

/** "Pasted text", then "Pasted text 2", "Pasted text 3": the first that is not taken. */
export function pastedName(existingNames: Iterable<string>): string {
  const taken = new Set(existingNames);
  let name = 'Pasted text';
  for (let number = 2; taken.has(name); number += 1) name = `Pasted text ${number}`;
  return name;
}

// Made with the first names that are sorted: making it takes a while, and the page starts without any.
let natural: Intl.Collator | null = null;

/** Order of file names as people read it, "file 2" before "file 10", without regard to case; equal only when identical. */
export function compareNames(a: string, b: string): number {
  natural ??= new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  const order = natural.compare(a, b);
  if (order !== 0) return order;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
