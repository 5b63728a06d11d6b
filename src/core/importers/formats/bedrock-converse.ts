// Converse of Amazon Bedrock, which has one shape for the models of all vendors: a block is a record with one key, and has no
// type. Shapes: docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html.
import { Draft } from './draft';
import { tellEmptyMessage } from './empty-message';
import type { Imported } from './imported';
import { keptJson } from './kept-json';
import { MessageTurns } from './message-turns';
import { field, firstField, isRecord, jsonText, listField, modelField, textField } from './shape';
import { tellLeftOut } from './kept-fields';
import { toolEntries } from './tool-entries';
import { fieldOf } from '@/core/name-list';

const BLOCKS: ReadonlySet<string> = new Set(['text', 'image', 'document', 'video', 'audio', 'toolUse', 'toolResult', 'reasoningContent', 'cachePoint', 'guardContent', 'citationsContent', 'searchResult']);

const READ: ReadonlySet<string> = new Set(['modelId', 'model', 'messages', 'system', 'tools']);

export function importBedrockConverse(value: unknown): Imported | null {
  const messages = Array.isArray(value) ? (value as unknown[]) : listField(value, 'messages');
  const isSure = ['modelId', 'toolConfig', 'inferenceConfig'].some((key) => field(value, key) !== undefined);
  if (!messages.every((message) => isMessage(message, isSure)) || !messages.some((message) => listField(message, 'content').length > 0)) return null;
  const draft = new Draft();
  for (const block of listField(value, 'system')) draft.addSystem(textOfBlock(block, draft));
  for (const message of messages) readMessage(message, draft);
  readTools(field(field(value, 'toolConfig'), 'tools') ?? field(value, 'tools'), draft);
  draft.modelId = modelField(value, ['modelId', 'model']);
  draft.readLimit(field(value, 'inferenceConfig'), ['maxTokens', 'max_new_tokens']);
  if (isRecord(value)) tellFields(value, draft);
  return draft.finish('bedrock-converse');
}

/** By themselves, blocks with other keys may be those of any vendor. */
function isMessage(message: unknown, isSure: boolean): boolean {
  const content = field(message, 'content');
  return ['user', 'assistant'].includes(textField(message, 'role')) && Array.isArray(content) && (content as unknown[]).every((block) => isRecord(block) && !Object.hasOwn(block, 'type') && Object.keys(block).filter((key) => !isSure || BLOCKS.has(key)).length === 1 && Object.keys(block).some((key) => BLOCKS.has(key)));
}

/** What is set beside the texts is not kept: no request of this shape is written here. */
function tellFields(request: Readonly<Record<string, unknown>>, draft: Draft): void {
  const inside = (key: string, read: string) => (isRecord(request[key]) ? Object.keys(request[key]).filter((each) => each !== read) : []);
  const beside = Object.keys(request).filter((key) => !READ.has(key) && key !== 'inferenceConfig' && key !== 'toolConfig');
  const names = [...beside, ...inside('inferenceConfig', 'maxTokens'), ...inside('toolConfig', 'tools')];
  if (names.length > 0) draft.note({ kind: 'fields-left-out', names });
}

/** Beside definitions, a place where a cached prefix ends, and tools that Amazon runs. */
function readTools(tools: unknown, draft: Draft): void {
  for (const tool of Array.isArray(tools) ? (tools as unknown[]) : [tools]) {
    const vendor = field(tool, 'systemTool');
    if (isRecord(field(tool, 'cachePoint'))) draft.leftOut('cache mark');
    else if (isRecord(vendor)) draft.vendorTool(textField(vendor, 'name'));
    else draft.addTools(toolEntries(Array.isArray(tools) ? [tool] : tool));
    const unread = isRecord(field(tool, 'toolSpec')) ? Object.keys(field(tool, 'toolSpec') as object).filter((key) => !['name', 'description', 'inputSchema'].includes(key)) : [];
    if (unread.length > 0) draft.note({ kind: 'fields-left-out', names: unread.map((key) => fieldOf(key, 'tools')) });
  }
}

function readMessage(message: unknown, draft: Draft): void {
  const blocks = listField(message, 'content');
  for (const block of blocks) tellLeftOut(block, BLOCKS, draft);
  const turns = new MessageTurns(draft, textField(message, 'role'));
  for (const block of blocks) {
    const [result, call] = [field(block, 'toolResult'), field(block, 'toolUse')];
    if (isRecord(result)) turns.result(spokenText(listField(result, 'content'), draft), textField(result, 'toolUseId'), textField(result, 'status') === 'error');
    else if (isRecord(call)) turns.call(textOfBlock(block, draft), textField(call, 'toolUseId'));
    else turns.say(() => textOfBlock(block, draft));
  }
  turns.end();
  if (turns.isEmpty) tellEmptyMessage(blocks, draft);
}

function spokenText(blocks: readonly unknown[], draft: Draft): string {
  return blocks
    .map((block) => textOfBlock(block, draft))
    .filter((text) => text !== '')
    .join('\n');
}

function textOfBlock(block: unknown, draft: Draft): string {
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
