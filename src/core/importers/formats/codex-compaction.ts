// What the Codex client sends after a compaction of which its file has the summary alone: the context that it began with, the
// user's messages, and the summary. This is how the client itself puts it together when it takes such a session up again
// (openai/codex, codex-rs/core: compact.rs and truncate.rs, November 2025).
import { field, listField, textField } from './shape';
import { utf8Length } from '@/core/tokenize/utf8';

/** By the client's own count, in which four bytes are a token. */
const MOST_TOKENS = 20_000;
const BYTES_PER_TOKEN = 4;
/** What the client itself writes as the user: neither said by anyone nor sent again. */
const CONTEXT = /^\s*(?:<(?:environment_context|user_instructions|user_shell_command|turn_aborted|skill|subagent_notification)>|# AGENTS\.md instructions)/i;
/** How the client begins a summary, so that it is in no later one. */
const SUMMARY = 'Another language model started to solve this problem';
const NO_SUMMARY = '(no summary available)';

export interface RebuiltHistory {
  readonly items: readonly unknown[];
  /** Messages of the user did not all have room. */
  readonly isCut: boolean;
}

/** `window`: the items that the model was sent until then. O(n) in their texts. */
export function rebuiltHistory(window: readonly unknown[], summary: string): RebuiltHistory {
  const said = window.filter((item) => isOfUser(item) && !isContext(item)).map(textOf);
  const { texts, isCut } = newest(said.filter((text) => text !== '' && !text.startsWith(SUMMARY)));
  const end = window.findIndex((item) => !isContext(item));
  return { items: [...window.slice(0, end < 0 ? undefined : end), ...[...texts, summary === '' ? NO_SUMMARY : summary].map(userMessage)], isCut };
}

/** How many messages of the user stand again in what replaced a window. */
export function sentAgain(window: readonly unknown[], items: readonly unknown[]): number {
  const before = new Set(window.filter(isOfUser).map(textOf));
  return items.filter((item) => isOfUser(item) && textOf(item) !== '' && before.has(textOf(item))).length;
}

/** From the last back to the one that has no room as a whole, which is cut in the middle. */
function newest(said: readonly string[]): { readonly texts: readonly string[]; readonly isCut: boolean } {
  const texts: string[] = [];
  let left = MOST_TOKENS;
  for (const text of said.toReversed()) {
    const tokens = Math.ceil(utf8Length(text) / BYTES_PER_TOKEN);
    if (tokens > left) return { texts: [...(left > 0 ? [cutInTheMiddle(text, left)] : []), ...texts], isCut: true };
    texts.unshift(text);
    left -= tokens;
  }
  return { texts, isCut: false };
}

function cutInTheMiddle(text: string, tokens: number): string {
  const bytes = new TextEncoder().encode(text);
  const most = tokens * BYTES_PER_TOKEN;
  const isInside = (at: number) => ((bytes[at] ?? 0) & 0xc0) === 0x80;
  let [end, start] = [Math.floor(most / 2), bytes.length - Math.ceil(most / 2)];
  while (isInside(end)) end -= 1;
  while (isInside(start)) start += 1;
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return `${decoder.decode(bytes.subarray(0, end))}…${Math.ceil((bytes.length - most) / BYTES_PER_TOKEN)} tokens truncated…${decoder.decode(bytes.subarray(start))}`;
}

export function isOfUser(item: unknown): boolean {
  return textField(item, 'role') === 'user';
}

/** Of the developer, or of the client in the place of the user. */
export function isContext(item: unknown): boolean {
  return textField(item, 'role') === 'developer' || (isOfUser(item) && textsIn(item).some((text) => CONTEXT.test(text)));
}

/** Without its images. */
export function textOf(message: unknown): string {
  return textsIn(message).join('');
}

function textsIn(message: unknown): readonly string[] {
  const content = field(message, 'content');
  return typeof content === 'string' ? [content] : listField(message, 'content').map((part) => textField(part, 'text'));
}

function userMessage(text: string): unknown {
  return { type: 'message', role: 'user', content: [{ type: 'input_text', text }] };
}
