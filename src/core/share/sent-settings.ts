// The model and the limit of the answer as an imported request says them, on their way back into a request of that format: as long
// as they stand here for what they became then.

import type { WrittenFormat } from '@/core/prompt/sent-calls';
import { countField, isRecord, type JsonRecord, textField } from '@/core/importers/formats/shape';
import type { Prompt } from '@/core/prompt/part';
import type { ModelId } from '@/core/units';

/** Whatever else may be said there: work from outside is not to add a field that nobody is told of. */
const LIMIT_KEYS: Readonly<Record<WrittenFormat, readonly string[]>> = { 'openai-chat': ['max_completion_tokens', 'max_tokens'], anthropic: ['max_tokens'] };

export interface SentSettings {
  /** null: the model as the catalogue knows it. */
  readonly modelName: string | null;
  /** The fields that say the limit, none where the request came without; null: the reserve. */
  readonly limit: JsonRecord | null;
}

/** `reserveTokens`: what the user set for the chosen model, null where nothing. Anthropic's API always wants a limit. */
export function sentSettings({ asSent }: Pick<Prompt, 'asSent'>, format: WrittenFormat, { modelId, reserveTokens }: { readonly modelId: ModelId; readonly reserveTokens: number | null }): SentSettings {
  const fields = asSent?.format === format ? parsed(asSent.json) : null;
  if (asSent === undefined || fields === null) return { modelName: null, limit: null };
  const name = asSent.modelId === modelId ? textField(fields, 'model') : '';
  const limit = Object.fromEntries(LIMIT_KEYS[format].flatMap((key) => (Object.hasOwn(fields, key) ? [[key, fields[key]]] : [])));
  const isLimit = asSent.reserveTokens === reserveTokens && (format !== 'anthropic' || countField(limit, ['max_tokens']) !== null);
  return { modelName: name === '' ? null : name, limit: isLimit ? limit : null };
}

/** In which other form the imported request came, where the one that is written is of the same vendor: a sentence each. */
export function formNotes({ asSent }: Pick<Prompt, 'asSent'>): readonly string[] {
  if (asSent?.format === 'openai-responses') return ['The imported request is one of Responses; this is one of Chat Completions: its items are messages, and texts of the developer are system messages.'];
  return asSent?.format === 'openai-chat' && asSent.isLegacy === true ? ['The imported request has functions, OpenAI’s form of before tools: here they are tools, and calls and results have tool_calls with ids that did not come with them.'] : [];
}

function parsed(json: string): JsonRecord | null {
  try {
    const value: unknown = JSON.parse(json);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}
