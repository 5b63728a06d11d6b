// Numbers of a spreadsheet with what their format says of them beside their digits (ECMA-376, part 1, 18.8.31): shares of a
// hundred, which are saved as shares of one, zeros before a code, and the currency or unit that a format adds.

export interface FigureLook {
  readonly isPercent: boolean;
  readonly prefix: string;
  readonly suffix: string;
  /** Of a whole number: so many digits, with zeros before it; 0: as many as it has. */
  readonly digits: number;
}

/** Words in quotes, a currency, what only colours or places, a literal, and space as wide as a character. */
const MARKS = /"([^"]*)"?|\[\$([^\]-]*)[^\]]*\]|\[([^\]]*)\]|\\(.)|[_*].?/gs;
const PLACEHOLDERS = /[0#?][0#?.,]*|\.[0#?]+/g;
/** Stand for themselves without quotes; the signs of negative numbers are none of theirs. */
const BARE = /^[\s$€£¥%+\-():!^&'~{}<>=]*$/u;
const SIGNS = /[-+()%]/g;
/** In the place of literals. */
const LITERALS = /[\ue000-\uefff]/g;
const FIRST_LITERAL = 0xe000;
const MOST_UNITS = 255;
const DIGITS = 15;
const SECTION = /^(?:"[^"]*"|\[[^\]]*\]|\\.|[^;"[\\])*/s;

/** How a format shows numbers; null: by their digits alone, or in a way that would change them, as in thousands, which is not taken over. */
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
  if (placeholders === undefined || others.length > 0 || isConditional || placeholders.endsWith(',')) return null;
  const around = plain.split(placeholders);
  if (!around.every((text) => BARE.test(text.replace(LITERALS, '')))) return null;
  const isPercent = around.join('').includes('%');
  const [prefix = '', suffix = ''] = around.map((text) => text.replace(SIGNS, '').replace(LITERALS, (mark) => literals[mark.charCodeAt(0) - FIRST_LITERAL] ?? ''));
  const look = { isPercent, prefix: prefix.trimStart(), suffix: suffix.trimEnd(), digits: /^0{2,}$/.test(placeholders) ? placeholders.length : 0 };
  return isPercent || look.prefix + look.suffix !== '' || look.digits > 0 ? look : null;
}

/** "12.5%" of "0.125", "-$5" of "-5", "01234" of "1234". `number`: as it is shown by itself. */
export function figureText(number: string, { isPercent, prefix, suffix, digits }: FigureLook): string {
  const value = Number(number);
  if (number.trim() === '' || !Number.isFinite(value)) return number;
  const scaled = isPercent ? String(Number((value * 100).toPrecision(DIGITS))) : number;
  const size = scaled.replace(/^-/, '');
  const padded = /^\d+$/.test(size) ? size.padStart(digits, '0') : size;
  return `${scaled.startsWith('-') ? '-' : ''}${prefix}${padded}${isPercent ? '%' : ''}${suffix}`;
}
