// The numbers and bullets of lists in a Word document, which stand in no paragraph (ECMA-376, part 1, 17.9).
import type { MarkFields, ParagraphStyles } from './docx-styles';
import { attributeOf, type XmlAttributes, type XmlHandler } from './xml';

interface Level {
  format: string;
  /** "%1.%2": what stands there, with the numbers of levels in it. */
  text: string;
  start: number;
}

interface Definition {
  readonly levels: Map<number, Level>;
  /** The style whose list has the levels in its place. */
  styleLink?: string;
}

interface List {
  definition: string;
  /** Levels that it has otherwise than its definition, and where they begin. */
  readonly levels: Map<number, Level>;
  readonly starts: Map<number, number>;
}

export interface Numbering extends XmlHandler {
  /** The mark of the next paragraph of a list, "1.", "-" or "a)", with its level as spaces; '' where it has none. Counts on. */
  nextMark(fields: MarkFields, styles: ParagraphStyles): string;
}

const INDENT = '  ';
const ROMAN = [[1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i']] as const;
/** Larger numbers stand as digits. */
const MOST_AS_LETTERS = 3999;

/** Reads numbering.xml. */
export function createNumbering(): Numbering {
  const definitions = new Map<string, Definition>();
  const lists = new Map<string, List>();
  /** How far each level of a definition is; lists of one definition count on from each other. */
  const counters = new Map<string, number[]>();
  const begun = new Set<string>();
  let [definition, list, level, override]: [Definition | null, List | null, Level | null, number] = [null, null, null, 0];

  const field = (name: string, value: string) => {
    if (level !== null && name === 'numFmt') level.format = value;
    else if (level !== null && name === 'lvlText') level.text = value;
    else if (level !== null && name === 'start') level.start = Number(value) || 0;
    else if (definition !== null && name === 'numStyleLink') definition.styleLink = value;
    else if (list !== null && name === 'abstractNumId') list.definition = value;
    else if (list !== null && name === 'startOverride') list.starts.set(override, Number(value) || 0);
  };
  const open = (name: string, attributes: XmlAttributes) => {
    const of = (key: string) => attributeOf(attributes, key) ?? '';
    if (name === 'abstractNum') definitions.set(of('abstractNumId'), (definition = { levels: new Map() }));
    else if (name === 'num') lists.set(of('numId'), (list = { definition: '', levels: new Map(), starts: new Map() }));
    else if (name === 'lvlOverride') override = Number(of('ilvl')) || 0;
    else if (name === 'lvl') {
      level = { format: 'decimal', text: '', start: 0 };
      (list ?? definition)?.levels.set(Number(of('ilvl')) || 0, level);
    } else field(name, of('val'));
  };
  const close = (name: string) => {
    if (name === 'abstractNum') definition = null;
    else if (name === 'num') list = null;
    else if (name === 'lvl') level = null;
  };

  const nextMark = ({ numId = '0', level: at = 0 }: MarkFields, styles: ParagraphStyles): string => {
    const used = lists.get(numId);
    if (used === undefined) return '';
    const link = definitions.get(used.definition)?.styleLink;
    const linked = link === undefined ? undefined : lists.get(styles.fieldsOf(link, {}).numId ?? '');
    const name = linked?.definition ?? used.definition;
    const levelOf = (index: number) => used.levels.get(index) ?? definitions.get(name)?.levels.get(index);
    const own = levelOf(at);
    if (own === undefined) return '';
    const counts = counters.get(name) ?? [];
    counters.set(name, counts);
    const isRestarted = used.starts.has(at) && !begun.has(`${numId} ${at}`);
    begun.add(`${numId} ${at}`);
    for (let above = 0; above < at; above += 1) counts[above] ??= used.starts.get(above) ?? levelOf(above)?.start ?? 1;
    const before = isRestarted ? undefined : counts[at];
    counts[at] = before === undefined ? (used.starts.get(at) ?? own.start) : before + 1;
    counts.length = at + 1;
    const mark = own.format === 'bullet' ? '-' : own.text.replaceAll(/%([1-9])/g, (_, digit: string) => numberText(counts[Number(digit) - 1] ?? 0, levelOf(Number(digit) - 1)?.format ?? 'decimal'));
    return mark.trim() === '' ? '' : INDENT.repeat(at) + mark.trim();
  };
  return { open, close, nextMark };
}

/** 3 is "3", "03", "c", "C", "iii" or "III"; in other formats it is told in digits. */
export function numberText(count: number, format: string): string {
  if (format === 'none') return '';
  if (format === 'decimalZero') return String(count).padStart(2, '0');
  const isUpper = format.startsWith('upper');
  if (!/^(?:lower|upper)(?:Letter|Roman)$/.test(format) || count < 1 || count > MOST_AS_LETTERS) return String(count);
  const letters = format.endsWith('Letter') ? String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.ceil(count / 26)) : roman(count);
  return isUpper ? letters.toUpperCase() : letters;
}

function roman(count: number): string {
  let [left, text] = [count, ''];
  for (const [value, letters] of ROMAN) {
    text += letters.repeat(Math.floor(left / value));
    left %= value;
  }
  return text;
}
