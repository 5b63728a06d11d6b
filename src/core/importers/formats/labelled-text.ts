// A conversation in plain text, each turn behind its label: "User: …", "Assistant: …", "You said:" as on the pages of ChatGPT, or
// under a heading of Markdown that is a label.
import { Draft } from './draft';
import type { Imported } from './imported';

const LABEL = /^(?:#{1,4} |\*\*)?(System|SYSTEM|User|USER|Human|HUMAN|Me|ME|You|YOU|Assistant|ASSISTANT|AI|ChatGPT|CHATGPT|GPT|Claude|CLAUDE|Gemini|GEMINI|Bot|BOT|Tool|TOOL)(?: said)?(?:\*\*)?:(?:\*\*)?[ \t]*/;
/** A label needs no colon where it is all that a heading says. */
const HEADING = /^(#{1,6}) (?:\*\*)?(System|User|Human|Me|You|Assistant|AI|ChatGPT|GPT|Claude|Gemini|Bot|Tool)(?: said)?:?(?:\*\*)?:?\s*$/i;
/** Labels in a block of code are part of it. */
const FENCE = /^ {0,3}```(?!.*```)/;
const ASSISTANTS: ReadonlySet<string> = new Set(['assistant', 'ai', 'chatgpt', 'gpt', 'claude', 'gemini', 'bot']);

/** The first line that is not blank begins with a label, and both sides speak. */
export function importLabelledText(text: string): Imported | null {
  const firstLine = text.trimStart().slice(0, 80).split('\n', 1)[0] ?? '';
  const labelOf = labelsLike(firstLine);
  if (labelOf === null) return null;
  const turns: { label: string; lines: string[] }[] = [];
  let isCode = false;
  for (const line of text.trimStart().split('\n')) {
    const label = isCode ? null : labelOf(line);
    if (FENCE.test(label === null ? line : line.slice(label.length))) isCode = !isCode;
    if (label === null) turns.at(-1)?.lines.push(line);
    else turns.push({ label: label.name.toLowerCase(), lines: [line.slice(label.length)] });
  }
  const isAssistant = ({ label }: { label: string }) => ASSISTANTS.has(label);
  if (!turns.some(isAssistant) || !turns.some(({ label }) => label === 'user' || label === 'human' || label === 'me' || label === 'you')) return null;
  const draft = new Draft();
  for (const { label, lines } of turns) {
    // A label may have a line of its own.
    const written = (lines[0]?.trim() === '' ? lines.slice(1) : lines).join('\n').trimEnd();
    // Blank lines below a heading are part of it.
    const spoken = LABEL.test(firstLine) ? written : written.replace(/^(?:[ \t]*\r?\n)+/, '');
    if (label === 'system') draft.addSystem(spoken);
    else draft.addTurn(ASSISTANTS.has(label) ? 'assistant' : label === 'tool' ? 'tool' : 'user', spoken);
  }
  return draft.finish('labelled');
}

interface Label {
  readonly name: string;
  /** Of all that stands before what is said. */
  readonly length: number;
}

/** Finds the labels of a text by the line that it begins with; null: that is none. Under headings other labels are what is said, and so are headings of another level. */
function labelsLike(firstLine: string): ((line: string) => Label | null) | null {
  const found = (match: RegExpExecArray | null, name: string | undefined): Label | null => (match === null ? null : { name: name ?? '', length: match[0].length });
  if (LABEL.test(firstLine)) {
    return (line) => {
      const match = LABEL.exec(line);
      return found(match, match?.[1]);
    };
  }
  const level = HEADING.exec(firstLine)?.[1];
  if (level === undefined) return null;
  return (line) => {
    const match = HEADING.exec(line);
    return match?.[1] === level ? found(match, match[2]) : null;
  };
}
