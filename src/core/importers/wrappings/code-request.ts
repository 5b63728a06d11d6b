// A request in a short program of Python or JavaScript, as documentation and notebooks have it: imports, names of literals, one call
// that asks a model. The program is read and never run; with anything else in it, it is source code, and stays a text.
import { CodeReader } from './code-reader';
import type { CodeLanguage } from './code-tokens';
import { type CodeMember, type CodeValue, jsonOf, recordOf, UNKNOWN } from './code-values';
import { namesInWords } from '@/core/name-list';
import { WRAPPED_LIMIT_UNITS, type Wrapped } from './wrapping';

const BEGINS_LIKE_CODE = /^\s*(?:["'#/]|[\w.]+ ?[=(]|(?:import|from|const|let|var|await)\s)/;
/** Names of messages, where no call asks with them. */
const MESSAGES = ['messages', 'contents'] as const;
/** Names of what may stand beside them. */
const BESIDE = ['model', 'system', 'tools', 'max_tokens'] as const;

/** null: it is something else, or its request is only known when it runs. Never throws. */
export function codeRequest(text: string): Wrapped | null {
  if (text.length > WRAPPED_LIMIT_UNITS || !BEGINS_LIKE_CODE.test(text)) return null;
  return requestIn(text, 'python') ?? requestIn(text, 'javascript');
}

function requestIn(text: string, language: CodeLanguage): Wrapped | null {
  const program = new Program(text, language);
  if (!program.read()) return null;
  const [request, another] = program.requests;
  if (another !== undefined) return null;
  const others = program.statements - 1;
  if (request === undefined) return messagesAlone(program, language);
  const json = jsonOf(request.value);
  return json === null ? null : { text: json, how: { kind: 'program', language, what: request.url === null ? 'arguments' : 'body', of: request.call, url: request.url ?? '', others } };
}

/** Messages that are given a name, and nothing that is not known. */
function messagesAlone({ known, isAllKnown, statements }: Program, language: CodeLanguage): Wrapped | null {
  const name = MESSAGES.find((each) => known.get(each)?.kind === 'list');
  if (name === undefined || !isAllKnown) return null;
  const members = [name, ...BESIDE].flatMap((each): readonly CodeMember[] => (known.has(each) ? [[each, known.get(each)!]] : []));
  const json = jsonOf(recordOf(members));
  return json === null ? null : { text: json, how: { kind: 'program', language, what: 'values', of: namesInWords(members.map(([key]) => key)), url: '', others: statements - members.length } };
}

class Program {
  statements = 0;
  /** Every statement gives a literal a name, but for imports. */
  isAllKnown = true;
  readonly requests: Extract<CodeValue, { readonly kind: 'request' }>[] = [];
  private readonly reader: CodeReader;

  constructor(
    text: string,
    private readonly language: CodeLanguage,
  ) {
    this.reader = new CodeReader(text, language);
  }

  get known(): ReadonlyMap<string, CodeValue> {
    return this.reader.known;
  }

  /** False: something in it is none of the statements that are read here. */
  read(): boolean {
    const { tokens } = this.reader;
    for (;;) {
      while (tokens.takeIf(';'));
      if (tokens.peek() === null) return tokens.isAtEnd();
      this.statements += 1;
      if (!this.statement()) return false;
      const next = tokens.peek();
      if (next !== null && !next.isFirst && next.text !== ';') return false;
    }
  }

  private statement(): boolean {
    const { tokens, known } = this.reader;
    if (tokens.takeIf('import') || (this.language === 'python' && tokens.takeIf('from'))) return this.restOfImport();
    const isDeclared = this.language === 'javascript' && ['const', 'let', 'var'].some((word) => tokens.takeIf(word));
    if (isDeclared && tokens.peek()?.text === '{') return this.restOfImport();
    const first = tokens.peek();
    if (first?.kind === 'name' && !['await', 'new'].includes(first.text)) {
      tokens.take();
      if (tokens.takeIf('=')) return this.giveName(first.text);
      const value = isDeclared ? null : this.reader.named(first);
      if (value === null) return false;
      this.isAllKnown = false;
      if (!tokens.takeIf('=')) return this.keep(value);
      // Whatever is done to a known value is not followed.
      return (known.get(first.text) ?? UNKNOWN).kind === 'unknown' && this.keep(this.reader.value());
    }
    this.isAllKnown = false;
    return this.keep(this.reader.value());
  }

  private giveName(name: string): boolean {
    const value = this.reader.value();
    if (value === null) return false;
    this.reader.known.set(name, value.kind === 'request' ? UNKNOWN : value);
    this.isAllKnown &&= jsonOf(value) !== null;
    return this.keep(value);
  }

  private keep(value: CodeValue | null): boolean {
    if (value?.kind === 'request') this.requests.push(value);
    return value !== null;
  }

  /** To the end of its line, or of its brackets. */
  private restOfImport(): boolean {
    const { tokens } = this.reader;
    for (let depth = 0; ; ) {
      const next = tokens.peek();
      if (next === null || (depth === 0 && (next.isFirst || next.text === ';'))) return depth === 0;
      if (next.kind === 'made' || next.kind === 'number') return false;
      if (next.kind === 'mark' && '([{'.includes(next.text)) depth += 1;
      if (next.kind === 'mark' && ')]}'.includes(next.text)) depth -= 1;
      tokens.take();
    }
  }
}
