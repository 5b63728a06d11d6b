// Reads the expressions of a program that are made of literals, names and calls; anything else ends the reading.
import { appendAll } from '@/core/append-all';
import { calledWith } from './code-calls';
import { type CodeLanguage, type CodeToken, CodeTokens } from './code-tokens';
import { type CodeMember, type CodeValue, recordOf, textOf, UNKNOWN } from './code-values';

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}' };
const WORDS = { python: { True: 'true', False: 'false', None: 'null' }, javascript: { true: 'true', false: 'false', null: 'null' } } as const;
const DEEPEST = 200;
const LONGEST_PATH = 200;

export class CodeReader {
  /** Something that JSON does not have was read, other than a comma or a comment. */
  isCode = false;
  readonly tokens: CodeTokens;
  /** Values by the names that the program gave them. */
  readonly known = new Map<string, CodeValue>();

  constructor(
    code: string,
    private readonly language: CodeLanguage,
  ) {
    this.tokens = new CodeTokens(code, language);
  }

  /** null: it is none that is read here. */
  value(depth = 0): CodeValue | null {
    if (depth > DEEPEST) return null;
    const first = this.postfixed(depth);
    if (first === null || !this.tokens.takeIf('+')) return first;
    // Written once, at the end: a long chain would be written anew with each of its links.
    const texts = [textOf(first)];
    do {
      const more = this.postfixed(depth);
      if (more === null) return null;
      texts.push(textOf(more));
    } while (this.tokens.takeIf('+'));
    this.isCode = true;
    return texts.includes(null) ? UNKNOWN : { kind: 'plain', json: JSON.stringify(texts.join('')) };
  }

  /** With its calls and members. */
  private postfixed(depth: number): CodeValue | null {
    let first = this.tokens.peek();
    if (first?.kind !== 'name') return this.primary(depth);
    this.tokens.take();
    while ((first.text === 'await' || first.text === 'new') && this.tokens.peek()?.kind === 'name') first = this.tokens.take() ?? first;
    return this.named(first, depth);
  }

  /** What begins with this name, which was taken. */
  named(first: CodeToken, depth = 0): CodeValue | null {
    const word = Object.hasOwn(WORDS[this.language], first.text) ? (WORDS[this.language] as Readonly<Record<string, string>>)[first.text] : undefined;
    this.isCode ||= !first.isJsons;
    if (word !== undefined) return { kind: 'plain', json: word };
    return this.members(first.text, depth);
  }

  private members(name: string, depth: number): CodeValue | null {
    let path: string | null = name;
    let value = this.known.get(name) ?? UNKNOWN;
    for (;;) {
      const next = this.tokens.peek();
      if (this.tokens.takeIf('.')) {
        const member = this.tokens.take();
        if (member?.kind !== 'name') return null;
        // What is done to a value that has a name is not followed.
        if (value.kind !== 'unknown' && value.kind !== 'request' && !/^generate_?[cC]ontent/.test(member.text)) return null;
        path = longer(path, `.${member.text}`);
        if (value.kind !== 'request') value = UNKNOWN;
      } else if (next?.text === '(' && next.kind === 'mark' && !next.isFirst) {
        this.tokens.take();
        const given = this.given(depth);
        if (given === null) return null;
        const called = path === null ? UNKNOWN : calledWith(path, given, this.known, this.language);
        value = value.kind === 'request' ? value : called;
        path = longer(path, '()');
      } else if (next?.text === '[' && next.kind === 'mark' && !next.isFirst) {
        this.tokens.take();
        if (this.value(depth + 1) === null || !this.tokens.takeIf(']')) return null;
        path = null;
        if (value.kind !== 'request') value = UNKNOWN;
      } else return value;
    }
  }

  private primary(depth: number): CodeValue | null {
    const token = this.tokens.take();
    if (token === null) return null;
    this.isCode ||= !token.isJsons;
    if (token.kind === 'number') return { kind: 'plain', json: numberJson(token.text.replaceAll('_', '')) };
    if (token.kind === 'text' || token.kind === 'made') return this.joined(token);
    const end = CLOSING[token.text];
    if (end === undefined) return null;
    if (end === '}') return this.record(depth);
    this.isCode ||= end === ')';
    return this.list(end, depth);
  }

  /** Strings of Python that follow each other are one. */
  private joined(first: CodeToken): CodeValue {
    let whole = first.text;
    let isMade = first.kind === 'made';
    for (let next = this.tokens.peek(); this.language === 'python' && (next?.kind === 'text' || next?.kind === 'made'); next = this.tokens.peek()) {
      isMade ||= next.kind === 'made';
      this.isCode ||= !next.isJsons;
      whole += this.tokens.take()?.text ?? '';
    }
    return isMade ? UNKNOWN : { kind: 'plain', json: JSON.stringify(whole) };
  }

  private list(end: string, depth: number): CodeValue | null {
    const entries: CodeValue[] = [];
    let hasComma = false;
    while (!this.tokens.takeIf(end)) {
      const isSpread = this.takesSpread(1);
      const entry = this.value(depth + 1);
      if (entry === null || (isSpread && entry.kind !== 'list')) return null;
      appendAll(entries, isSpread && entry.kind === 'list' ? entry.entries : [entry]);
      const comma = this.tokens.takeIf(',');
      hasComma ||= comma;
      if (!comma && !this.isNext(end)) return null;
    }
    // One value in brackets without a comma is that value.
    if (end === ')' && !hasComma && entries.length === 1) return entries[0] ?? null;
    return end === ')' && this.language === 'javascript' ? null : { kind: 'list', entries };
  }

  private record(depth: number): CodeValue | null {
    const members: CodeMember[] = [];
    while (!this.tokens.takeIf('}')) {
      const isSpread = this.takesSpread(2);
      const added = isSpread ? this.spread(depth) : this.member(depth);
      if (added === null) return null;
      appendAll(members, added);
      if (!this.tokens.takeIf(',') && !this.isNext('}')) return null;
    }
    return recordOf(members);
  }

  private spread(depth: number): readonly CodeMember[] | null {
    const value = this.value(depth + 1);
    return value?.kind === 'record' ? value.members : null;
  }

  private member(depth: number): readonly CodeMember[] | null {
    const key = this.tokens.take();
    const isName = key?.kind === 'name' && this.language === 'javascript';
    if (key === null || (key.kind !== 'text' && !isName)) return null;
    this.isCode ||= isName || !key.isJsons;
    // A name alone stands for itself and its value.
    if (isName && (this.isNext(',') || this.isNext('}'))) return [[key.text, this.known.get(key.text) ?? UNKNOWN]];
    if (!this.tokens.takeIf(':')) return null;
    const isUndefined = this.language === 'javascript' && this.tokens.takeIf('undefined');
    const value = isUndefined ? UNKNOWN : this.value(depth + 1);
    return value === null ? null : isUndefined ? [] : [[key.text, value]];
  }

  /** What a call is given, behind its bracket. */
  private given(depth: number): { readonly placed: readonly CodeValue[]; readonly named: readonly CodeMember[] } | null {
    const [placed, named]: [CodeValue[], CodeMember[]] = [[], []];
    while (!this.tokens.takeIf(')')) {
      if (this.takesSpread(2)) {
        const members = this.spread(depth);
        if (members === null) return null;
        appendAll(named, members);
      } else {
        const name = this.tokens.peek();
        const value = this.value(depth + 1);
        if (value === null) return null;
        if (this.language === 'python' && name?.kind === 'name' && this.tokens.takeIf('=')) {
          const said = this.value(depth + 1);
          if (said === null) return null;
          named.push([name.text, said]);
        } else placed.push(value);
      }
      if (!this.tokens.takeIf(',') && !this.isNext(')')) return null;
    }
    return { placed, named };
  }

  /** `stars`: of Python, those before a list or a record. */
  private takesSpread(stars: 1 | 2): boolean {
    return this.language === 'javascript' ? this.tokens.takeIf('...') : this.tokens.takeIf(stars === 1 ? '*' : '**');
  }

  private isNext(mark: string): boolean {
    const next = this.tokens.peek();
    return next?.kind === 'mark' && next.text === mark;
  }
}

/** What is called so far; null: it is too long to be any library's. */
function longer(path: string | null, more: string): string | null {
  return path === null || path.length > LONGEST_PATH ? null : path + more;
}

/** As it is written where JSON writes it so: its digits are the reader's to round, and to tell. */
function numberJson(number: string): string {
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(number) ? number : JSON.stringify(Number(number));
}
