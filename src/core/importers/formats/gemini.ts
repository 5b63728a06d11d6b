// Gemini generateContent, in the REST names and in those of the SDK. Shapes: the @google/genai package's types.
import { Draft } from './draft';
import type { Imported } from './imported';
import { keptJson } from './kept-json';
import { countField, field, firstField, isRecord, jsonText, listField, modelField, textField } from './shape';

export function importGemini(value: unknown): Imported | null {
  const contents = Array.isArray(value) ? (value as unknown[]) : listField(value, 'contents');
  if (contents.length === 0 || !contents.every((content) => Array.isArray(field(content, 'parts')) && isRole(field(content, 'role')))) return null;
  // By themselves, parts are those of anything.
  if (Array.isArray(value) && !(contents.some((content) => field(content, 'role') !== undefined) && contents.every((content) => listField(content, 'parts').every(isRecord)))) return null;
  const draft = new Draft();
  // In the SDK all settings stand in `config`.
  const config = field(value, 'config') ?? value;
  const system = firstField(config, ['systemInstruction', 'system_instruction']);
  draft.addSystem(typeof system === 'string' ? system : listField(system, 'parts').map((part) => textField(part, 'text')).join('\n'));
  for (const content of contents) readContent(content, draft);
  for (const tool of listField(config, 'tools')) {
    const functions = firstField(tool, ['functionDeclarations', 'function_declarations']);
    if (Array.isArray(functions)) draft.addTools(functions as unknown[]);
    for (const own of isRecord(tool) ? Object.keys(tool) : []) if (!/^function_?declarations$/i.test(own)) draft.notCounted(`tool of the vendor (${own})`);
  }
  const cached = firstField(config, ['cachedContent', 'cached_content']);
  if (cached !== undefined) draft.note({ kind: 'hidden-context', by: 'cachedContent' });
  draft.modelId = modelField(value);
  draft.maxOutputTokens = countField(firstField(value, ['generationConfig', 'generation_config']) ?? config, ['maxOutputTokens', 'max_output_tokens']);
  return draft.finish('gemini');
}

function isRole(role: unknown): boolean {
  return role === undefined || role === 'user' || role === 'model' || role === 'function';
}

function readContent(content: unknown, draft: Draft): void {
  const spoken: string[] = [];
  for (const part of listField(content, 'parts')) {
    const response = firstField(part, ['functionResponse', 'function_response']);
    if (response === undefined) spoken.push(textOfPart(part, draft));
    else draft.addTurn('tool', keptJson(response, draft));
  }
  draft.addTurn(field(content, 'role') === 'model' ? 'assistant' : 'user', spoken.filter((text) => text !== '').join('\n'));
}

function textOfPart(part: unknown, draft: Draft): string {
  if (typeof field(part, 'text') === 'string') return textField(part, 'text');
  const inline = firstField(part, ['inlineData', 'inline_data']);
  if (inline !== undefined) {
    draft.addFile(textField(inline, 'data'), textField(inline, 'displayName'), textField(inline, 'mimeType') || textField(inline, 'mime_type'));
    return '';
  }
  if (firstField(part, ['fileData', 'file_data']) !== undefined) {
    draft.notCounted('file by address or id');
    return '';
  }
  const call = firstField(part, ['functionCall', 'function_call']);
  if (call !== undefined) return jsonText(call);
  const code = firstField(part, ['executableCode', 'executable_code']);
  if (code !== undefined) return textField(code, 'code');
  const result = firstField(part, ['codeExecutionResult', 'code_execution_result']);
  if (result !== undefined) return textField(result, 'output');
  const [type = 'an empty part'] = isRecord(part) ? Object.keys(part) : [];
  draft.keptAsJson(type);
  return keptJson(part, draft);
}
