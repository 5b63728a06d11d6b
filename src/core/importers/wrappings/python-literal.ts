// A value as Python prints it (`repr`), or as it stands in a program: strings in either quotation mark, True, False and None, tuples,
// commas at the end, comments. It is read and never run. Grammar: docs.python.org/3/reference/lexical_analysis.html.
import { WRAPPED_LIMIT_UNITS, type Wrapped } from './wrapping';

const TOKEN = /(?:\s|#[^\n]*(?=\n|$))*(?:([urURbB]{0,2})("""[^]*?(?<!\\)"""|'''[^]*?(?<!\\)'''|"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*')|(-?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(True|False|None)|([[\](){}:,]))/y;
const WORDS: Readonly<Record<string, string>> = { True: 'true', False: 'false', None: 'null' };
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', a: '\u0007', '0': '\0', '\n': '' };
const CLOSING: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}' };
const DEEPEST = 200;

/** The value as JSON; null: it is none, or nothing in it is Python's alone. Never throws. */
export function pythonLiteral(text: string): Wrapped | null {
  if (text.length > WRAPPED_LIMIT_UNITS || !/^\s*[[{(]/.test(text)) return null;
  const reader = new Reader(text);
  const json = reader.json(0);
  return json === null || !reader.isAtEnd() || !reader.isPythons ? null : { text: json, how: { kind: 'python' } };
}

interface Token {
  readonly kind: 'text' | 'number' | 'word' | 'mark';
  readonly text: string;
}

class Reader {
  /** Something that JSON does not have was read. */
  isPythons = false;
  private at = 0;
  private ahead: Token | null | undefined;

  constructor(private readonly text: string) {}

  isAtEnd(): boolean {
    return this.peek() === null && this.text.slice(this.at).trim() === '';
  }

  /** null: it is no value. */
  json(depth: number): string | null {
    const token = this.take();
    if (token === null || depth > DEEPEST) return null;
    if (token.kind === 'number') return numberJson(token.text.replaceAll('_', ''));
    if (token.kind === 'word') {
      this.isPythons = true;
      return WORDS[token.text] ?? null;
    }
    if (token.kind === 'text') return JSON.stringify(this.joined(token.text));
    const end = CLOSING[token.text];
    if (end === undefined) return null;
    if (end === '}') return this.record(depth);
    this.isPythons ||= end === ')';
    return this.list(end, depth);
  }

  /** Strings that follow each other are one. */
  private joined(first: string): string {
    let whole = first;
    for (let next = this.peek(); next?.kind === 'text'; next = this.peek()) whole += this.take()?.text ?? '';
    return whole;
  }

  private list(end: string, depth: number): string | null {
    const values: string[] = [];
    let hasComma = false;
    while (!this.isMark(end)) {
      const entry = this.json(depth + 1);
      if (entry === null) return null;
      values.push(entry);
      const comma = this.isMark(',');
      hasComma ||= comma;
      if (comma) this.take();
      else if (!this.isMark(end)) return null;
    }
    this.take();
    // One value in brackets without a comma is that value.
    return end === ')' && values.length === 1 && !hasComma ? values.join('') : `[${values.join(',')}]`;
  }

  private record(depth: number): string | null {
    const members: string[] = [];
    while (!this.isMark('}')) {
      const key = this.take();
      if (key?.kind !== 'text' || !this.isMark(':')) return null;
      this.take();
      const inner = this.json(depth + 1);
      if (inner === null) return null;
      members.push(`${JSON.stringify(key.text)}:${inner}`);
      if (this.isMark(',')) this.take();
      else if (!this.isMark('}')) return null;
    }
    this.take();
    return `{${members.join(',')}}`;
  }

  private isMark(mark: string): boolean {
    const next = this.peek();
    return next?.kind === 'mark' && next.text === mark;
  }

  private peek(): Token | null {
    this.ahead ??= this.next();
    return this.ahead;
  }

  private take(): Token | null {
    const token = this.peek();
    this.ahead = undefined;
    return token;
  }

  private next(): Token | null {
    TOKEN.lastIndex = this.at;
    const found = TOKEN.exec(this.text);
    if (found === null) return null;
    this.at = TOKEN.lastIndex;
    const [, prefix = '', quoted, number, word, mark = ''] = found;
    if (number !== undefined) return { kind: 'number', text: number };
    if (word !== undefined) return { kind: 'word', text: word };
    if (quoted === undefined) return { kind: 'mark', text: mark };
    this.isPythons ||= prefix !== '' || !/^"(?!"")/.test(quoted);
    const inner = /^("""|''')/.test(quoted) ? quoted.slice(3, -3) : quoted.slice(1, -1);
    return { kind: 'text', text: /r/i.test(prefix) ? inner : unescaped(inner) };
  }
}

function unescaped(text: string): string {
  return text.replace(/\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([^]))/g, (whole, two?: string, four?: string, eight?: string, one?: string) => {
    const code = two ?? four ?? eight;
    if (code === undefined) return one === undefined ? whole : (ESCAPES[one] ?? ('\'"\\'.includes(one) ? one : whole));
    const point = Number.parseInt(code, 16);
    return point > 0x10ffff ? whole : String.fromCodePoint(point);
  });
}

/** As it is written where JSON writes it so: its digits are the reader's to round, and to tell. */
function numberJson(number: string): string {
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(number) ? number : JSON.stringify(Number(number));
}
