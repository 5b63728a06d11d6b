// What tools that Anthropic runs gave back, in the same message as their calls. Shapes: the @anthropic-ai/sdk package's
// resources/beta/messages types.
import type { Draft } from './draft';
import { keptJson } from './kept-json';
import { field, isRecord, listField, textField, without } from './shape';

const RESULT = /^(?:web_search|web_fetch|(?:bash_|text_editor_)?code_execution|tool_search|mcp)_tool_result$/;

export function isServerCall(type: string): boolean {
  return type === 'server_tool_use' || type === 'mcp_tool_use';
}

export function isServerResult(type: string): boolean {
  return RESULT.test(type);
}

/** The ids of such calls in a message as it came. */
export function serverCallIds(message: unknown): readonly string[] {
  return listField(message, 'content').flatMap((block) => (isServerCall(textField(block, 'type')) ? [textField(block, 'id')] : []));
}

/** What it says in the clear, a line for each piece; what is encrypted is told. */
export function serverResultText(block: unknown, draft: Draft): string {
  return textIn(field(block, 'content'), draft);
}

function textIn(content: unknown, draft: Draft): string {
  if (typeof content === 'string') return content;
  if (Array.isArray(content)) return linesOf((content as unknown[]).map((each) => textIn(each, draft)));
  if (!isRecord(content)) return '';
  switch (textField(content, 'type')) {
    case 'text':
      return textField(content, 'text');
    case 'web_search_result':
      if (textField(content, 'encrypted_content') !== '') draft.notCounted('encrypted', 'text in encrypted form');
      return linesOf([textField(content, 'title'), textField(content, 'url'), textField(content, 'page_age')]);
    case 'web_fetch_result':
      return linesOf([textField(content, 'url'), fetchedText(content['content'], draft)]);
    case 'tool_search_tool_search_result':
      return linesOf(listField(content, 'tool_references').map((each) => textField(each, 'tool_name')));
    default:
      return keptJson(without(content, ['type']), draft);
  }
}

/** Of the document that was fetched; a file of another kind is an attachment. */
function fetchedText(document: unknown, draft: Draft): string {
  const source = field(document, 'source');
  const [title, data] = [textField(document, 'title'), textField(source, 'data')];
  if (textField(source, 'type') !== 'base64') return linesOf([title, data]);
  draft.addFile(data, title, textField(source, 'media_type'));
  return title;
}

function linesOf(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n');
}
