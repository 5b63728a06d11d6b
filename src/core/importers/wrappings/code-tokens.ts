// The pieces of a program in Python or JavaScript, as far as calls with literals need them. Read and never run.
// Grammars: docs.python.org/3/reference/lexical_analysis.html, tc39.es/ecma262 (lexical grammar).

export type CodeLanguage = 'python' | 'javascript';

export interface CodeToken {
  /** `made`: a string that is put together when the program runs. */
  readonly kind: 'text' | 'made' | 'number' | 'name' | 'mark';
  /** Of a string what it holds, else as it is written. */
  readonly text: string;
  /** A line begins between the token before and this one. */
  readonly isFirst: boolean;
  /** Written as JSON would. */
  readonly isJsons: boolean;
}

const SKIPPED = { python: /(?:\s|\\\r?\n|#[^\n]*)*/y, javascript: /(?:\s|\/\/[^\n]*|\/\*[^]*?\*\/)*/y } as const;
const NUMBER = /-?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\w.])/y;
const NAME = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const MARK = /\.\.\.|\*\*|[[\](){}:,.;=+*]/y;
const OPENS_STRING = { python: /([urbfURBF]{0,2})("""|'''|"|')/y, javascript: /()(["'`])/y } as const;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', '0': '\0', '\n': '' };

/** Reads one token after the other. */
export class CodeTokens {
  private at = 0;
  private ahead: CodeToken | null | undefined;

  constructor(
    private readonly code: string,
    private readonly language: CodeLanguage,
  ) {}

  /** null: there is none, or none that is known. */
  peek(): CodeToken | null {
    if (this.ahead === undefined) this.ahead = this.next();
    return this.ahead;
  }

  take(): CodeToken | null {
    const token = this.peek();
    this.ahead = undefined;
    return token;
  }

  /** Takes this mark or name where it comes next. */
  takeIf(text: string): boolean {
    const next = this.peek();
    if (next === null || (next.kind !== 'mark' && next.kind !== 'name') || next.text !== text) return false;
    this.take();
    return true;
  }

  isAtEnd(): boolean {
    return this.peek() === null && this.at === this.code.length;
  }

  private next(): CodeToken | null {
    const start = this.at;
    this.at += this.matched(SKIPPED[this.language])?.[0].length ?? 0;
    const isFirst = start === 0 || this.code.slice(start, this.at).includes('\n');
    const opening = this.matched(OPENS_STRING[this.language]);
    if (opening !== null) return this.string(opening[1] ?? '', opening[2] ?? '', isFirst);
    for (const [kind, pattern] of [['number', NUMBER], ['name', NAME], ['mark', MARK]] as const) {
      const found = this.matched(pattern)?.[0];
      if (found === undefined) continue;
      this.at += found.length;
      return { kind, text: found, isFirst, isJsons: kind !== 'name' || /^(?:true|false|null)$/.test(found) };
    }
    return null;
  }

  private matched(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.code);
  }

  private string(prefix: string, quote: string, isFirst: boolean): CodeToken | null {
    const start = this.at + prefix.length + quote.length;
    const end = endOfText(this.code, start, quote);
    const inner = end === null ? '' : this.code.slice(start, end);
    if (end === null || (quote.length === 1 && quote !== '`' && /(?<!\\)\n/.test(inner.replaceAll('\r\n', '\n')))) return null;
    this.at = end + quote.length;
    const isMade = /[fb]/i.test(prefix) || (quote === '`' && /(?<!\\)\$\{/.test(inner));
    const text = isMade || /r/i.test(prefix) ? inner : unescaped(inner, this.language);
    return { kind: isMade ? 'made' : 'text', text, isFirst, isJsons: prefix === '' && quote === '"' };
  }
}

/** Where the quotation mark stands that ends a text; null: it stays open. */
function endOfText(code: string, start: number, quote: string): number | null {
  for (let at = code.indexOf(quote, start); at >= 0; at = code.indexOf(quote, at + 1)) {
    let backslashes = 0;
    while (at - 1 - backslashes >= start && code[at - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return at;
  }
  return null;
}

/** What Python does not know it leaves as it is written. */
function unescaped(text: string, language: CodeLanguage): string {
  return text.replace(/\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|u\{([\da-fA-F]{1,6})\}|U([\da-fA-F]{8})|\r\n|([^]))/g, (whole, two?: string, four?: string, braced?: string, eight?: string, one?: string) => {
    const code = two ?? four ?? (language === 'python' ? eight : braced);
    if (code === undefined) return one === undefined ? (whole === '\\\r\n' ? '' : whole) : unescapedOne(one, language);
    const point = Number.parseInt(code, 16);
    return point > 0x10ffff ? whole : String.fromCodePoint(point);
  });
}

function unescapedOne(character: string, language: CodeLanguage): string {
  const isKnown = language === 'javascript' || '\'"\\'.includes(character);
  return ESCAPES[character] ?? (character === 'a' && language === 'python' ? '\u0007' : isKnown ? character : `\\${character}`);
}
