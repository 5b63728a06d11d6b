// A conversation in plain text, each turn behind its label: "User: …", "Assistant: …", or "You said:" as on the pages of ChatGPT.
import { Draft } from './draft';
import type { Imported } from './imported';

const LABEL = /^(?:#{1,4} |\*\*)?(System|SYSTEM|User|USER|Human|HUMAN|Me|ME|You|YOU|Assistant|ASSISTANT|AI|ChatGPT|CHATGPT|GPT|Claude|CLAUDE|Gemini|GEMINI|Bot|BOT|Tool|TOOL)(?: said)?(?:\*\*)?:(?:\*\*)?[ \t]*/;
/** Labels in a block of code are part of it. */
const FENCE = /^ {0,3}```(?!.*```)/;
const ASSISTANTS: ReadonlySet<string> = new Set(['assistant', 'ai', 'chatgpt', 'gpt', 'claude', 'gemini', 'bot']);

/** The first line that is not blank begins with a label, and both sides speak. */
export function importLabelledText(text: string): Imported | null {
  if (!LABEL.test(text.trimStart().slice(0, 40))) return null;
  const turns: { label: string; lines: string[] }[] = [];
  let isCode = false;
  for (const line of text.trimStart().split('\n')) {
    const label = isCode ? null : LABEL.exec(line);
    if (FENCE.test(label === null ? line : line.slice(label[0].length))) isCode = !isCode;
    if (label === null) turns.at(-1)?.lines.push(line);
    else turns.push({ label: (label[1] ?? '').toLowerCase(), lines: [line.slice(label[0].length)] });
  }
  const isAssistant = ({ label }: { label: string }) => ASSISTANTS.has(label);
  if (!turns.some(isAssistant) || !turns.some(({ label }) => label === 'user' || label === 'human' || label === 'me' || label === 'you')) return null;
  const draft = new Draft();
  for (const { label, lines } of turns) {
    // A label may have a line of its own.
    const spoken = (lines[0]?.trim() === '' ? lines.slice(1) : lines).join('\n').trimEnd();
    if (label === 'system') draft.addSystem(spoken);
    else draft.addTurn(ASSISTANTS.has(label) ? 'assistant' : label === 'tool' ? 'tool' : 'user', spoken);
  }
  return draft.finish('labelled');
}
