// A conversation in plain text, each turn behind its label: "User: …", "Assistant: …", "You said:" as on the pages of ChatGPT, or
// under a heading of Markdown that is a label, or between brackets, with or without a title above them all.
import { Draft } from './draft';
import type { Imported } from './imported';
import { beginOfTurns, FENCE, headingsLike, type Label, labelsLike, SMALL_LABEL, TITLE } from './turn-labels';
import { sanitizeName } from '@/core/importers/names';

const ASSISTANTS: ReadonlySet<string> = new Set(['assistant', 'ai', 'chatgpt', 'gpt', 'claude', 'gemini', 'bot']);
const USERS: ReadonlySet<string> = new Set(['user', 'human', 'me', 'you']);

interface SaidTurn {
  readonly label: string;
  readonly lines: string[];
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
