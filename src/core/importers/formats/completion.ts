// One text to be completed: OpenAI's completions of before chat, which vLLM and others take, Anthropic's of the same time, and
// Ollama's /api/generate. Shapes: the openai package's resources/completions types, Ollama's docs/api.md.
import { fieldOf } from '@/core/name-list';
import { Draft } from './draft';
import type { Imported } from './imported';
import { tellLeftOut } from './kept-fields';
import { OLLAMA_OPTIONS, readOllamaOptions } from './ollama-options';
import { field, isRecord, listField, modelField, textField, without } from './shape';
import { toolEntries } from './tool-entries';

const LIMITS = ['max_tokens', 'max_tokens_to_sample', 'max_completion_tokens', 'max_gen_len', 'maxOutputTokens'] as const;
const READ: ReadonlySet<string> = new Set(['model', 'prompt', 'system', 'images', 'context', 'tools', ...LIMITS]);

export function importCompletion(value: unknown): Imported | null {
  const prompt = field(value, 'prompt');
  // Several are as many requests.
  const [text] = Array.isArray(prompt) && prompt.length === 1 ? (prompt as unknown[]) : [prompt];
  if (!isRecord(value) || typeof text !== 'string' || text === '' || modelField(value) === null) return null;
  const draft = new Draft();
  draft.addSystem(textField(value, 'system'));
  for (const image of listField(value, 'images')) if (typeof image === 'string') draft.addFile(image, '');
  if (listField(value, 'context').length > 0) draft.note({ kind: 'hidden-context', by: 'context' });
  draft.addTurn('user', text);
  draft.addTools(toolEntries(field(value, 'tools')));
  draft.modelId = modelField(value);
  const served = readOllamaOptions(value, LIMITS, draft);
  const options = field(value, 'options');
  // What is read of them is not left out.
  const others = isRecord(options) ? Object.keys(options).filter((key) => !OLLAMA_OPTIONS.includes(key)).map((key) => [fieldOf(key, 'options'), null] as const) : null;
  tellLeftOut(others === null ? value : { ...without(value, ['options']), ...Object.fromEntries(others) }, READ, draft);
  return { ...draft.finish('completion'), ...served };
}
