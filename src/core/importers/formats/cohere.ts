// Cohere's first chat API: the question is `message`, what was said before it `chat_history`. The second API is like OpenAI's.
// Shapes: docs.cohere.com/v1/reference/chat.
import { readDocumentsBeside } from './documents-beside';
import { Draft } from './draft';
import { addEmptyMessage } from './empty-message';
import type { Imported } from './imported';
import { tellLeftOut } from './kept-fields';
import { field, isRecord, jsonText, listField, modelNameField, textField } from './shape';
import { toolEntries } from './tool-entries';

const SPEAKERS: Readonly<Record<string, 'user' | 'assistant' | 'system' | 'tool'>> = { USER: 'user', CHATBOT: 'assistant', SYSTEM: 'system', TOOL: 'tool' };
const READ: ReadonlySet<string> = new Set(['model', 'message', 'chat_history', 'preamble', 'documents', 'tools', 'tool_results', 'max_tokens']);

export function importCohere(value: unknown): Imported | null {
  const history = listField(value, 'chat_history');
  const isCohere = history.length > 0 || typeof field(value, 'preamble') === 'string' || /^(?:cohere\/)?command/.test(textField(value, 'model'));
  if (!isRecord(value) || typeof field(value, 'message') !== 'string' || !isCohere || !history.every((turn) => Object.hasOwn(SPEAKERS, textField(turn, 'role')))) return null;
  const draft = new Draft();
  draft.addSystem(textField(value, 'preamble'));
  for (const turn of history) {
    const speaker = SPEAKERS[textField(turn, 'role')];
    const said = [textField(turn, 'message'), ...[...listField(turn, 'tool_calls'), ...listField(turn, 'tool_results')].map(jsonText)].filter((text) => text !== '').join('\n');
    if (speaker === 'system') draft.addSystem(said);
    else if (speaker !== undefined && said === '') addEmptyMessage(speaker, field(turn, 'message'), draft);
    else if (speaker !== undefined) draft.addTurn(speaker, said);
  }
  readDocumentsBeside(listField(value, 'documents'), draft);
  draft.addTools(toolEntries(field(value, 'tools')));
  draft.addTurn('tool', listField(value, 'tool_results').map(jsonText).join('\n'));
  draft.addTurn('user', textField(value, 'message'));
  draft.modelId = modelNameField(value);
  draft.readLimit(value, ['max_tokens']);
  tellLeftOut(value, READ, draft);
  return draft.finish('cohere');
}
