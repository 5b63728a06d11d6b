// ShareGPT's conversations, as data sets for training have them.
import { Draft } from './draft';
import type { Imported } from './imported';
import { field, listField, textField } from './shape';

const SPEAKERS: Readonly<Record<string, 'system' | 'user' | 'assistant' | 'tool'>> = {
  human: 'user', user: 'user', gpt: 'assistant', assistant: 'assistant', chatgpt: 'assistant', bing: 'assistant', function_call: 'assistant',
  observation: 'tool', tool: 'tool', function_response: 'tool', system: 'system',
};

export function importShareGpt(value: unknown): Imported | null {
  const conversations = listField(value, 'conversations');
  if (conversations.length === 0 || !conversations.every((turn) => Object.hasOwn(SPEAKERS, textField(turn, 'from')) && typeof field(turn, 'value') === 'string')) return null;
  const draft = new Draft();
  draft.addSystem(textField(value, 'system'));
  for (const turn of conversations) {
    const speaker = SPEAKERS[textField(turn, 'from')];
    if (speaker === 'system') draft.addSystem(textField(turn, 'value'));
    else if (speaker !== undefined) draft.addTurn(speaker, textField(turn, 'value'));
  }
  draft.addTools(toolsIn(field(value, 'tools')));
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
