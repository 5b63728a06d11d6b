// Gemini generateContent, in the REST names and in those of the SDK. Shapes: the @google/genai package's types.
import { GEMINI_SCHEMA_KEYS, readGeminiAnswer } from './answer-schema';
import { Draft } from './draft';
import { OpenCalls } from './gemini-calls';
import { contentsOf, hasStrangeKeys, namesGemini, systemPartsOf, textOfPart } from './gemini-content';
import { readContent } from './gemini-turns';
import type { Imported } from './imported';
import { namesOtherModel } from './other-model';
import { field, firstField, isRecord, type JsonRecord, listField, modelNameField, textField, without } from './shape';
import { toolEntriesApart } from './tool-entries';
import { isDefinition } from './tool-kinds';
import { FIELDS_OF_WORK } from '@/core/prompt/request-fields';

export function importGemini(value: unknown): Imported | null {
  const contents = Array.isArray(value) ? (value as unknown[]) : contentsOf(value);
  if (contents.length === 0 || !contents.every((content) => Array.isArray(field(content, 'parts')) && isRole(field(content, 'role')))) return null;
  // By themselves, parts are those of anything.
  if (Array.isArray(value) && !(contents.some((content) => field(content, 'role') !== undefined) && contents.every((content) => listField(content, 'parts').every(isRecord)))) return null;
  if (contents.every((content) => field(content, 'role') === undefined) && !namesGemini(value) && contents.some((content) => listField(content, 'parts').some(hasStrangeKeys))) return null;
  const draft = new Draft();
  // In the SDK all settings stand in `config`.
  const config = field(value, 'config') ?? value;
  const system = firstField(config, ['systemInstruction', 'system_instruction']);
  draft.addSystem(systemPartsOf(system).map((part) => textOfPart(part, draft)).filter((text) => text !== '').join('\n'));
  const calls = new OpenCalls();
  for (const content of contents) readContent(content, draft, calls);
  const { definitions, ofVendor } = toolEntriesApart(field(config, 'tools'), isGooglesTool);
  draft.addTools(definitions);
  for (const tool of ofVendor) for (const name of isRecord(tool) ? Object.keys(tool) : []) draft.vendorTool(name);
  const cached = firstField(config, ['cachedContent', 'cached_content']);
  if (cached !== undefined) draft.note({ kind: 'hidden-context', by: 'cachedContent' });
  const settings = firstField(value, ['generationConfig', 'generation_config']) ?? config;
  readGeminiAnswer(settings, draft);
  if (isRecord(value)) draft.keepFields('gemini', fieldsBeside(value, ofVendor));
  namesOtherModel(value, 'gemini', draft);
  draft.modelId = modelNameField(value);
  draft.readLimit(settings, ['maxOutputTokens', 'max_output_tokens']);
  return draft.finish('gemini');
}

/** Without what is read of it: settings stand in the request itself, in `generationConfig`, or in the SDK's `config`. */
function fieldsBeside(request: JsonRecord, vendorTools: readonly unknown[]): JsonRecord {
  const isSdk = (field(request, 'config') ?? null) !== null;
  const rest = Object.entries(without(request, isSdk ? ['model', 'contents'] : FIELDS_OF_WORK.gemini)).flatMap(([key, value]) => {
    if (!isRecord(value) || !['config', 'generationConfig', 'generation_config'].includes(key)) return [[key, value] as const];
    const read = GEMINI_SCHEMA_KEYS.filter((each) => isRecord(value[each]));
    const left = without(value, [...read, ...(key === 'config' ? FIELDS_OF_WORK.gemini : ['maxOutputTokens', 'max_output_tokens'])]);
    return Object.keys(left).length === 0 ? [] : [[key, left] as const];
  });
  return Object.fromEntries(vendorTools.length === 0 ? rest : [...rest, ['tools', vendorTools] as const]);
}

/** It stands under its name, and nothing defines it. */
function isGooglesTool(tool: unknown): boolean {
  return isRecord(tool) && textField(tool, 'name') === '' && textField(tool, 'type') === '' && !isDefinition(tool);
}

function isRole(role: unknown): boolean {
  return role === undefined || role === 'user' || role === 'model' || role === 'function';
}
