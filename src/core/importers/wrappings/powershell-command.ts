// A command of PowerShell that posts a body, as documentation and the tools of browsers write it. Quoting rules:
// learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules.
import { WRAPPED_LIMIT_UNITS, type Wrapped } from './wrapping';

const BEGINS = /^\s*(?:#[^\n]*\n\s*)*(?:PS [^\n>]*> *)?(?:\$\w+\s*=|(?:Invoke-(?:RestMethod|WebRequest)|irm|iwr)\s)/i;
const POSTS = /^(?:Invoke-(?:RestMethod|WebRequest)|irm|iwr)$/i;
/** A script with these is source code. */
const OF_SCRIPTS = /^(?:function|param|if|foreach|for|while|switch|try|filter|class)$/i;
const SKIPPED = /(?:\s|`\r?\n|#[^\n]*)*/y;
const PIECE = /@'[ \t]*\r?\n([^]*?)\r?\n'@|@"[ \t]*\r?\n([^]*?)\r?\n"@|'([^']*(?:''[^']*)*)'|"([^"`]*(?:(?:`[^]|"")[^"`]*)*)"|\$(\w+)|(?!@[{(])([^\s'"`$;|=,(){}]+)|(@?[{(]|[;|=,){}$])/y;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0' };

interface Piece {
  readonly kind: 'text' | 'made' | 'variable' | 'word' | 'mark';
  readonly text: string;
  /** A line begins before it. */
  readonly isFirst: boolean;
}

/** The body of a command, which is never run; null: it is none, or its body is only known when it runs. Never throws. */
export function powershellCommand(text: string): Wrapped | null {
  if (text.length > WRAPPED_LIMIT_UNITS || !BEGINS.test(text)) return null;
  const pieces = piecesOf(text);
  if (pieces === null || pieces.some(({ kind, text: word }) => kind === 'word' && OF_SCRIPTS.test(word)) || pieces.filter(({ kind, text: word }) => kind === 'word' && POSTS.test(word)).length !== 1) return null;
  const named = new Map<string, string>();
  pieces.forEach((piece, at) => {
    const value = pieces[at + 2];
    // What goes on behind it is made of more than this text.
    const next = pieces[at + 3];
    const isWhole = next === undefined || next.isFirst || next.text === ';';
    if (piece.kind === 'variable' && pieces[at + 1]?.text === '=' && value?.kind === 'text' && isWhole) named.set(piece.text.toLowerCase(), value.text);
  });
  const given = (option: RegExp) => {
    const at = pieces.findIndex(({ kind, text: word }) => kind === 'word' && option.test(word));
    const value = at < 0 ? undefined : pieces[at + 1];
    return value?.kind === 'variable' ? named.get(value.text.toLowerCase()) : value?.kind === 'text' || value?.kind === 'word' ? value.text : undefined;
  };
  const body = given(/^-body$/i);
  return body !== undefined && /^\s*[[{]/.test(body) ? { text: body, how: { kind: 'powershell', url: given(/^-uri$/i) ?? '', headers: headersIn(pieces) } } : null;
}

/** Their names. */
function headersIn(pieces: readonly Piece[]): readonly string[] {
  const start = pieces.findIndex(({ kind, text }) => kind === 'word' && /^-headers$/i.test(text)) + 1;
  if (start === 0 || pieces[start]?.text !== '@{') return [];
  const end = pieces.findIndex(({ text }, at) => at > start && text === '}');
  return pieces.slice(start, Math.max(start, end)).flatMap(({ kind, text }, at, all) => ((kind === 'text' || kind === 'word') && all[at + 1]?.text === '=' ? [text] : []));
}

function piecesOf(text: string): readonly Piece[] | null {
  const pieces: Piece[] = [];
  for (let at = 0; ; ) {
    SKIPPED.lastIndex = at;
    const skipped = SKIPPED.exec(text)?.[0] ?? '';
    const isFirst = skipped.replaceAll(/`\r?\n/g, '').includes('\n');
    at += skipped.length;
    if (at >= text.length) return pieces;
    PIECE.lastIndex = at;
    const found = PIECE.exec(text);
    if (found === null) return null;
    const [whole, rawHere, madeHere, raw, made, variable, word, mark = ''] = found;
    at += whole.length;
    if (rawHere !== undefined) pieces.push({ kind: 'text', text: rawHere, isFirst });
    else if (raw !== undefined) pieces.push({ kind: 'text', text: raw.replaceAll("''", "'"), isFirst });
    else if (madeHere !== undefined || made !== undefined) pieces.push({ ...quoted(madeHere ?? made?.replaceAll('""', '"') ?? ''), isFirst });
    else if (variable !== undefined) pieces.push({ kind: 'variable', text: variable, isFirst });
    else pieces.push(word === undefined ? { kind: 'mark', text: mark, isFirst } : { kind: 'word', text: word, isFirst });
  }
}

/** Between double quotation marks a dollar sign stands for a value of when it runs. */
function quoted(text: string): Omit<Piece, 'isFirst'> {
  if (/(?<!`)\$[\w({:]/.test(text)) return { kind: 'made', text };
  return { kind: 'text', text: text.replace(/`([^])/g, (_, each: string) => ESCAPES[each] ?? each) };
}
