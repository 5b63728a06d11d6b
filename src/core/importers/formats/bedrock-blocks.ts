// What stands in a block of Converse: a text, or a file or a document that goes to the prompt by itself.
import type { Draft } from './draft';
import { keptJson } from './kept-json';
import { field, firstField, isRecord, jsonText, listField, textField } from './shape';

export function spokenText(blocks: readonly unknown[], draft: Draft): string {
  return blocks
    .map((block) => textOfBlock(block, draft))
    .filter((text) => text !== '')
    .join('\n');
}

export function textOfBlock(block: unknown, draft: Draft): string {
  const has = (key: string) => isRecord(field(block, key));
  if (typeof field(block, 'text') === 'string') return textField(block, 'text');
  if (has('toolUse')) return jsonText({ name: field(field(block, 'toolUse'), 'name'), input: field(field(block, 'toolUse'), 'input') });
  if (has('reasoningContent')) return thoughtsOf(field(block, 'reasoningContent'), draft);
  if (has('guardContent')) return guardedText(field(block, 'guardContent'), draft);
  if (has('citationsContent')) {
    draft.leftOut('citation', listField(field(block, 'citationsContent'), 'citations').length);
    return spokenText(listField(field(block, 'citationsContent'), 'content'), draft);
  }
  if (Array.isArray(field(field(block, 'searchResult'), 'content'))) return foundText(field(block, 'searchResult'), draft);
  if (field(block, 'json') !== undefined) return keptJson(field(block, 'json'), draft);
  if (has('cachePoint')) {
    draft.leftOut('cache mark');
    return '';
  }
  const [file, what] = (['image', 'document', 'video', 'audio'] as const).flatMap((key) => (has(key) ? [[field(block, key), key] as const] : []))[0] ?? [];
  if (what !== undefined) return fileOf(file, what, draft);
  const [type = 'an empty block'] = isRecord(block) ? Object.keys(block) : [];
  draft.keptAsJson(type);
  return keptJson(block, draft);
}

/** What a guardrail looks at. */
function guardedText(content: unknown, draft: Draft): string {
  const text = field(content, 'text');
  draft.leftOut('qualifier', listField(text, 'qualifiers').length);
  return isRecord(field(content, 'image')) ? fileOf(field(content, 'image'), 'image', draft) : textField(text, 'text');
}

/** A document, as one that the search of another tool has found. */
function foundText(result: unknown, draft: Draft): '' {
  const title = textField(result, 'title');
  draft.addDocument(title, [title, textField(result, 'source'), spokenText(listField(result, 'content'), draft)].filter((text) => text !== '').join('\n'));
  return '';
}

function thoughtsOf(content: unknown, draft: Draft): string {
  const thoughts = field(content, 'reasoningText');
  if (textField(thoughts, 'signature') !== '') draft.leftOut('thinking signature');
  if (field(content, 'redactedContent') !== undefined) draft.notCounted('encrypted', 'redacted thinking');
  return draft.reasoning(textField(thoughts, 'text'));
}

/** Bytes are base64 in JSON; a document may be a text, and a file may lie in S3. */
function fileOf(file: unknown, what: string, draft: Draft): '' {
  const source = field(file, 'source');
  const name = textField(file, 'name');
  const text = textField(source, 'text') || spokenText(listField(source, 'content'), draft);
  draft.addDocument(name, textField(file, 'context'));
  const bytes = firstField(source, ['bytes']);
  if (text !== '') draft.addDocument(name, text);
  else if (typeof bytes !== 'string') draft.notCounted('elsewhere', `${what} by address or id`);
  else draft.addFile(bytes, name, /^(?:txt|md|csv|html)$/.test(textField(file, 'format')) ? 'text/plain' : '');
  return '';
}
