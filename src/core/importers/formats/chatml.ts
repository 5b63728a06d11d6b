// A conversation as ChatML writes it, which is what many chat templates make: <|im_start|>user … <|im_end|>.
import { Draft } from './draft';
import type { Imported } from './imported';
import type { Speaker } from '@/core/prompt/part';

const START = '<|im_start|>';
const END = '<|im_end|>';
const SPEAKERS: ReadonlyMap<string, Speaker | 'system'> = new Map([['system', 'system'], ['developer', 'system'], ['user', 'user'], ['assistant', 'assistant'], ['tool', 'tool']]);
/** Between two messages stands a line break, and no page of nothing. */
const GAP_UNITS = 64;

interface SaidMessage {
  readonly speaker: Speaker | 'system';
  readonly text: string;
  /** Nothing ends it: the model is to go on. */
  readonly isOpen: boolean;
}

/** Every text between the marks, as it is; null where there is anything else, or no turn. An answer that is begun with nothing is none. O(n); never throws. */
export function importChatml(text: string): Imported | null {
  const messages = messagesIn(text);
  if (messages === null || !messages.some(({ speaker }) => speaker !== 'system')) return null;
  const draft = new Draft();
  for (const { speaker, text: said, isOpen } of messages) {
    if (said === '' && isOpen) continue;
    if (said === '') draft.addEmpty(speaker);
    else if (speaker === 'system') draft.addSystem(said);
    else draft.addTurn(speaker, said);
  }
  draft.leftOut('mark of ChatML', messages.reduce((sum, { isOpen }) => sum + (isOpen ? 1 : 2), 0));
  return draft.finish('labelled');
}

function messagesIn(text: string): readonly SaidMessage[] | null {
  const messages: SaidMessage[] = [];
  for (let at = nextSign(text, 0); at < text.length; ) {
    const lineEnd = text.indexOf('\n', at);
    const speaker = text.startsWith(START, at) ? SPEAKERS.get(text.slice(at + START.length, lineEnd < 0 ? undefined : lineEnd).trim()) : undefined;
    if (speaker === undefined) return null;
    const begin = lineEnd < 0 ? text.length : lineEnd + 1;
    const end = text.indexOf(END, begin);
    const said = text.slice(begin, end < 0 ? undefined : end);
    if (said.includes(START)) return null;
    // The templates break the line before the mark in some cases.
    messages.push({ speaker, text: end < 0 ? said.trimEnd() : said.replace(/\r?\n$/, ''), isOpen: end < 0 });
    at = end < 0 ? text.length : nextSign(text, end + END.length);
  }
  return messages;
}

/** Where the next sign that is no white space stands, as far as a gap goes. */
function nextSign(text: string, from: number): number {
  const gap = text.slice(from, from + GAP_UNITS);
  const at = gap.search(/\S/);
  return from + (at < 0 ? gap.length : at);
}
