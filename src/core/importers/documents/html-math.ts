// Formulas of a page (MathML Core) as one line, in the manner of those of Office: without it a half is "12", and ten squared "102".
import { grouped } from './docx-math';
import { levelled } from './superscripts';

export interface HtmlMath {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  /** The formula that ends here; '': none ends, or it is empty. */
  close(name: string): string;
  readonly isInside: boolean;
  /** Whether the element shows once more, for the eye alone, a formula that was read, as KaTeX writes both. */
  isShownAgain(attributes: Readonly<Record<string, string>>): boolean;
}

interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parts: string[];
}

/** Function application, invisible times, separator and plus: signs for what is read aloud. */
const INVISIBLE = /[\u2061-\u2064]/g;

export function createHtmlMath(): HtmlMath {
  const nodes: Node[] = [];
  let hasRead = false;
  return {
    open: (name, attributes) => {
      if (name === 'math' || nodes.length > 0) nodes.push({ name, attributes, parts: [] });
    },
    text: (text) => {
      const words = text.replace(/\s+/g, ' ').replace(INVISIBLE, '');
      if (words.trim() !== '') nodes.at(-1)?.parts.push(nodes.at(-1)?.name === 'mtext' ? words : words.trim());
    },
    close: (name) => {
      if (nodes.at(-1)?.name !== name) return '';
      const text = written(nodes.pop()!);
      if (nodes.length > 0) nodes.at(-1)!.parts.push(text);
      hasRead ||= nodes.length === 0 && text !== '';
      return nodes.length === 0 ? text.trim() : '';
    },
    get isInside() {
      return nodes.length > 0;
    },
    isShownAgain: (attributes) => hasRead && attributes['aria-hidden'] === 'true' && /(?:^|\s)katex-html(?:\s|$)/.test(attributes['class'] ?? ''),
  };
}

function written({ name, attributes, parts }: Node): string {
  const [base = '', first = '', second = ''] = parts;
  switch (name) {
    case 'msup':
    case 'mover':
      return base + raised(first);
    case 'msub':
    case 'munder':
      return base + lowered(first);
    case 'msubsup':
    case 'munderover':
      return base + lowered(first) + raised(second);
    case 'mfrac':
      return `${grouped(base)}/${grouped(first)}`;
    case 'msqrt':
      return `\u221a${grouped(parts.join(''))}`;
    case 'mroot':
      return `\u221a[${first}]${grouped(base)}`;
    case 'mfenced':
      return `${attributes['open'] ?? '('}${parts.join(attributes['separators'] ?? ', ')}${attributes['close'] ?? ')'}`;
    case 'mtr':
      return parts.join(', ');
    case 'mtable':
      return `[${parts.join('; ')}]`;
    case 'mmultiscripts':
      return parts.join(' ');
    case 'mspace':
      return ' ';
    default:
      return parts.join('');
  }
}

/** What is long, or not a script, stands in brackets all the same: a formula has no notes. */
function raised(text: string): string {
  const short = levelled(text, 'superscript', 'x');
  return short === text && /[\p{L}\p{N}]/u.test(text) ? `^(${text})` : short;
}

function lowered(text: string): string {
  const short = levelled(text, 'subscript', 'x');
  return short === text && /[\p{L}\p{N}]/u.test(text) ? `_(${text})` : short;
}
