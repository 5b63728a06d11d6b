import { isServerCall, isServerResult, serverResultText } from './anthropic-server-tools';
import type { Draft } from './draft';
import { keptJson } from './kept-json';
import type { MessageTurns } from './message-turns';
import { field, isRecord, jsonText, textField, without } from './shape';

/** Takes what a content says, block by block. */
type Listener = Pick<MessageTurns, 'say' | 'call' | 'result'>;

/**
 * Reads a message's content in Anthropic's shape: a string, or blocks, or one block without its list. Images and PDFs go to
 * the draft, documents with a text of their own become documents, and blocks of other types stay as their JSON.
 */
export function readAnthropicContent(content: unknown, draft: Draft, listener: Listener): void {
  if (content === undefined || content === null) return;
  for (const block of Array.isArray(content) ? (content as unknown[]) : [content]) {
    if (typeof block === 'string') {
      listener.say(() => block);
      continue;
    }
    const type = textField(block, 'type');
    countCacheMark(block, draft);
    if (type === 'tool_result') {
      const inner = field(block, 'content');
      listener.result(isRecord(inner) && textField(inner, 'type') === '' ? keptJson(inner, draft) : anthropicText(inner, draft), textField(block, 'tool_use_id'), field(block, 'is_error') === true);
    } else if (isServerResult(type)) listener.result(serverResultText(block, draft), textField(block, 'tool_use_id'), field(block, 'is_error') === true || /_error$/.test(textField(field(block, 'content'), 'type')));
    else if (type === 'tool_use' || isServerCall(type)) listener.call(textOfBlock(block, type, draft), textField(block, 'id'));
    else listener.say(() => textOfBlock(block, type, draft));
  }
}

/** All that a content says, calls of tools and results among it, in its order. */
export function anthropicText(content: unknown, draft: Draft): string {
  const texts: string[] = [];
  const take = (text: string) => texts.push(text);
  readAnthropicContent(content, draft, { say: (read) => take(read()), call: take, result: take });
  return lines(...texts);
}

/** Where a cached prefix ends is no text; that it was marked is told. */
export function countCacheMark(block: unknown, draft: Draft): void {
  if (isRecord(field(block, 'cache_control'))) draft.aside('cache mark');
}

function textOfBlock(block: unknown, type: string, draft: Draft): string {
  switch (type) {
    case 'text':
      return typeof field(block, 'text') === 'string' ? textField(block, 'text') : unknownBlock(block, type, draft);
    case 'thinking':
      if (textField(block, 'signature') !== '') draft.aside('thinking signature');
      return draft.reasoning(textField(block, 'thinking'));
    case 'redacted_thinking':
      draft.notCounted('encrypted', 'redacted thinking');
      return '';
    case 'tool_use':
      return callText(block);
    case 'compaction':
      // The summary that the API made of what stands before it.
      return typeof field(block, 'content') === 'string' ? textField(block, 'content') : unknownBlock(block, type, draft);
    case 'image':
      readSource(block, '', 'image by address or id', draft);
      return '';
    case 'tool_reference':
      // Of a tool that was found; its definition is among the tools.
      return textField(block, 'tool_name');
    case 'container_upload':
      // It goes to where code runs, and the model sees what code makes of it.
      draft.notCounted('elsewhere', 'file of the container');
      return '';
    case 'document':
      readDocument(block, draft);
      return '';
    case 'search_result':
      draft.addDocument(textField(block, 'title'), lines(textField(block, 'title'), textField(block, 'source'), anthropicText(field(block, 'content'), draft)));
      return '';
    default:
      if (isServerCall(type)) return callText(block);
      if (isServerResult(type)) return serverResultText(block, draft);
      // A text whose type was forgotten, as the API would tell.
      if (type === '' && isRecord(block) && typeof block['text'] === 'string' && Object.keys(block).length === 1) return block['text'];
      return unknownBlock(block, type, draft);
  }
}

function callText(block: unknown): string {
  return isRecord(block) ? jsonText(without(block, ['id', 'type', 'cache_control', 'caller'])) : '';
}

function unknownBlock(block: unknown, type: string, draft: Draft): string {
  draft.keptAsJson(type === '' ? 'a block without a type' : type);
  return keptJson(block, draft);
}

/** The model is given the title and the context too, as text that it cannot cite: platform.claude.com/docs/en/build-with-claude/citations. */
function readDocument(block: unknown, draft: Draft): void {
  const source = field(block, 'source');
  const name = textField(block, 'title');
  const head = lines(name, textField(block, 'context'));
  const type = textField(source, 'type');
  if (type === 'text') draft.addDocument(name, lines(head, textField(source, 'data')), textField(source, 'data'));
  else if (type === 'content') draft.addDocument(name, lines(head, anthropicText(field(source, 'content'), draft)));
  else {
    // A title alone goes with its file.
    const isNamedFile = textField(source, 'data') !== '' && head === name;
    if (!isNamedFile) draft.addDocument(name, head, textField(block, 'context'));
    readSource(block, name, 'document by address or id', draft);
    if (isNamedFile && name !== '' && draft.isTaken(block)) draft.leftOut('title of a document');
    else if (isNamedFile && name !== '') draft.aside('title of a document');
  }
}

function lines(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n');
}

function readSource(block: unknown, name: string, what: string, draft: Draft): void {
  const source = field(block, 'source');
  const data = textField(source, 'data');
  if (data === '') draft.notCounted('elsewhere', what);
  else if (draft.addFile(data, name, textField(source, 'media_type'))) {
    const context = textField(block, 'context');
    // What is said of a file is a document, and stays in the message.
    if (context !== '' && isRecord(block)) draft.takeBlock(block, { ...without(block, ['context']), source: { type: 'text', media_type: 'text/plain', data: context } });
    else draft.takeBlock(block);
  }
}
