// Definitions of tools by themselves: an answer of MCP's tools/list, or a list in any vendor's shape.
import { Draft } from './draft';
import type { Imported } from './imported';
import { field, isRecord, listField, textField, without } from './shape';
import { isVendorTool } from './tool-kinds';
import { answerIn, isCustomTool, isMcpTool, isOfVendor, isOnlyTools } from './tool-list-kinds';
import { type Json, toolsOf } from '@/core/prompt/tool-definition';

/** Of a tool of MCP. */
const FOR_CLIENTS = ['title', 'outputSchema', 'annotations', 'execution', 'icons', '_meta'] as const;
/** One of these is in every definition. */
const DEFINED_BY = ['name', 'function', 'functionDeclarations', 'function_declarations', 'toolSpec', 'tools'] as const;
/** What has one of these is a record of a data set: it has tools, and is none. */
const RECORD_KEYS = ['prompt', 'question', 'query', 'conversations', 'chosen'] as const;

export function importToolList(value: unknown): Imported | null {
  const found = pagesIn(value);
  if (found !== null) return importPages(value, found);
  const answer = answerIn(value);
  const listed = [...listField(answer, 'tools'), ...listField(answer, 'functions')];
  if ((listed.length > 0 || answer !== value) && !(isOnlyTools(value) && isOnlyTools(answer))) return null;
  const entries = listed.length > 0 ? listed : Array.isArray(value) ? (value as unknown[]) : [value];
  if (entries.some((entry) => listField(entry, 'tools').length > 0 && RECORD_KEYS.some((key) => field(entry, key) !== undefined))) return null;
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

function addSystemTexts(value: unknown, draft: Draft): void {
  draft.addSystem(textField(value, 'instructions'));
  draft.addSystem(textField(value, 'system'));
}
