// Numbers of a spreadsheet as a section of their format shows them (ECMA-376, part 1, 18.8.31): thousands apart, so many decimals,
// shares of a hundred, which are saved as shares of one, zeros before a code, and the currency or unit that a format adds.

export type SectionLook =
  | FigureLook
  /** Stand in the place of the number. */
  | { readonly kind: 'words'; readonly words: string }
  /** Places of digits, "0" or "#", and what stands between them. */
  | { readonly kind: 'digits'; readonly pieces: readonly string[] }
  /** As it is, or in a way that would change it, as in thousands, which is not taken over. */
  | { readonly kind: 'plain' }
  /** Hidden, or told by a sign alone. */
  | { readonly kind: 'unseen' };

export interface FigureLook {
  readonly kind: 'figure';
  readonly isPercent: boolean;
  readonly prefix: string;
  readonly suffix: string;
  /** Before the point: at least so many digits, with zeros before the number. */
  readonly digits: number;
  /** Whether commas part its thousands. */
  readonly isGrouped: boolean;
  /** null: as many as the number has. */
  readonly decimals: { readonly least: number; readonly most: number } | null;
}

export interface Affix {
  readonly prefix: string;
  readonly suffix: string;
}

export interface Figure {
  readonly text: string;
  /** It has fewer digits than the number. */
  readonly isRounded: boolean;
  /** Words stand in its place. */
  readonly isInWords?: true;
}

/** Words in quotes, a currency, what only colours or places, a literal, and space as wide as a character. */
const MARKS = /"([^"]*)"?|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|\\(.)|[_*].?/gs;
const PLACEHOLDERS = /general|[0#?][0#?.,]*|\.[0#?]+/gi;
/** Digits before the point, of which a comma behind the last would make thousands, and behind it. */
const PLACES = /^([0#?](?:[0#?,]*[0#?])?)?(?:\.([0#?]*))?$/;
const ONLY_PLACES = /^[0#]+$/;
const ALL_DIGITS = { digits: 0, isGrouped: false, decimals: null } as const;
/** Stand for themselves without quotes; the signs of negative numbers are none of theirs. */
const BARE = /^[\s$€£¥%+\-():!^&'~{}<>=]*$/u;
const SIGNS = /[-+()%]/g;
const ONLY_SIGNS = /^[-+()\s]*$/;
/** A number that is told by nothing else is not told. */
const NO_WORDS = /^[\s\p{Sc}\p{Pd}\p{Ps}\p{Pe}+%.,]*$/u;
/** In the place of literals. */
const LITERALS = /[\ue000-\uefff]/g;
const FIRST_LITERAL = 0xe000;
const DIGITS = 15;
/** From here on a number is written with its power of ten. */
const MOST_PLAIN = 1e21;

/** How a section of a format shows numbers. Linear in it. */
export function lookOfSection(code: string): SectionLook {
  const { plain, restored } = withoutLiterals(code);
  const [placeholders, ...others] = plain.match(PLACEHOLDERS) ?? [];
  const around = plain.split(PLACEHOLDERS);
  if (!around.every(isBare)) return { kind: 'plain' };
  const isPercent = around.join('').includes('%');
  if (placeholders === undefined) return NO_WORDS.test(restored(plain)) ? { kind: 'unseen' } : { kind: 'words', words: restored(plain).trim() };
  if (others.length > 0) {
    const isOfDigits = !isPercent && [placeholders, ...others].every((each) => ONLY_PLACES.test(each));
    return isOfDigits ? { kind: 'digits', pieces: [...plain.trim()].map(restored) } : { kind: 'plain' };
  }
  const places = placesOf(placeholders);
  if (places === null) return { kind: 'plain' };
  const [prefix = '', suffix = ''] = around.map((text) => restored(text.replace(SIGNS, '')));
  const look = { kind: 'figure', isPercent, prefix: prefix.trimStart(), suffix: suffix.trimEnd(), ...places } as const;
  return isPercent || look.prefix + look.suffix !== '' || look.digits > 0 || look.isGrouped || look.decimals !== null ? look : { kind: 'plain' };
}

/** What a section puts around the text of a cell; null: nothing. */
export function affixOfSection(code: string): Affix | null {
  const { plain, restored } = withoutLiterals(code);
  const around = plain.split('@');
  if (around.length !== 2 || !around.every(isBare)) return null;
  const [prefix = '', suffix = ''] = around.map(restored);
  return (prefix + suffix).trim() === '' ? null : { prefix: prefix.trimStart(), suffix: suffix.trimEnd() };
}

/** A section with a character of no other use in the place of each literal, and what brings them back. */
function withoutLiterals(code: string): { readonly plain: string; readonly restored: (text: string) => string } {
  const literals: string[] = [];
  const plain = code.replace(LITERALS, '').replace(MARKS, (_mark, quoted?: string, currency?: string, escaped?: string) => {
    const literal = quoted ?? currency ?? escaped ?? '';
    // A sign is one however it is written.
    return ONLY_SIGNS.test(literal) ? literal : String.fromCharCode(FIRST_LITERAL + literals.push(literal) - 1);
  });
  return { plain, restored: (text) => text.replace(LITERALS, (mark) => literals[mark.charCodeAt(0) - FIRST_LITERAL] ?? '') };
}

function isBare(text: string): boolean {
  return BARE.test(text.replace(LITERALS, ''));
}

/** null: it shows a number in thousands, or in no way that is known. */
function placesOf(placeholders: string): Pick<FigureLook, 'digits' | 'isGrouped' | 'decimals'> | null {
  if (/^general$/i.test(placeholders)) return ALL_DIGITS;
  const found = PLACES.exec(placeholders);
  if (found === null) return null;
  const [, whole = '', fraction = ''] = found;
  return { digits: whole.replace(/[^0]/g, '').length, isGrouped: whole.includes(','), decimals: { least: fraction.replace(/[^0]/g, '').length, most: fraction.length } };
}

/** "12.5%" of "0.125", "-$1,234.50" of "-1234.5", "01234" of "1234". `number`: finite, as it is shown by itself. `keepsDigits`: it has all of them, whatever the format. */
export function figureText(number: string, { isPercent, prefix, suffix, digits, isGrouped, decimals }: FigureLook, keepsDigits = false): Figure {
  const scaled = isPercent ? String(Number((Number(number) * 100).toPrecision(DIGITS))) : number;
  const { text, isRounded } = withDecimals(scaled.replace(/^-/, ''), decimals, keepsDigits);
  const [whole = '', ...fraction] = text.split('.');
  const isPlain = /^\d+$/.test(whole) && !/e/i.test(text);
  const padded = isPlain ? whole.padStart(digits, '0') : whole;
  const grouped = isPlain && isGrouped ? padded.replace(/\B(?=(?:\d{3})+$)/g, ',') : padded;
  return { text: `${scaled.startsWith('-') ? '-' : ''}${prefix}${[grouped, ...fraction].join('.')}${isPercent ? '%' : ''}${suffix}`, isRounded };
}

/** "123-45-6789" of "123456789"; null: it is no whole number, or has fewer digits than places. */
export function digitsText(number: string, pieces: readonly string[]): string | null {
  if (!/^\d{1,15}$/.test(number)) return null;
  const places = pieces.filter((each) => ONLY_PLACES.test(each));
  const firstZero = places.indexOf('0');
  const digits = firstZero < 0 ? number : number.padStart(places.length - firstZero, '0');
  if (digits.length < places.length) return null;
  let at = 0;
  return pieces
    .map((piece) => {
      if (!ONLY_PLACES.test(piece)) return piece;
      // The first place has all that are more.
      const end = at === 0 ? digits.length - places.length + 1 : at + 1;
      const own = digits.slice(at, end);
      at = end;
      return own;
    })
    .join('');
}

/** A number without its sign, rounded as spreadsheets round: what is in the middle goes up. */
function withDecimals(size: string, decimals: FigureLook['decimals'], keepsDigits: boolean): Figure {
  if (decimals === null) return { text: size, isRounded: false };
  const { least, most } = decimals;
  // A whole number may have more digits than can be computed with.
  if (/^\d+$/.test(size)) return { text: least === 0 ? size : `${size}.${'0'.repeat(least)}`, isRounded: false };
  const [mantissa = '', power = '0'] = size.split(/e/i);
  // Moved by its power of ten, 1.005 is 100.5; times a hundred it would be less.
  const moved = Number(`${mantissa}e${Number(power) + most}`);
  const rounded = Math.round(moved);
  if (rounded >= MOST_PLAIN || (keepsDigits && rounded !== moved)) return { text: size, isRounded: false };
  const all = String(rounded).padStart(most + 1, '0');
  const cut = all.length - most;
  const fraction = all.slice(cut);
  const kept = fraction.slice(0, least) + fraction.slice(least).replace(/0+$/, '');
  return { text: kept === '' ? all.slice(0, cut) : `${all.slice(0, cut)}.${kept}`, isRounded: rounded !== moved };
}
