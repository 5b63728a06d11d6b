// Gemini's Interactions API: `input` as a text, contents, turns or steps. Shapes: ai.google.dev/api/interactions-api (both revisions of 2026).
import { readAnswerSchema } from './answer-schema';
import { Draft } from './draft';
import { tellEmptyMessage } from './empty-message';
import type { Imported } from './imported';
import { InteractionTurns } from './interaction-turns';
import { field, isRecord, jsonText, type JsonRecord, listField, modelNameField, textField, without } from './shape';
import { toolEntriesApart } from './tool-entries';
import { isDefinition } from './tool-kinds';

const OF_WORK = ['model', 'input', 'system_instruction', 'tools'] as const;
/** Fields that have the server add what it keeps. */
const HIDDEN = ['previous_interaction_id', 'agent'] as const;
/** All others that a request may have. */
const FIELDS: ReadonlySet<string> = new Set([
  ...OF_WORK, ...HIDDEN, 'agent_config', 'background', 'cached_content', 'environment', 'generation_config', 'response_format', 'response_mime_type', 'response_modalities', 'safety_settings', 'service_tier', 'store', 'stream', 'webhook_config',
]);
const SCHEMA_KEYS = ['properties', 'items', 'anyOf', 'enum', '$ref'] as const;
/** No other API has them. */
const OWN = ['system_instruction', 'previous_interaction_id', 'generation_config', 'agent_config'] as const;
/** Agents of Google's; a record of anything may name one of its own. */
const AGENT = /^(?:deep-research|antigravity)-/;

export function importGeminiInteractions(value: unknown): Imported | null {
  if (!isRecord(value) || !isInteraction(value)) return null;
  const draft = new Draft();
  const system = value['system_instruction'];
  draft.addSystem(typeof system === 'string' ? system : listField(system, 'parts').map((part) => textField(part, 'text')).filter((text) => text !== '').join('\n'));
  const turns = new InteractionTurns(draft);
  const { input } = value;
  for (const entry of Array.isArray(input) ? (input as unknown[]) : [input]) turns.read(entry);
  turns.end();
  if (turns.isEmpty) tellEmptyMessage(input, draft);
  const { definitions, ofVendor } = toolEntriesApart(value['tools'], (tool) => !isDefinition(tool));
  draft.addTools(definitions);
  for (const tool of ofVendor) draft.vendorTool(textField(tool, 'type') || 'without a type');
  for (const by of HIDDEN) if ((value[by] ?? null) !== null) draft.note({ kind: 'hidden-context', by });
  if ((value['cached_content'] ?? null) !== null) draft.note({ kind: 'hidden-context', by: 'cached_content' });
  draft.keepFields('gemini', { ...fieldsBeside(value, draft), ...(ofVendor.length === 0 ? {} : { tools: ofVendor }) });
  draft.modelId = modelNameField(value);
  draft.readLimit(value['generation_config'], ['max_output_tokens']);
  return draft.finish('gemini-interactions');
}

/** Without what is read of it: the limit of the answer, and the schema that it must follow. */
function fieldsBeside(request: JsonRecord, draft: Draft): JsonRecord {
  const { generation_config: config, response_format: format, ...rest } = without(request, OF_WORK);
  const left = isRecord(config) ? without(config, ['max_output_tokens']) : config;
  // By itself, or with how it is to be written.
  const schema = field(format, 'schema') ?? format;
  const isSchema = isRecord(schema) && SCHEMA_KEYS.some((key) => schema[key] !== undefined);
  if (isSchema) readAnswerSchema('response_format', schema, draft);
  return { ...rest, ...(left === undefined || jsonText(left) === '{}' ? {} : { generation_config: left }), ...(format === undefined || isSchema ? {} : { response_format: format }) };
}

function isInteraction(request: JsonRecord): boolean {
  const { input } = request;
  if (typeof input !== 'string' && !Array.isArray(input) && !isRecord(input)) return false;
  if (request['instructions'] !== undefined || request['previous_response_id'] !== undefined) return false;
  const entries = Array.isArray(input) ? (input as unknown[]) : [input];
  const isOwnInput = entries.some((entry) => ['user_input', 'model_output'].includes(textField(entry, 'type')) || (textField(entry, 'role') === 'model' && field(entry, 'content') !== undefined));
  const isOfGemini = /^(?:models\/)?gem(?:ini|ma)-/i.test(textField(request, 'model')) || AGENT.test(textField(request, 'agent'));
  const isNamed = isOfGemini && Object.keys(request).every((key) => FIELDS.has(key)) && (typeof input === 'string' || entries.every(isContent));
  return isOwnInput || isNamed || (isOfGemini && OWN.some((key) => request[key] !== undefined));
}

/** By its type, which Responses spell otherwise. */
function isContent(entry: unknown): boolean {
  return ['text', 'image', 'audio', 'document', 'video', 'function_result'].includes(textField(entry, 'type'));
}
