// Selectors of style sheets as far as they can be told of an element and what stands around and before it: its kind, classes, id,
// attributes and place among others, :not(), :is(), :where() and :root of these, and those that are inside or behind others. What goes
// by what is in an element (:has(), :empty) or by what a reader does (:hover) is none of them.
import { closingBracket } from '@/core/importers/closing-bracket';

export interface Selector {
  /** From the right. None: the key says all. */
  readonly chains: readonly Chain[];
  /** Whether it asks what stands before an element. */
  readonly goesBySiblings: boolean;
  /** Whether it asks how many stand beside an element, or of which kind they are. */
  readonly goesByOthers: boolean;
  /** Ids, then classes and attributes, then kinds, in thousands of one another. */
  readonly specificity: number;
  /** ".class", "#id", "element" or "*": none but elements with that can be meant. */
  readonly key: string;
}

/** Compounds of which each is told where it stands from the one before it, which is to its right. */
export interface Chain {
  readonly links: readonly { readonly compound: Compound; readonly isBefore: boolean }[];
  /** It ends in an element somewhere before the top of the chain to its right, in the same parent; else somewhere around it. */
  readonly isBefore: boolean;
}

export interface Compound {
  readonly name: string | null;
  readonly ids: readonly string[];
  readonly classes: readonly string[];
  readonly tests: readonly AttributeTest[];
  /** Its place, from the first or from the last, of all or of its kind, is `step` times any number, and `start`. */
  readonly places: readonly { readonly step: number; readonly start: number; readonly isFromLast: boolean; readonly isOfKind: boolean }[];
  /** For each :is() one of these, and for :not() none. */
  readonly groups: readonly { readonly isNot: boolean; readonly compounds: readonly Compound[] }[];
  /** How much there is to compare. */
  readonly parts: number;
}

export interface AttributeTest {
  readonly name: string;
  /** '': it is there. */
  readonly operator: string;
  readonly value: string;
  readonly ignoresCase: boolean;
}

/** Read in one way only, as what is tried in several takes for ever. */
const ESCAPED = String.raw`\\(?:(?:[\da-f]{6}|[\da-f]{1,5}(?![\da-f]))[ \t\n\f\r]?|[^\n\da-f])`;
const IDENT = String.raw`(?:[a-z_\u0080-\uffff]|${ESCAPED}|-(?=[a-z_\u0080-\uffff\\-]))(?:[\w\u0080-\uffff-]|${ESCAPED})*`;
const ESCAPE = /\\(?:([\da-f]{1,6})[ \t\n\f\r]?|([^\n]))/gi;
const SPACE = /[ \t\n\f\r]*/y;
const NAME = new RegExp(IDENT, 'iy');
const SIMPLE = new RegExp(`[.#](${IDENT})`, 'iy');
const ALONE = /^[.#]?(?!-?\d|-$)[\w\u0080-\uffff-]+$/;
const NO_CHAINS: Selector['chains'] = [];
const ATTRIBUTE = new RegExp(String.raw`\[\s{0,20}(${IDENT})\s{0,20}(?:([~|^$*]?=)\s{0,20}(?:"(\d+)"|(${IDENT}))\s{0,20}(i\s{0,20})?)?\]`, 'iy');
const FUNCTION = /:(not|is|where)\(/iy;
const PLACE = /:(?:(first|last|only)-(child|of-type)(?![\w(-])|nth-(last-)?(child|of-type)\(\s{0,20}(?:(even|odd)|([+-]?\d{0,9})n(?:\s{0,20}([+-])\s{0,20}(\d{1,9}))?|([+-]?\d{1,9}))\s{0,20}\))/iy;
const BY_OTHERS = /:(?:last|only|nth-last)-child|-of-type/i;
const ROOT = /:root(?![\w(-])/iy;
/** A longer selector is none that is known. */
const MOST_SELECTOR_UNITS = 10_000;
const [OF_ID, OF_CLASS, OF_NAME] = [1_000_000, 1000, 1];
const ROOT_NAME = 'html';

/** What is between the commas that stand in no brackets. */
export function splitList(list: string): readonly string[] {
  const items: string[] = [];
  let [from, depth] = [0, 0];
  for (let at = 0; at < list.length; at += 1) {
    const mark = list[at];
    if (mark === '\\') at += 1;
    else if (mark === '(' || mark === '[') depth += 1;
    else if (mark === ')' || mark === ']') depth -= 1;
    else if (mark === ',' && depth === 0) {
      items.push(list.slice(from, at).trim());
      from = at + 1;
    }
  }
  return [...items, list.slice(from).trim()];
}

/** A selector without commas, in which a string stands as its number in `strings`; null: it is none that is known. Linear in it. */
export function selectorOf(text: string, strings: readonly string[]): Selector | null {
  if (ALONE.test(text)) {
    const specificity = text.startsWith('#') ? OF_ID : text.startsWith('.') ? OF_CLASS : OF_NAME;
    return { chains: NO_CHAINS, goesBySiblings: false, goesByOthers: false, specificity, key: specificity === OF_NAME ? text.toLowerCase() : text };
  }
  if (text.length > MOST_SELECTOR_UNITS) return null;
  const chains: { links: Chain['links'][number][]; isBefore: boolean }[] = [];
  let [at, specificity, goesBySiblings, mark] = [0, 0, false, ' '];
  for (;;) {
    const read = compoundAt(text, at, strings, true);
    if (read === null) return null;
    specificity += read.specificity;
    goesBySiblings ||= mark === '+' || mark === '~';
    // A mark says where the compound to its left stands.
    const last = chains.at(-1);
    if (last !== undefined && (mark === '>' || mark === '+')) last.links.push({ compound: read.compound, isBefore: false });
    else chains.push({ links: [{ compound: read.compound, isBefore: false }], isBefore: false });
    const links = chains.at(-1)!.links;
    if (mark === '+') links[links.length - 2] = { ...links.at(-2)!, isBefore: true };
    if (mark === '~') last!.isBefore = true;
    at = endOf(SPACE, text, read.end);
    if (at >= text.length) break;
    mark = text[at]!;
    if (mark === '>' || mark === '+' || mark === '~') at = endOf(SPACE, text, at + 1);
    else if (at === read.end) return null;
    else mark = ' ';
  }
  for (const { links } of chains) links.reverse();
  return { chains: chains.reverse(), goesBySiblings, goesByOthers: BY_OTHERS.test(text), specificity, key: keyOf(chains[0]!.links[0]!.compound) };
}

function keyOf({ ids: [id], classes: [className], name }: Compound): string {
  return id !== undefined ? `#${id}` : className !== undefined ? `.${className}` : (name ?? '*');
}

interface ReadCompound {
  readonly compound: Compound;
  readonly specificity: number;
  readonly end: number;
}

/** `mayHoldGroups`: lists in a list are not read. */
function compoundAt(text: string, start: number, strings: readonly string[], mayHoldGroups: boolean): ReadCompound | null {
  let [at, specificity, name] = [start, 0, null as string | null];
  const compound = { ids: [] as string[], classes: [] as string[], tests: [] as AttributeTest[], places: [] as Compound['places'][number][], groups: [] as Compound['groups'][number][] };
  const kind = match(NAME, text, at);
  if (kind !== null) [name, at, specificity] = [unescaped(kind[0]).toLowerCase(), at + kind[0].length, OF_NAME];
  else if (text[at] === '*') at += 1;
  for (let mark = text[at]; mark === '.' || mark === '#' || mark === '[' || mark === ':'; mark = text[at]) {
    const simple = mark === '.' || mark === '#' ? match(SIMPLE, text, at) : null;
    const attribute = mark === '[' ? match(ATTRIBUTE, text, at) : null;
    const place = mark === ':' ? match(PLACE, text, at) : null;
    const root = mark === ':' ? match(ROOT, text, at) : null;
    const group = mark === ':' && mayHoldGroups ? match(FUNCTION, text, at) : null;
    if (simple !== null) {
      (mark === '#' ? compound.ids : compound.classes).push(unescaped(simple[1]!));
      specificity += mark === '#' ? OF_ID : OF_CLASS;
      at += simple[0].length;
    } else if (attribute !== null) {
      compound.tests.push(testOf(attribute, strings));
      specificity += OF_CLASS;
      at += attribute[0].length;
    } else if (place !== null) {
      compound.places.push(...placesOf(place));
      specificity += OF_CLASS;
      at += place[0].length;
    } else if (root !== null && (name ?? ROOT_NAME) === ROOT_NAME) {
      name = ROOT_NAME;
      specificity += OF_CLASS;
      at += root[0].length;
    } else if (group !== null) {
      const end = closingBracket(text, at, '()');
      const compounds = end < 0 ? null : compoundsOf(text.slice(at + group[0].length, end), strings);
      if (compounds === null) return null;
      const which = group[1]!.toLowerCase();
      compound.groups.push({ isNot: which === 'not', compounds: compounds.map((each) => each.compound) });
      if (which !== 'where') specificity += compounds.reduce((most, each) => Math.max(most, each.specificity), 0);
      at = end + 1;
    } else return null;
  }
  let parts = 1 + compound.ids.length + compound.classes.length + compound.tests.length + compound.places.length;
  for (const { compounds } of compound.groups) for (const each of compounds) parts += each.parts;
  return at === start ? null : { compound: { name, ...compound, parts }, specificity, end: at };
}

/** "2n+1", "odd", "-n + 3", "4"; :first-child, :last-child, or both at once. */
function placesOf([, end, kindOfEnd, last, kind, word, step, sign, start, only]: RegExpExecArray): Compound['places'] {
  const isOfKind = (kindOfEnd ?? kind)?.toLowerCase() === 'of-type';
  if (end !== undefined) return [false, true].filter((isFromLast) => end.toLowerCase() !== (isFromLast ? 'first' : 'last')).map((isFromLast) => ({ step: 0, start: 1, isFromLast, isOfKind }));
  const from = { isFromLast: last !== undefined, isOfKind };
  if (word !== undefined) return [{ step: 2, start: word.toLowerCase() === 'odd' ? 1 : 0, ...from }];
  if (step === undefined) return [{ step: 0, start: Number(only), ...from }];
  return [{ step: /\d/.test(step) ? Number(step) : Number(`${step}1`), start: start === undefined ? 0 : Number(`${sign}${start}`), ...from }];
}

/** null: one of them is none that is known. */
function compoundsOf(list: string, strings: readonly string[]): readonly ReadCompound[] | null {
  const all: ReadCompound[] = [];
  for (const each of splitList(list)) {
    const read = compoundAt(each, 0, strings, false);
    if (read === null || read.end < each.length) return null;
    all.push(read);
  }
  return all;
}

function testOf([, name, operator = '', string, ident, ignoresCase]: RegExpExecArray, strings: readonly string[]): AttributeTest {
  const value = unescaped(string === undefined ? (ident ?? '') : (strings[Number(string)] ?? ''));
  return { name: unescaped(name!).toLowerCase(), operator, value: ignoresCase === undefined ? value : value.toLowerCase(), ignoresCase: ignoresCase !== undefined };
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function endOf(pattern: RegExp, text: string, at: number): number {
  return at + (match(pattern, text, at)?.[0].length ?? 0);
}

/** "a:b" of "a\:b". */
function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(ESCAPE, (_escape, hex: string | undefined, character: string | undefined) => (hex === undefined ? (character ?? '') : characterOf(Number.parseInt(hex, 16))));
}

function characterOf(code: number): string {
  return code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '\ufffd' : String.fromCodePoint(code);
}
