// The elements of a page where they stand, as far as a page that is read from its start tells: what is around each, what stands
// before it, and those that a browser adds. Selectors go by it. How many stand beside it takes reading the page once more.
import { EMPTY, parseHtml } from './html-parser';

export interface Placed {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly classes: ReadonlySet<string>;
  /** What it stands in; null: nothing. */
  readonly parent: Placed | null;
  /** The element that stands before it in its parent; null: none, or no rule asks for it. */
  readonly previous: Placed | null;
  /** Its place among the elements of its parent, from 1. */
  readonly index: number;
  /** null: no rule asks for it. */
  readonly among: Among | null;
  /** The last element in it so far. */
  last: Placed | null;
  /** Its own elements so far, where they are counted. */
  inside?: Family;
  /** By what was looked for: the nearest one before it that is so, or none. */
  earlier?: Map<object, Placed | null>;
}

/** An element among those of its parent. */
interface Among {
  readonly elements: number;
  /** Of its own kind, how many there are, and which of them it is, from 1. */
  readonly ofKind: number;
  readonly kindIndex: number;
}

/** By kind, how many there are. */
interface Family {
  elements: number;
  readonly kinds: Map<string, number>;
}

export interface Places {
  /** An element that begins inside another. */
  place(name: string, attributes: Placed['attributes'], outside: Placed | null): Placed;
  /** Words that stand in an element begin the body where it has not begun. */
  words(outside: Placed | null): void;
  /** What is in it is not asked for again. */
  end(element: Placed): void;
}

const NO_CLASSES: ReadonlySet<string> = new Set();
const ROOT_NAME = 'html';
/** They stand in the head until something begins the body. */
const METADATA: ReadonlySet<string> = new Set(['base', 'basefont', 'bgsound', 'link', 'meta', 'noframes', 'noscript', 'script', 'style', 'template', 'title']);

/** What rules ask of elements. */
interface Asked {
  /** What stood before an element, which is kept for it. */
  readonly keepsSiblings: boolean;
  /** By the order in which they are placed; null: not asked. */
  readonly among: readonly Among[] | null;
}

export function createPlaces({ keepsSiblings, among }: Asked, onPlace?: (element: Placed) => void): Places {
  let placed = 0;
  let [root, head, body]: (Placed | null)[] = [null, null, null];
  const add = (name: string, attributes: Placed['attributes'], parent: Placed | null): Placed => {
    const before = parent?.last ?? null;
    const said = attributes['class'];
    const classes = said === undefined ? NO_CLASSES : new Set(said.split(/[ \t\n\f\r]+/));
    const element: Placed = { name, attributes, classes, parent, previous: keepsSiblings ? before : null, index: (before?.index ?? 0) + 1, among: among?.[placed] ?? null, last: null };
    placed += 1;
    if (parent !== null) parent.last = element;
    onPlace?.(element);
    return element;
  };
  const rootOf = () => (root ??= add(ROOT_NAME, {}, null));
  const headOf = () => (head ??= add('head', {}, rootOf()));
  const bodyOf = () => {
    headOf();
    return (body ??= add('body', {}, rootOf()));
  };
  /** What stands beside the body, in a page that has begun it or not. */
  const isOutermost = (outside: Placed | null) => outside === null || outside.name === ROOT_NAME;
  return {
    place: (name, attributes, outside) => {
      if (name === ROOT_NAME && root === null) return (root = add(name, attributes, null));
      if (isOutermost(outside)) {
        if (name === 'head' && head === null) return (head = add(name, attributes, rootOf()));
        if (name === 'body' && body === null) {
          headOf();
          return (body = add(name, attributes, rootOf()));
        }
        return add(name, attributes, body === null && METADATA.has(name) ? headOf() : bodyOf());
      }
      if (name !== 'tr' || outside!.name !== 'table') return add(name, attributes, outside);
      const { last } = outside!;
      // What is added has no attributes, not even none.
      return add(name, attributes, last?.attributes === ADDED ? last : add('tbody', ADDED, outside));
    },
    words: (outside) => {
      if (isOutermost(outside)) bodyOf();
    },
    end: (element) => {
      // What comes behind the end of these stands in them all the same.
      if (element !== root && element !== head && element !== body) element.last = null;
    },
  };
}

const ADDED: Placed['attributes'] = {};

/** Each element of a page among those of its parent, in the order in which they are placed. */
export function elementsAmong(html: string, isXhtml: boolean): readonly Among[] {
  const all: { readonly family: Family; readonly name: string; readonly kindIndex: number }[] = [];
  const opened: Placed[] = [];
  const places = createPlaces({ keepsSiblings: false, among: null }, ({ parent, name }) => {
    const family: Family = parent?.inside ?? { elements: 0, kinds: new Map() };
    if (parent !== null) parent.inside = family;
    const kindIndex = (family.kinds.get(name) ?? 0) + 1;
    family.elements += 1;
    family.kinds.set(name, kindIndex);
    all.push({ family, name, kindIndex });
  });
  parseHtml(html, isXhtml, {
    onopentag: (name, attributes) => {
      const element = places.place(name, attributes, opened.at(-1) ?? null);
      if (!EMPTY.has(name)) opened.push(element);
    },
    ontext: (text) => {
      if (opened.length < 2 && text.trim() !== '') places.words(opened.at(-1) ?? null);
    },
    onclosetag: (name) => {
      const closed = EMPTY.has(name) ? undefined : opened.pop();
      if (closed !== undefined) places.end(closed);
    },
  });
  return all.map(({ family, name, kindIndex }) => ({ elements: family.elements, ofKind: family.kinds.get(name) ?? 1, kindIndex }));
}
