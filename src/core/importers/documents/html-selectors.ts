// Selectors of style sheets as far as they can be told of an element and what is around it: its kind, classes, id and
// attributes, :not(), :is(), :where() and :root of these, and those that are inside others. What goes by siblings, by place or
// by what a reader does (:hover) is none of them.

/** An element where it stands. */
export interface Placed {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly classes: ReadonlySet<string>;
  /** What it stands in; null: nothing. */
  readonly parent: Placed | null;
}

export interface Selector {
  /** From the right: compounds that are one the child of the next, and chains that stand somewhere around the one before. None: the key says all. */
  readonly chains: readonly (readonly Compound[])[];
  /** Ids, then classes and attributes, then kinds, in thousands of one another. */
  readonly specificity: number;
  /** ".class", "#id", "element" or "*": none but elements with that can be meant. */
  readonly key: string;
}

interface Compound {
  readonly name: string | null;
  readonly ids: readonly string[];
  readonly classes: readonly string[];
  readonly tests: readonly AttributeTest[];
  /** For each :is() one of these, and for :not() none. */
  readonly groups: readonly { readonly isNot: boolean; readonly compounds: readonly Compound[] }[];
  /** How much there is to compare. */
  readonly parts: number;
}

interface AttributeTest {
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
const ROOT = /:root(?![\w(-])/iy;
/** A longer selector is none that is known. */
const MOST_SELECTOR_UNITS = 10_000;
/** A longer value of an attribute is not looked into. */
const MOST_VALUE_UNITS = 10_000;
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
    return { chains: NO_CHAINS, specificity, key: specificity === OF_NAME ? text.toLowerCase() : text };
  }
  if (text.length > MOST_SELECTOR_UNITS) return null;
  const chains: Compound[][] = [];
  let [at, specificity, isChild] = [0, 0, false];
  for (;;) {
    const read = compoundAt(text, at, strings, true);
    if (read === null) return null;
    specificity += read.specificity;
    if (isChild) chains.at(-1)!.push(read.compound);
    else chains.push([read.compound]);
    at = endOf(SPACE, text, read.end);
    if (at >= text.length) break;
    isChild = text[at] === '>';
    if (isChild) at = endOf(SPACE, text, at + 1);
    else if (at === read.end) return null;
  }
  for (const chain of chains) chain.reverse();
  return { chains: chains.reverse(), specificity, key: keyOf(chains[0]![0]!) };
}

const NO_CLASSES: ReadonlySet<string> = new Set();
const AROUND_ALL: Placed = { name: ROOT_NAME, attributes: {}, classes: NO_CLASSES, parent: null };

/** An element in what it stands in, with those elements around it that a browser adds. */
export function placed(name: string, attributes: Placed['attributes'], outside: Placed | null): Placed {
  const said = attributes['class'];
  const classes = said === undefined ? NO_CLASSES : new Set(said.split(/[ \t\n\f\r]+/));
  return { name, attributes, classes, parent: parentOf(name, outside) };
}

function parentOf(name: string, outside: Placed | null): Placed | null {
  if (name === 'tr' && outside?.name === 'table') return { ...AROUND_ALL, name: 'tbody', parent: outside };
  if (name === ROOT_NAME || (outside !== null && outside.name !== ROOT_NAME)) return outside;
  const root = outside ?? AROUND_ALL;
  return name === 'body' || name === 'head' ? root : { ...AROUND_ALL, name: 'body', parent: root };
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
  const compound = { ids: [] as string[], classes: [] as string[], tests: [] as AttributeTest[], groups: [] as Compound['groups'][number][] };
  const kind = match(NAME, text, at);
  if (kind !== null) [name, at, specificity] = [unescaped(kind[0]).toLowerCase(), at + kind[0].length, OF_NAME];
  else if (text[at] === '*') at += 1;
  for (let mark = text[at]; mark === '.' || mark === '#' || mark === '[' || mark === ':'; mark = text[at]) {
    const simple = mark === '.' || mark === '#' ? match(SIMPLE, text, at) : null;
    const attribute = mark === '[' ? match(ATTRIBUTE, text, at) : null;
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
    } else if (root !== null && (name ?? ROOT_NAME) === ROOT_NAME) {
      name = ROOT_NAME;
      specificity += OF_CLASS;
      at += root[0].length;
    } else if (group !== null) {
      const end = text.indexOf(')', at);
      const compounds = end < 0 ? null : compoundsOf(text.slice(at + group[0].length, end), strings);
      if (compounds === null) return null;
      const which = group[1]!.toLowerCase();
      compound.groups.push({ isNot: which === 'not', compounds: compounds.map((each) => each.compound) });
      if (which !== 'where') specificity += compounds.reduce((most, each) => Math.max(most, each.specificity), 0);
      at = end + 1;
    } else return null;
  }
  let parts = 1 + compound.ids.length + compound.classes.length + compound.tests.length;
  for (const { compounds } of compound.groups) for (const each of compounds) parts += each.parts;
  return at === start ? null : { compound: { name, ...compound, parts }, specificity, end: at };
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

/** Whether an element is meant; `onStep` is told how much is compared. Linear in its depth, for the nearest that fits is as good as any. */
export function isMeant(selector: Selector, element: Placed, onStep: (parts: number) => void): boolean {
  let from: Placed | null = element;
  for (const [index, chain] of selector.chains.entries()) {
    let top = chainTop(chain, from, onStep);
    while (top === null && index > 0 && from !== null) {
      from = from.parent;
      top = chainTop(chain, from, onStep);
    }
    if (top === null) return false;
    from = top.parent;
  }
  return true;
}

/** The uppermost element of a chain that ends in this one; null: it is none. */
function chainTop(chain: readonly Compound[], bottom: Placed | null, onStep: (parts: number) => void): Placed | null {
  let top: Placed | null = null;
  let each = bottom;
  for (const compound of chain) {
    onStep(compound.parts);
    if (each === null || !fits(compound, each)) return null;
    [top, each] = [each, each.parent];
  }
  return top;
}

function fits({ name, ids, classes, tests, groups }: Compound, element: Placed): boolean {
  return (
    (name === null || name === element.name) &&
    ids.every((id) => id === element.attributes['id']) &&
    classes.every((each) => element.classes.has(each)) &&
    tests.every((test) => Object.hasOwn(element.attributes, test.name) && passes(test, element.attributes[test.name] ?? '')) &&
    groups.every(({ isNot, compounds }) => compounds.some((each) => fits(each, element)) !== isNot)
  );
}

function passes({ operator, value, ignoresCase }: AttributeTest, said: string): boolean {
  if (operator !== '' && said.length > MOST_VALUE_UNITS) return false;
  const own = ignoresCase ? said.toLowerCase() : said;
  switch (operator) {
    case '':
      return true;
    case '=':
      return own === value;
    case '~=':
      return own.split(/[ \t\n\f\r]+/).includes(value) && value !== '';
    case '|=':
      return own === value || own.startsWith(`${value}-`);
    default:
      return value !== '' && (operator === '^=' ? own.startsWith(value) : operator === '$=' ? own.endsWith(value) : own.includes(value));
  }
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
