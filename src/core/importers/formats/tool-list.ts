// Definitions of tools by themselves: an answer of MCP's tools/list, or a list in any vendor's shape.
import { Draft } from './draft';
import type { Imported } from './imported';
import { field, isRecord, listField, textField, without } from './shape';
import { type Json, toolsOf } from '@/core/prompt/tool-definition';

/** Beside the tools: what an answer of MCP has, and the system texts of a request. */
const WRAPPER_KEYS: ReadonlySet<string> = new Set(['tools', 'functions', 'nextCursor', 'jsonrpc', 'id', 'result', '_meta', 'instructions', 'system']);
/** Of a tool of MCP. */
const FOR_CLIENTS = ['title', 'outputSchema', 'annotations', 'execution', 'icons', '_meta'] as const;
/** One of these is in every definition. */
const DEFINED_BY = ['name', 'function', 'functionDeclarations', 'function_declarations', 'toolSpec', 'tools'] as const;

export function importToolList(value: unknown): Imported | null {
  const answer = isRecord(field(value, 'result')) ? field(value, 'result') : value;
  const listed = [...listField(answer, 'tools'), ...listField(answer, 'functions')];
  if ((listed.length > 0 || answer !== value) && !(isOnlyTools(value) && isOnlyTools(answer))) return null;
  const isMcp = listed.length > 0 && listed.every((tool) => textField(tool, 'name') !== '' && isRecord(field(tool, 'inputSchema')));
  const draft = new Draft();
  draft.addSystem(textField(value, 'instructions'));
  draft.addSystem(textField(value, 'system'));
  if (isMcp) {
    // Clients send a model the name, the description and the schema of the arguments; the rest is for themselves.
    const aside = FOR_CLIENTS.filter((key) => listed.some((tool) => isRecord(tool) && Object.hasOwn(tool, key)));
    draft.addTools(listed.map((tool) => (isRecord(tool) ? without(tool, FOR_CLIENTS) : tool)));
    if (aside.length > 0) draft.note({ kind: 'fields-left-out', names: aside });
    if (textField(answer, 'nextCursor') !== '') draft.note({ kind: 'more-tools' });
    return draft.finish('tools');
  }
  // What is none at its first entry is not worth a walk.
  const first = listed.length > 0 ? listed[0] : Array.isArray(value) ? (value as unknown[])[0] : value;
  if (!DEFINED_BY.some((key) => field(first, key) !== undefined)) return null;
  const tools = toolsOf((listed.length > 0 ? listed : value) as Json);
  // A name and a description by themselves are those of a package as well.
  if (!tools.ok || tools.value.some(({ schema }) => schema === null)) return null;
  draft.addTools(listed.length > 0 ? listed : Array.isArray(value) ? (value as unknown[]) : [value]);
  return draft.finish('tools');
}

/** A request with a model, messages or anything that would be lost is not a list of tools. */
function isOnlyTools(record: unknown): boolean {
  return !isRecord(record) || Object.keys(record).every((key) => WRAPPER_KEYS.has(key));
}
