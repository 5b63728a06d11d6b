// A message of LangChain in any of the forms in which it is written.
import { field, isRecord, listField, textField } from './shape';

const KINDS: Readonly<Record<string, 'system' | 'user' | 'assistant' | 'tool'>> = { human: 'user', ai: 'assistant', system: 'system', tool: 'tool', function: 'tool' };
const PAIR_KINDS: typeof KINDS = { human: 'user', user: 'user', ai: 'assistant', assistant: 'assistant', system: 'system' };

/** Whether a value is one of LangChain's messages, in any of the forms in which they are written. */
export function isLangchainMessage(value: unknown): boolean {
  return messageOf(value) !== null;
}

/** A message by its role and its text, as a template is made of them. */
export function isPair(value: unknown): value is readonly [string, string] {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && Object.hasOwn(PAIR_KINDS, value[0]) && typeof value[1] === 'string';
}

export function messageOf(value: unknown): { readonly kind: 'system' | 'user' | 'assistant' | 'tool'; readonly fields: unknown } | null {
  if (isPair(value)) return { kind: PAIR_KINDS[value[0]]!, fields: { content: value[1] } };
  const type = textField(value, 'type');
  const written = /^(?:Human|AI|System|Tool|Function)MessageChunk$/.test(type) ? type.slice(0, -'MessageChunk'.length).toLowerCase() : type;
  const kind = Object.hasOwn(KINDS, written) ? KINDS[written] : undefined;
  if (kind !== undefined && isRecord(field(value, 'data'))) return { kind, fields: field(value, 'data') };
  if (kind !== undefined && field(value, 'role') === undefined && (typeof field(value, 'content') === 'string' || Array.isArray(field(value, 'content')))) return { kind, fields: value };
  if (field(value, 'lc') === undefined || type !== 'constructor') return null;
  const name = listField(value, 'id').at(-1);
  const match = typeof name === 'string' ? /^(Human|AI|System|Tool|Function)Message(?:Chunk)?$/.exec(name) : null;
  const made = match?.[1] === undefined ? undefined : KINDS[match[1].toLowerCase()];
  return made === undefined ? null : { kind: made, fields: field(value, 'kwargs') };
}
