// Labels of who speaks, at the beginning of a line: how they are written, and where the first of them stands.

const LABEL = /^(?:#{1,4} |\*\*)?(System|SYSTEM|User|USER|Human|HUMAN|Me|ME|You|YOU|Assistant|ASSISTANT|AI|ChatGPT|CHATGPT|GPT|Claude|CLAUDE|Gemini|GEMINI|Bot|BOT|Tool|TOOL)(?: said)?(?:\*\*)?:(?:\*\*)?[ \t]*/;
/** In small letters, as a script writes them; and between brackets. A text that begins with one kind has no other. */
export const SMALL_LABEL = /^(?:\*\*)?(system|user|human|assistant|ai|chatgpt|gpt|claude|gemini|bot|tool)(?:\*\*)?:(?:\*\*)?[ \t]*/;
const BRACKETED_LABEL = /^\[(System|SYSTEM|User|USER|Human|HUMAN|Assistant|ASSISTANT|AI|Bot|BOT|Tool|TOOL)\]:?[ \t]*/;
/** A label needs no colon where it is all that a heading says. */
const HEADING = /^(#{1,6}) (?:\*\*)?(System|User|Human|Me|You|Assistant|AI|ChatGPT|GPT|Claude|Gemini|Bot|Tool)(?: said)?:?(?:\*\*)?:?\s*$/i;
/** Labels in a block of code are part of it. */
export const FENCE = /^ {0,3}```(?!.*```)/;
export const TITLE = /^# (.*\S)/;
const ANY_HEADING = /^#{1,6} /;
/** A title and what stands below it, such as a date or an address: no more, or it is a document with a conversation in it. */
const TITLE_UNITS = 900;

/** Whether a text begins with such a label, which looks like JSON at a glance. */
export function beginsWithBrackets(text: string): boolean {
  return BRACKETED_LABEL.test(text.slice(0, 4096).trimStart());
}

/** Where the first label stands below a title and no other heading; 0: at the beginning, or nowhere. */
export function beginOfTurns(text: string): number {
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

export interface Label {
  readonly name: string;
  /** Of all that stands before what is said. */
  readonly length: number;
}

function found(match: RegExpExecArray | null, name: string | undefined): Label | null {
  return match === null ? null : { name: name ?? '', length: match[0].length };
}

/** Finds labels at the beginning of lines, where the first line has one. */
export function labelsLike(firstLine: string): ((line: string) => Label | null) | null {
  const kind = [LABEL, SMALL_LABEL, BRACKETED_LABEL].find((each) => each.test(firstLine));
  if (kind === undefined) return null;
  return (line) => {
    const match = kind.exec(line);
    return found(match, match?.[1]);
  };
}

/** Finds headings that are labels, where the first line is one. Under them other labels are what is said, and so are headings of another level. */
export function headingsLike(firstLine: string): ((line: string) => Label | null) | null {
  const level = HEADING.exec(firstLine)?.[1];
  if (level === undefined) return null;
  return (line) => {
    const match = HEADING.exec(line);
    return match?.[1] === level ? found(match, match[2]) : null;
  };
}
