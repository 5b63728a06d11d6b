// The sections of a number format (ECMA-376, part 1, 18.8.31): which of them shows a number, and what a text has around it.
import { type Affix, affixOfSection, digitsText, type Figure, figureText, lookOfSection, type SectionLook } from './xlsx-figures';

export interface FormatLook {
  /** The first whose condition holds shows a number; none: it stands as a text. */
  readonly sections: readonly { readonly condition: Condition; readonly look: SectionLook }[];
  readonly text: Affix | null;
}

interface Condition {
  /** '': it always holds. */
  readonly operator: string;
  readonly bound: number;
}

const MOST_UNITS = 255;
const MOST_SECTIONS = 4;
const SECTION = /(?:"[^"]*"?|\[[^\]]*\]?|\\.?|[^;"[\\])+|;/gs;
const CONDITION = /\[\s*(<=|>=|<>|<|>|=)\s*(-?\d{1,15}(?:\.\d{1,15})?)\s*\]/;
const ALWAYS: Condition = { operator: '', bound: 0 };

/** How a format shows what is in a cell; null: as it is. */
export function formatLookOf(code: string): FormatLook | null {
  if (code.length > MOST_UNITS) return null;
  const codes = sectionsIn(code);
  const last = codes.at(-1) ?? '';
  const hasText = codes.length === MOST_SECTIONS || last.includes('@');
  const ofNumbers = hasText ? codes.slice(0, -1) : codes;
  const text = hasText ? affixOfSection(last) : null;
  const sections = ofNumbers.map((each, at) => ({ condition: conditionOf(ofNumbers, at), look: lookOfSection(each) }));
  return text === null && sections.every(({ look }) => look.kind === 'plain' || look.kind === 'unseen') ? null : { sections, text };
}

/** `number`: as it is shown by itself. `keepsDigits`: it has all of them, whatever the format. */
export function formattedNumber(number: string, { sections, text }: FormatLook, keepsDigits: boolean): Figure {
  const value = Number(number);
  if (number.trim() === '' || !Number.isFinite(value)) return { text: number, isRounded: false };
  const asItIs: Figure = { text: sections.length === 0 ? formattedText(number, text) : number, isRounded: false };
  const found = sections.find(({ condition }) => holds(condition, value))?.look;
  // What a format hides, or tells by a sign alone, stands as its other numbers do.
  const look = found?.kind === 'unseen' ? sections[0]!.look : found;
  if (look?.kind === 'figure') return figureText(number, look, keepsDigits);
  if (look?.kind === 'words') return { text: look.words, isRounded: false, isInWords: true };
  return look?.kind === 'digits' ? { text: digitsText(number, look.pieces) ?? number, isRounded: false } : asItIs;
}

export function formattedText(text: string, affix: Affix | null): string {
  return affix === null || text === '' ? text : `${affix.prefix}${text}${affix.suffix}`;
}

/** What is between the semicolons that stand in no quotes or brackets. */
function sectionsIn(code: string): readonly string[] {
  const sections = [''];
  for (const [each] of code.matchAll(SECTION)) {
    if (each === ';') sections.push('');
    else sections[sections.length - 1] = each;
  }
  return sections.slice(0, MOST_SECTIONS);
}

/** As it is written, or by its place: of positive numbers, of negative ones, of the others. */
function conditionOf(codes: readonly string[], at: number): Condition {
  const [, operator = '', bound = '0'] = CONDITION.exec(codes[at] ?? '') ?? [];
  if (operator !== '') return { operator, bound: Number(bound) };
  if (at === codes.length - 1) return ALWAYS;
  return { operator: at > 0 ? '<' : codes.length > 2 ? '>' : '>=', bound: 0 };
}

function holds({ operator, bound }: Condition, value: number): boolean {
  switch (operator) {
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
    case '>':
      return value > bound;
    case '>=':
      return value >= bound;
    case '=':
      return value === bound;
    case '<>':
      return value !== bound;
    default:
      return true;
  }
}
