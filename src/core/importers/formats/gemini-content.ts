import type { Draft } from './draft';
import { keptJson } from './kept-json';
import { field, firstField, isRecord, type JsonRecord, textField } from './shape';

const SETTINGS = ['config', 'generationConfig', 'generation_config', 'systemInstruction', 'system_instruction'] as const;
const PART_KEYS = ['text', 'inlineData', 'inline_data', 'fileData', 'file_data'] as const;

/**
 * The contents as REST has them. The SDK takes a text, one content, or parts, which go out as a message of the user; one part
 * may stand without its list, and a role in capitals. Texts and parts of this name alone may be those of any document.
 */
export function contentsOf(request: unknown): readonly unknown[] {
  const found = field(request, 'contents');
  const isGeminis = namesGemini(request);
  const contents: unknown[] = [];
  let parts: unknown[] = [];
  const endParts = () => {
    if (parts.length > 0) contents.push(userContent(parts));
    parts = [];
  };
  for (const entry of Array.isArray(found) ? (found as unknown[]) : [found]) {
    if (isGeminis && (typeof entry === 'string' || (PART_KEYS.some((key) => field(entry, key) !== undefined) && ['parts', 'role'].every((key) => field(entry, key) === undefined)))) parts.push(entry);
    else {
      endParts();
      contents.push(isRecord(entry) ? withList(entry) : entry);
    }
  }
  endParts();
  return contents;
}

/** By its settings, or by its model. */
export function namesGemini(request: unknown): boolean {
  return SETTINGS.some((key) => field(request, key) !== undefined) || /gemini|gemma/i.test(textField(request, 'model'));
}

function withList(content: JsonRecord): JsonRecord {
  const { parts, role } = content;
  return { ...content, ...(isRecord(parts) ? { parts: [parts] } : {}), ...(typeof role === 'string' ? { role: role.toLowerCase() } : {}) };
}

function userContent(parts: readonly unknown[]): JsonRecord {
  return { role: 'user', parts };
}

/** What a system instruction is made of: a text, a part, a list of both, or all that in `parts`. */
export function systemPartsOf(system: unknown): readonly unknown[] {
  const parts = field(system, 'parts') ?? system;
  return Array.isArray(parts) ? (parts as unknown[]) : parts === undefined ? [] : [parts];
}

const READ_KEYS: ReadonlySet<string> = new Set([
  ...PART_KEYS, 'thought', 'functionCall', 'function_call', 'functionResponse', 'function_response', 'executableCode', 'executable_code', 'codeExecutionResult', 'code_execution_result',
]);
const SIGNATURE_KEYS = ['thoughtSignature', 'thought_signature'] as const;
const KNOWN_KEYS: ReadonlySet<string> = new Set([...READ_KEYS, ...SIGNATURE_KEYS, 'videoMetadata', 'video_metadata', 'mediaResolution', 'media_resolution', 'toolCall', 'toolResponse', 'partMetadata']);

/** Whether something stands in a part that Gemini does not know: without any other sign it may be of something else. */
export function hasStrangeKeys(part: unknown): boolean {
  return isRecord(part) && Object.keys(part).some((key) => !KNOWN_KEYS.has(key));
}

/** Tells of what stands in a part beside what is read of it. */
export function tellBeside(part: unknown, draft: Draft): void {
  if (!isRecord(part) || !Object.keys(part).some((key) => READ_KEYS.has(key))) return;
  if (firstField(part, SIGNATURE_KEYS) !== undefined) draft.leftOut('thinking signature');
  const names = Object.keys(part).filter((key) => !READ_KEYS.has(key) && !SIGNATURE_KEYS.some((each) => each === key));
  for (const name of names) draft.note({ kind: 'fields-left-out', names: [`${name} of parts`] });
}

/** The text of a part; files go to the draft, and a part of another kind stays as its JSON. */
export function textOfPart(part: unknown, draft: Draft): string {
  if (typeof part === 'string') return part;
  if (typeof field(part, 'text') === 'string') return field(part, 'thought') === true ? draft.reasoning(textField(part, 'text')) : textField(part, 'text');
  const inline = firstField(part, ['inlineData', 'inline_data']);
  if (inline !== undefined) {
    draft.addFile(textField(inline, 'data'), textField(inline, 'displayName'), textField(inline, 'mimeType') || textField(inline, 'mime_type'));
    return '';
  }
  if (firstField(part, ['fileData', 'file_data']) !== undefined) {
    draft.notCounted('elsewhere', 'file by address or id');
    return '';
  }
  const code = firstField(part, ['executableCode', 'executable_code']);
  if (code !== undefined) return textField(code, 'code');
  const result = firstField(part, ['codeExecutionResult', 'code_execution_result']);
  // That all went well goes without saying.
  if (result !== undefined) return [textField(result, 'outcome'), textField(result, 'output')].filter((text, at) => text !== '' && (at > 0 || !/OK$/.test(text))).join('\n');
  const [type = 'a part without a type'] = isRecord(part) ? Object.keys(part) : [];
  draft.keptAsJson(type);
  return keptJson(part, draft);
}
