// Converse of Amazon Bedrock, which has one shape for the models of all vendors: a block is a record with one key, and has no
// type. Shapes: docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html.
import { spokenText, textOfBlock } from './bedrock-blocks';
import { Draft } from './draft';
import { tellEmptyMessage } from './empty-message';
import type { Imported } from './imported';
import { tellLeftOut } from './kept-fields';
import { MessageTurns } from './message-turns';
import { field, isRecord, listField, modelNameField, textField } from './shape';
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
  draft.modelId = modelNameField(value, ['modelId', 'model']);
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
