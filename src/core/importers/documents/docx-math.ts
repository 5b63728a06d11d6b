// Formulas of Office (ECMA-376, part 1, 22.1) as one line, in the manner of its own linear format: without it a half is "12",
// and ten squared "102".

import { attributeOf, type XmlAttributes } from './xml';

/** The line that a formula is written into. */
export interface MathLine {
  text: string;
}

export interface OfficeMath {
  open(name: string, attributes: XmlAttributes): void;
  close(name: string): void;
  readonly isInside: boolean;
}

interface Open {
  readonly name: string;
  readonly line: MathLine;
  readonly start: number;
  /** What the properties of the object say. */
  readonly says: Map<string, string>;
  parts: number;
}

/** Objects and arguments of a formula. */
const KNOWN: ReadonlySet<string> = new Set(['f', 'num', 'den', 'sSup', 'sSub', 'sSubSup', 'sPre', 'sup', 'sub', 'rad', 'deg', 'e', 'd', 'nary', 'func', 'fName', 'limLow', 'limUpp', 'lim', 'm', 'mr', 'eqArr', 'acc', 'bar', 'box', 'borderBox', 'groupChr', 'phant']);
const PROPERTIES: ReadonlySet<string> = new Set(['chr', 'begChr', 'endChr', 'sepChr']);
/** As it stands where it needs no brackets. */
const SIMPLE = /^(?:[\p{L}\p{N}.,\u2032]*|\p{S})$/u;
const INTEGRAL = '\u222b';

/** `lineNow`: what is written into now; null: nothing is. */
export function createOfficeMath(lineNow: () => MathLine | null): OfficeMath {
  const opened: Open[] = [];
  let depth = 0;
  return {
    open: (name, attributes) => {
      if (name === 'oMath') depth += 1;
      const line = depth === 0 ? null : lineNow();
      if (line === null) return;
      const around = opened.at(-1);
      if (PROPERTIES.has(name)) around?.says.set(name, attributeOf(attributes, 'val') ?? '');
      if (!KNOWN.has(name)) return;
      if (around?.name === 'nary' && around.parts === 0) line.text += around.says.get('chr') ?? INTEGRAL;
      opened.push({ name, line, start: line.text.length, says: new Map(), parts: 0 });
    },
    close: (name) => {
      if (name === 'oMath') depth = Math.max(0, depth - 1);
      const own = opened.at(-1);
      if (own?.name !== name) return;
      opened.pop();
      const around = opened.at(-1);
      const inner = own.line.text.slice(own.start);
      own.line.text = own.line.text.slice(0, own.start) + written(own, inner, around);
      if (around !== undefined) around.parts += 1;
    },
    get isInside() {
      return depth > 0;
    },
  };
}

function written({ name, says }: Open, inner: string, around: Open | undefined): string {
  const behind = around?.parts ?? 0;
  switch (name) {
    case 'num':
      return `${grouped(inner)}/`;
    case 'den':
      return grouped(inner);
    case 'sup':
      return inner === '' ? '' : `^${grouped(inner)}`;
    case 'sub':
    case 'lim':
      return inner === '' ? '' : `${around?.name === 'limUpp' ? '^' : '_'}${grouped(inner)}`;
    case 'deg':
      return inner === '' ? '' : `[${inner}]`;
    case 'rad':
      return `\u221a${inner}`;
    case 'fName':
      return `${inner} `;
    case 'd':
      return `${says.get('begChr') ?? '('}${inner}${says.get('endChr') ?? ')'}`;
    case 'mr':
      return behind === 0 ? inner : `; ${inner}`;
    case 'm':
      return `[${inner}]`;
    case 'e':
      return argument(inner, around, behind);
    default:
      return inner;
  }
}

/** What an object is made of. */
function argument(inner: string, around: Open | undefined, behind: number): string {
  switch (around?.name) {
    case 'rad':
      return grouped(inner);
    case 'sSup':
    case 'sSub':
    case 'sSubSup':
      return grouped(inner);
    case 'd':
      return behind === 0 ? inner : `${around.says.get('sepChr') ?? '|'}${inner}`;
    case 'mr':
      return behind === 0 ? inner : `, ${inner}`;
    case 'eqArr':
      return behind === 0 ? inner : `; ${inner}`;
    case 'nary':
      return ` ${inner}`;
    default:
      return inner;
  }
}

/** In brackets where it is more than a name or a number. */
export function grouped(inner: string): string {
  return SIMPLE.test(inner) || isBracketed(inner) ? inner : `(${inner})`;
}

/** In one pair of brackets, from its start to its end. */
function isBracketed(text: string): boolean {
  if (!text.startsWith('(') || !text.endsWith(')')) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    else if (text[at] === ')') depth -= 1;
    if (depth === 0) return at === text.length - 1;
  }
  return false;
}
