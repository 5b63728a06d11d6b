// ShareGPT's conversations, as data sets for training have them; some with the field names of OpenAI.
import { Draft } from './draft';
import type { Imported } from './imported';
import { tellLeftOut } from './kept-fields';
import { field, listField, textField } from './shape';

const SPEAKERS: Readonly<Record<string, 'system' | 'user' | 'assistant' | 'tool'>> = {
  human: 'user', user: 'user', gpt: 'assistant', assistant: 'assistant', chatgpt: 'assistant', bing: 'assistant', function_call: 'assistant',
  observation: 'tool', tool: 'tool', function_response: 'tool', system: 'system',
};

const READ: ReadonlySet<string> = new Set(['conversations', 'system', 'tools']);

export function importShareGpt(value: unknown): Imported | null {
  const turns = listField(value, 'conversations').map((turn) => ({ from: textField(turn, 'from') || textField(turn, 'role'), said: field(turn, 'value') ?? field(turn, 'content') }));
  if (turns.length === 0 || !turns.every(({ from, said }) => Object.hasOwn(SPEAKERS, from) && typeof said === 'string')) return null;
  const draft = new Draft();
  draft.addSystem(textField(value, 'system'));
  for (const { from, said } of turns) {
    const speaker = SPEAKERS[from];
    if (speaker === 'system') draft.addSystem(String(said));
    else if (speaker !== undefined && said === '') draft.addEmpty(speaker);
    else if (speaker !== undefined) draft.addTurn(speaker, String(said));
  }
  draft.addTools(toolsIn(field(value, 'tools')));
  tellLeftOut(value, READ, draft);
  return draft.finish('sharegpt');
}

/** The tools are a list, or its JSON in a text. */
function toolsIn(tools: unknown): readonly unknown[] {
  if (Array.isArray(tools)) return tools as unknown[];
  if (typeof tools !== 'string') return [];
  try {
    const parsed: unknown = JSON.parse(tools);
    return Array.isArray(parsed) ? (parsed as unknown[]) : [parsed];
  } catch {
    return tools.trim() === '' ? [] : [tools];
  }
}
