// Definitions of tools by themselves: an answer of MCP's tools/list, or a list in any vendor's shape.
import { Draft } from './draft';
import type { Imported } from './imported';
import { field, isRecord, listField, textField, without } from './shape';
import { isVendorTool } from './tool-kinds';
import { type Json, toolsOf } from '@/core/prompt/tool-definition';

/** Beside the tools: what an answer of MCP has, and the system texts of a request. */
const WRAPPER_KEYS: ReadonlySet<string> = new Set(['tools', 'functions', 'nextCursor', 'jsonrpc', 'id', 'result', '_meta', 'instructions', 'system']);
/** Of a tool of MCP. */
const FOR_CLIENTS = ['title', 'outputSchema', 'annotations', 'execution', 'icons', '_meta'] as const;
/** One of these is in every definition. */
const DEFINED_BY = ['name', 'function', 'functionDeclarations', 'function_declarations', 'toolSpec', 'tools'] as const;
/** One of these is in every definition but those of vendors' own tools. */
const SCHEMA_KEYS = ['function', 'parameters', 'input_schema', 'inputSchema', 'functionDeclarations', 'function_declarations', 'toolSpec', 'tools'] as const;

export function importToolList(value: unknown): Imported | null {
  const found = pagesIn(value);
  if (found !== null) return importPages(value, found);
  const answer = answerIn(value);
  const listed = [...listField(answer, 'tools'), ...listField(answer, 'functions')];
  if ((listed.length > 0 || answer !== value) && !(isOnlyTools(value) && isOnlyTools(answer))) return null;
  const entries = listed.length > 0 ? listed : Array.isArray(value) ? (value as unknown[]) : [value];
  // Tools without a schema are no telltale: those beside them are.
  const defined = entries.filter((entry) => !isOfVendor(entry) && !isCustomTool(entry));
  // What is none at its first entry is not worth a walk.
  if (!DEFINED_BY.some((key) => field(defined[0], key) !== undefined)) return null;
  const tools = toolsOf(defined as Json);
  // A name and a description by themselves are those of a package as well.
  if (!tools.ok || tools.value.some(({ schema }) => schema === null)) return null;
  const draft = new Draft();
  addSystemTexts(value, draft);
  draft.addTools(entries);
  for (const tool of entries) if (isOfVendor(tool) && !isVendorTool(tool)) draft.vendorTool(textField(tool, 'name'));
  return draft.finish('tools');
}

/** Answers of MCP, of which each has a page of the list, and others beside them; null: it is something else. */
function pagesIn(value: unknown): { readonly pages: readonly unknown[]; readonly others: number } | null {
  const answers = Array.isArray(value) ? (value as unknown[]) : [value];
  const ofTools = answers.filter((answer) => listField(answerIn(answer), 'tools').length > 0 && listField(answerIn(answer), 'tools').every(isMcpTool));
  const areOnlyTools = ofTools.length > 0 && ofTools.every((answer) => isOnlyTools(answer) && isOnlyTools(answerIn(answer)));
  return areOnlyTools && answers.every((answer) => ofTools.includes(answer) || field(answer, 'jsonrpc') !== undefined) ? { pages: ofTools.map(answerIn), others: answers.length - ofTools.length } : null;
}

function importPages(value: unknown, { pages, others }: NonNullable<ReturnType<typeof pagesIn>>): Imported {
  const draft = new Draft();
  addSystemTexts(value, draft);
  const tools = pages.flatMap((page) => listField(page, 'tools'));
  // Clients send a model the name, the description and the schema of the arguments; the rest is for themselves.
  const aside = FOR_CLIENTS.filter((key) => tools.some((tool) => isRecord(tool) && Object.hasOwn(tool, key)));
  draft.addTools(tools.map((tool) => (isRecord(tool) ? without(tool, FOR_CLIENTS) : tool)));
  if (aside.length > 0) draft.note({ kind: 'fields-left-out', names: aside });
  // Each page but the last names the next.
  if (pages.every((page) => textField(page, 'nextCursor') !== '')) draft.note({ kind: 'more-tools' });
  draft.leftOut('other message', others);
  return draft.finish('tools');
}

function answerIn(value: unknown): unknown {
  return isRecord(field(value, 'result')) ? field(value, 'result') : value;
}

function addSystemTexts(value: unknown, draft: Draft): void {
  draft.addSystem(textField(value, 'instructions'));
  draft.addSystem(textField(value, 'system'));
}

function isMcpTool(tool: unknown): boolean {
  return textField(tool, 'name') !== '' && isRecord(field(tool, 'inputSchema'));
}

/** That a vendor runs, or defines itself: Anthropic's have a name, OpenAI's mostly none. */
function isOfVendor(tool: unknown): boolean {
  const type = textField(tool, 'type');
  return isVendorTool(tool) || (type !== '' && !['function', 'custom'].includes(type) && SCHEMA_KEYS.every((key) => field(tool, key) === undefined));
}

/** It takes a text, and has no schema. */
function isCustomTool(tool: unknown): boolean {
  return textField(tool, 'type') === 'custom' && field(tool, 'input_schema') === undefined;
}

/** A request with a model, messages or anything that would be lost is not a list of tools. */
function isOnlyTools(record: unknown): boolean {
  return !isRecord(record) || Object.keys(record).every((key) => WRAPPER_KEYS.has(key));
}
