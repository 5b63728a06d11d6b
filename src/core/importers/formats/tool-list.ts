// Definitions of tools by themselves: an answer of MCP's tools/list, or a list in any vendor's shape.
import { Draft } from './draft';
import type { Imported } from './imported';
import { field, isRecord, listField, textField, without } from './shape';
import { parseTools } from '@/core/prompt/tool-definition';

export function importToolList(value: unknown): Imported | null {
  const answer = isRecord(field(value, 'result')) ? field(value, 'result') : value;
  const listed = listField(answer, 'tools');
  const isMcp = listed.length > 0 && listed.every((tool) => textField(tool, 'name') !== '' && isRecord(field(tool, 'inputSchema')));
  const draft = new Draft();
  if (isMcp) {
    // Clients send a model the name, the description and the schema of the arguments; the rest is for themselves.
    draft.addTools(listed.map((tool) => (isRecord(tool) ? without(tool, ['outputSchema', 'annotations', 'execution', 'icons', '_meta', 'title']) : tool)));
    if (textField(answer, 'nextCursor') !== '') draft.note({ kind: 'more-tools' });
    return draft.finish('tools');
  }
  // A request with messages is not a list of tools.
  if (isRecord(value) && ['messages', 'contents', 'input'].some((key) => field(value, key) !== undefined)) return null;
  const tools = parseTools(JSON.stringify(value) ?? '');
  // A name and a description by themselves are those of a package as well.
  if (!tools.ok || tools.value.some(({ schema }) => schema === null)) return null;
  draft.addTools(Array.isArray(value) ? (value as unknown[]) : listed.length > 0 ? listed : [value]);
  return draft.finish('tools');
}
