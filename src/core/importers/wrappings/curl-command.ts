// A command of cURL as the vendors' documentation and the tools of browsers write it, for a shell of Unix or of Windows. Options: curl.se/docs/manpage.html.
import { isOfCmd, withoutCarets } from './cmd-carets';
import { WRAPPED_LIMIT_UNITS, type Wrapped } from './wrapping';

const COMMAND = /^\s*(?:[$%#>] )?curl(?:\.exe)?\s/;
const DATA = /^(?:-d|--data(?:-raw|-binary|-ascii)?|--json)$/;
const HEADERS = /^(?:-H|--header)$/;
/** What stands behind these is neither an address nor data. */
const WITH_VALUE = /^(?:-[XAbceFmouxw]|--(?:request|user-agent|cookie|referer|form|max-time|output|user|proxy|write-out|connect-timeout|retry|cacert|cert|key))$/;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/** The body of a command, which is never run; null: it is none, has no body here, or something else stands behind it. Never throws. */
export function curlCommand(text: string): Wrapped | null {
  const command = readCommand(text);
  return command !== null && /^\s*[[{"]/.test(command.body) ? { text: command.body, how: { kind: 'curl', url: command.url, headers: command.headers } } : null;
}

/** Why the body of a command is not here: a file that it names, or what a shell puts in its place. null: it is here, or the text is no such command. */
export function bodyElsewhere(text: string): { readonly kind: 'file'; readonly name: string } | { readonly kind: 'made' } | null {
  const body = readCommand(text)?.body ?? '';
  if (/^@[^]/.test(body)) return { kind: 'file', name: body.slice(1) };
  return /^\$(?:[({]?\w|\()/.test(body) ? { kind: 'made' } : null;
}

function readCommand(text: string): { readonly body: string; readonly url: string; readonly headers: readonly string[] } | null {
  if (text.length > WRAPPED_LIMIT_UNITS || !COMMAND.test(text)) return null;
  const command = text.trimStart().replace(/^[$%#>] /, '');
  const words = shellWords(isOfCmd(command) ? withoutCarets(command) : command);
  if (words === null) return null;
  const bodies: string[] = [];
  const headers: string[] = [];
  let url = '';
  for (let at = 1; at < words.all.length; at += 1) {
    const word = words.all[at] ?? '';
    // "-d'{…}'" and "--data={…}" are one word.
    const [, option = word, joined] = /^(-[dHX]|--[\w-]+=)([^]+)$/.exec(word) ?? [];
    const name = option.replace(/=$/, '');
    const value = () => joined ?? words.all[(at += 1)] ?? '';
    if (DATA.test(name)) bodies.push(value());
    else if (HEADERS.test(name)) headers.push((value().split(':', 1)[0] ?? '').trim());
    else if (name === '--url') url = value();
    else if (WITH_VALUE.test(name)) value();
    else if (!name.startsWith('-')) url = word;
  }
  return { body: bodies.map((each) => (each === '@-' || each === '@/dev/stdin' ? (words.hereDocument ?? '') : each)).join('&'), url, headers };
}

/** The words of one command with its here-document; null: a quotation mark stays open, or more stands behind it. */
function shellWords(command: string): { readonly all: readonly string[]; readonly hereDocument: string | null } | null {
  const all: string[] = [];
  let at = 0;
  while (at < command.length) {
    // PowerShell goes on behind another sign.
    const space = /(?:[ \t]|[\\`]\r?\n)+/y;
    space.lastIndex = at;
    at += space.exec(command)?.[0].length ?? 0;
    if (at >= command.length) break;
    const here = /<<-?\s*(['"]?)(\w+)\1[^\n]*\n([^]*?)\n[ \t]*\2\s*$/y;
    here.lastIndex = at;
    const found = here.exec(command);
    if (found !== null) return { all, hereDocument: found[3] ?? '' };
    if (/[\n\r;|&]/.test(command[at] ?? '')) return command.slice(at).trim().replace(/^[;|&]/, '').trim() === '' || command[at] === '|' ? { all, hereDocument: null } : null;
    const word = shellWord(command, at);
    if (word === null) return null;
    all.push(word.text);
    at = word.end;
  }
  return { all, hereDocument: null };
}

function shellWord(command: string, start: number): { readonly text: string; readonly end: number } | null {
  let text = '';
  let at = start;
  while (at < command.length && !/[\s;|&]/.test(command[at] ?? '')) {
    // Between quotation marks; plain; or one character behind a backslash.
    const piece = /'([^']*)'|\$'((?:[^'\\]|\\[^])*)'|"((?:[^"\\]|\\[^])*)"|\\([^])|([^\s'"\\;|&$]+|\$)/y;
    piece.lastIndex = at;
    const found = piece.exec(command);
    if (found === null) return null;
    const [whole, single, ansi, double, escaped, plain] = found;
    text += single ?? ansi?.replace(/\\([^])/g, (_, each: string) => ESCAPES[each] ?? each) ?? double?.replace(/\\(?:\r?\n|(["\\$`]))/g, (_, each?: string) => each ?? '') ?? (escaped === '\n' ? '' : escaped) ?? plain ?? '';
    at += whole.length;
  }
  return { text, end: at };
}

/** The model that an address names: Gemini's and Vertex', Azure's and Bedrock's have it there. */
export function modelInAddress(url: string): string | null {
  const found = /\/models\/([^/:?]+):\w|\/deployments\/([^/?]+)\/|\/model\/([^/?]+)\/(?:invoke|converse)/.exec(url);
  // An ARN of Bedrock has both.
  const id = (found?.[1] ?? found?.[2] ?? found?.[3] ?? '').replaceAll(/%(?:3a|2f|40)/gi, (code) => decodeURIComponent(code));
  return /^[\w.@:/-]{1,200}$/.test(id) ? id : null;
}
