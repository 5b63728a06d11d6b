// A conversation in plain text, each turn behind its label: "User: …", "Assistant: …", "You said:" as on the pages of ChatGPT, or
// under a heading of Markdown that is a label, or between brackets, with or without a title above them all.
import { sanitizeName } from '@/core/importers/names';
import { Draft } from './draft';
import type { Imported } from './imported';

const LABEL = /^(?:#{1,4} |\*\*)?(System|SYSTEM|User|USER|Human|HUMAN|Me|ME|You|YOU|Assistant|ASSISTANT|AI|ChatGPT|CHATGPT|GPT|Claude|CLAUDE|Gemini|GEMINI|Bot|BOT|Tool|TOOL)(?: said)?(?:\*\*)?:(?:\*\*)?[ \t]*/;
/** In small letters, as a script writes them; and between brackets. A text that begins with one kind has no other. */
const SMALL_LABEL = /^(?:\*\*)?(system|user|human|assistant|ai|chatgpt|gpt|claude|gemini|bot|tool)(?:\*\*)?:(?:\*\*)?[ \t]*/;
const BRACKETED_LABEL = /^\[(System|SYSTEM|User|USER|Human|HUMAN|Assistant|ASSISTANT|AI|Bot|BOT|Tool|TOOL)\]:?[ \t]*/;
/** A label needs no colon where it is all that a heading says. */
const HEADING = /^(#{1,6}) (?:\*\*)?(System|User|Human|Me|You|Assistant|AI|ChatGPT|GPT|Claude|Gemini|Bot|Tool)(?: said)?:?(?:\*\*)?:?\s*$/i;
/** Labels in a block of code are part of it. */
const FENCE = /^ {0,3}```(?!.*```)/;
const ASSISTANTS: ReadonlySet<string> = new Set(['assistant', 'ai', 'chatgpt', 'gpt', 'claude', 'gemini', 'bot']);
const USERS: ReadonlySet<string> = new Set(['user', 'human', 'me', 'you']);
const TITLE = /^# (.*\S)/;
const ANY_HEADING = /^#{1,6} /;
/** A title and what stands below it, such as a date or an address: no more, or it is a document with a conversation in it. */
const TITLE_UNITS = 900;

interface SaidTurn {
  readonly label: string;
  readonly lines: string[];
}

/** Whether a text begins with such a label, which looks like JSON at a glance. */
export function beginsWithBrackets(text: string): boolean {
  return BRACKETED_LABEL.test(text.slice(0, 4096).trimStart());
}

/**
 * The first line that is not blank begins with a label, and both sides speak. Or it is a title, the labels are headings below
 * it, and a side speaks again after the other: a text about roles has such headings too, each once. The title, and what
 * stands below it, become a document.
 */
export function importLabelledText(text: string): Imported | null {
  const whole = text.trimStart();
  const bodyAt = beginOfTurns(whole);
  const body = whole.slice(bodyAt);
  const firstLine = body.slice(0, 80).split('\n', 1)[0] ?? '';
  const headings = headingsLike(firstLine);
  const labelOf = bodyAt > 0 ? headings : (labelsLike(firstLine) ?? headings);
  if (labelOf === null) return null;
  const turns = turnsOf(body, labelOf);
  const sides = turns.filter(({ label }) => ASSISTANTS.has(label) || USERS.has(label)).map(({ label }) => ASSISTANTS.has(label));
  const changes = sides.filter((side, index) => index > 0 && side !== sides[index - 1]).length;
  const isSettings = SMALL_LABEL.test(firstLine) && changes < 2 && mayBeSettings(turns);
  if (changes < (bodyAt === 0 ? 1 : 2) || isSettings) return null;
  const draft = new Draft();
  const title = TITLE.exec(whole)?.[1] ?? '';
  if (bodyAt > 0) draft.addDocument(sanitizeName(title), whole.slice(0, bodyAt).trimEnd());
  for (const { label, lines } of turns) {
    // A label may have a line of its own.
    const written = (lines[0]?.trim() === '' ? lines.slice(1) : lines).join('\n').trimEnd();
    // Blank lines below a heading are part of it.
    const spoken = labelOf !== headings ? written : written.replace(/^(?:[ \t]*\r?\n)+/, '');
    if (label === 'system') draft.addSystem(spoken);
    else draft.addTurn(ASSISTANTS.has(label) ? 'assistant' : label === 'tool' ? 'tool' : 'user', spoken);
  }
  return draft.finish('labelled');
}

/** Small labels may be keys of YAML: there each stands once, others stand beside them, and a value is often one word. */
function mayBeSettings(turns: readonly SaidTurn[]): boolean {
  return turns.some(({ lines }) => !/\S\s+\S/.test(lines.join('\n')) || lines.some((line) => /^[a-z][\w-]*:(?:\s|$)/.test(line)));
}

/** Where the first label stands below a title and no other heading; 0: at the beginning, or nowhere. */
function beginOfTurns(text: string): number {
  const firstLine = text.slice(0, TITLE_UNITS).split('\n', 1)[0] ?? '';
  if (!TITLE.test(firstLine) || LABEL.test(firstLine) || HEADING.test(firstLine)) return 0;
  for (let at = text.indexOf('\n') + 1; at > 0 && at <= TITLE_UNITS; at = text.indexOf('\n', at) + 1) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? undefined : end);
    if (HEADING.test(line)) return line.startsWith('# ') ? 0 : at;
    if (ANY_HEADING.test(line) || FENCE.test(line)) return 0;
  }
  return 0;
}

function turnsOf(body: string, labelOf: (line: string) => Label | null): readonly SaidTurn[] {
  const turns: SaidTurn[] = [];
  let isCode = false;
  for (const line of body.split('\n')) {
    const label = isCode ? null : labelOf(line);
    if (FENCE.test(label === null ? line : line.slice(label.length))) isCode = !isCode;
    if (label === null) turns.at(-1)?.lines.push(line);
    else turns.push({ label: label.name.toLowerCase(), lines: [line.slice(label.length)] });
  }
  return turns;
}

interface Label {
  readonly name: string;
  /** Of all that stands before what is said. */
  readonly length: number;
}

function found(match: RegExpExecArray | null, name: string | undefined): Label | null {
  return match === null ? null : { name: name ?? '', length: match[0].length };
}

/** Finds labels at the beginning of lines, where the first line has one. */
function labelsLike(firstLine: string): ((line: string) => Label | null) | null {
  const kind = [LABEL, SMALL_LABEL, BRACKETED_LABEL].find((each) => each.test(firstLine));
  if (kind === undefined) return null;
  return (line) => {
    const match = kind.exec(line);
    return found(match, match?.[1]);
  };
}

/** Finds headings that are labels, where the first line is one. Under them other labels are what is said, and so are headings of another level. */
function headingsLike(firstLine: string): ((line: string) => Label | null) | null {
  const level = HEADING.exec(firstLine)?.[1];
  if (level === undefined) return null;
  return (line) => {
    const match = HEADING.exec(line);
    return match?.[1] === level ? found(match, match[2]) : null;
  };
}
