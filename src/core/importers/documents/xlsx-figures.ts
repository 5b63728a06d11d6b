// Numbers of a spreadsheet as their format shows them (ECMA-376, part 1, 18.8.31): thousands apart, so many decimals, shares of a
// hundred, which are saved as shares of one, zeros before a code, and the currency or unit that a format adds.

export interface FigureLook {
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

export interface Figure {
  readonly text: string;
  /** It has fewer digits than the number. */
  readonly isRounded: boolean;
}

/** Words in quotes, a currency, what only colours or places, a literal, and space as wide as a character. */
const MARKS = /"([^"]*)"?|\[\$([^\]-]*)[^\]]*\]|\[([^\]]*)\]|\\(.)|[_*].?/gs;
const PLACEHOLDERS = /general|[0#?][0#?.,]*|\.[0#?]+/gi;
/** Digits before the point, of which a comma behind the last would make thousands, and behind it. */
const PLACES = /^([0#?](?:[0#?,]*[0#?])?)?(?:\.([0#?]*))?$/;
const ALL_DIGITS = { digits: 0, isGrouped: false, decimals: null } as const;
/** Stand for themselves without quotes; the signs of negative numbers are none of theirs. */
const BARE = /^[\s$€£¥%+\-():!^&'~{}<>=]*$/u;
const SIGNS = /[-+()%]/g;
/** In the place of literals. */
const LITERALS = /[\ue000-\uefff]/g;
const FIRST_LITERAL = 0xe000;
const MOST_UNITS = 255;
const DIGITS = 15;
/** From here on a number is written with its power of ten. */
const MOST_PLAIN = 1e21;
const SECTION = /^(?:"[^"]*"|\[[^\]]*\]|\\.|[^;"[\\])*/s;

/** How a format shows numbers; null: as they are, or in a way that would change them, as in thousands, which is not taken over. */
export function figureOfCode(code: string): FigureLook | null {
  if (code.length > MOST_UNITS) return null;
  const literals: string[] = [];
  let isConditional = false;
  // What is shown of negative numbers has a section of its own, with the same units.
  const plain = (SECTION.exec(code)?.[0] ?? '').replace(LITERALS, '').replace(MARKS, (_mark, quoted?: string, currency?: string, other?: string, escaped?: string) => {
    isConditional ||= /^[<>=]/.test(other ?? '');
    const literal = quoted ?? currency ?? escaped ?? '';
    return literal === '' ? '' : String.fromCharCode(FIRST_LITERAL + literals.push(literal) - 1);
  });
  const [placeholders, ...others] = plain.match(PLACEHOLDERS) ?? [];
  if (placeholders === undefined || others.length > 0 || isConditional) return null;
  const around = plain.split(placeholders);
  if (!around.every((text) => BARE.test(text.replace(LITERALS, '')))) return null;
  const isPercent = around.join('').includes('%');
  const places = placesOf(placeholders, isPercent);
  if (places === null) return null;
  const [prefix = '', suffix = ''] = around.map((text) => text.replace(SIGNS, '').replace(LITERALS, (mark) => literals[mark.charCodeAt(0) - FIRST_LITERAL] ?? ''));
  const look = { isPercent, prefix: prefix.trimStart(), suffix: suffix.trimEnd(), ...places };
  return isPercent || look.prefix + look.suffix !== '' || look.digits > 0 || look.isGrouped || look.decimals !== null ? look : null;
}

/** null: it shows a number in thousands, or in no way that is known. */
function placesOf(placeholders: string, isPercent: boolean): Pick<FigureLook, 'digits' | 'isGrouped' | 'decimals'> | null {
  if (/^general$/i.test(placeholders)) return ALL_DIGITS;
  const found = PLACES.exec(placeholders);
  if (found === null) return null;
  const [, whole = '', fraction = ''] = found;
  // Their button gives no decimals to any share, and most have some.
  const decimals = isPercent ? null : { least: fraction.replace(/[^0]/g, '').length, most: fraction.length };
  return { digits: whole.replace(/[^0]/g, '').length, isGrouped: whole.includes(','), decimals };
}

/** "12.5%" of "0.125", "-$1,234.50" of "-1234.5", "01234" of "1234". `number`: as it is shown by itself. */
export function figureText(number: string, { isPercent, prefix, suffix, digits, isGrouped, decimals }: FigureLook): Figure {
  const value = Number(number);
  if (number.trim() === '' || !Number.isFinite(value)) return { text: number, isRounded: false };
  const scaled = isPercent ? String(Number((value * 100).toPrecision(DIGITS))) : number;
  const { text, isRounded } = withDecimals(scaled.replace(/^-/, ''), decimals);
  const [whole = '', ...fraction] = text.split('.');
  const isPlain = /^\d+$/.test(whole) && !/e/i.test(text);
  const padded = isPlain ? whole.padStart(digits, '0') : whole;
  const grouped = isPlain && isGrouped ? padded.replace(/\B(?=(?:\d{3})+$)/g, ',') : padded;
  return { text: `${scaled.startsWith('-') ? '-' : ''}${prefix}${[grouped, ...fraction].join('.')}${isPercent ? '%' : ''}${suffix}`, isRounded };
}

/** A number without its sign, rounded as spreadsheets round: what is in the middle goes up. */
function withDecimals(size: string, decimals: FigureLook['decimals']): Figure {
  if (decimals === null) return { text: size, isRounded: false };
  const { least, most } = decimals;
  // A whole number may have more digits than can be computed with.
  if (/^\d+$/.test(size)) return { text: least === 0 ? size : `${size}.${'0'.repeat(least)}`, isRounded: false };
  const [mantissa = '', power = '0'] = size.split(/e/i);
  // Moved by its power of ten, 1.005 is 100.5; times a hundred it would be less.
  const moved = Number(`${mantissa}e${Number(power) + most}`);
  const rounded = Math.round(moved);
  if (rounded >= MOST_PLAIN) return { text: size, isRounded: false };
  const all = String(rounded).padStart(most + 1, '0');
  const cut = all.length - most;
  const fraction = all.slice(cut);
  const kept = fraction.slice(0, least) + fraction.slice(least).replace(/0+$/, '');
  return { text: kept === '' ? all.slice(0, cut) : `${all.slice(0, cut)}.${kept}`, isRounded: rounded !== moved };
}
