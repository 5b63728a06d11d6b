import type { Draft } from './draft';
import { keptJson } from './kept-json';
import { field, firstField, isRecord, textField } from './shape';

/** What a system instruction is made of: a text, a part, a list of both, or all that in `parts`. */
export function systemPartsOf(system: unknown): readonly unknown[] {
  const parts = field(system, 'parts') ?? system;
  return Array.isArray(parts) ? (parts as unknown[]) : parts === undefined ? [] : [parts];
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
    draft.notCounted('file by address or id');
    return '';
  }
  const code = firstField(part, ['executableCode', 'executable_code']);
  if (code !== undefined) return textField(code, 'code');
  const result = firstField(part, ['codeExecutionResult', 'code_execution_result']);
  if (result !== undefined) return textField(result, 'output');
  const [type = 'a part without a type'] = isRecord(part) ? Object.keys(part) : [];
  draft.keptAsJson(type);
  return keptJson(part, draft);
}
