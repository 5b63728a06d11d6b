// A part of tools on its way into a request: each entry by itself, so that one that no vendor's shape fits takes no other with it.
// Shapes of custom tools: the openai package's resources/chat/completions (`custom`) and resources/responses (flat) types.

import { lowerCaseTypes } from './lower-case-types';
import { appendAll } from '@/core/append-all';
import { wholeText } from './long-text';
import type { TextPart } from './part';
import { isList, isObject, type Json, type JsonObject, type ToolDefinition, toolsOf } from './tool-definition';

/** A function with what its definition says beside the rest. */
export interface SentFunction extends ToolDefinition {
  /** Fields that only this vendor's API knows, such as `strict`: those around the function, and those in it. null: there is no telling whose they are. */
  readonly own: { readonly vendor: 'openai' | 'anthropic'; readonly around: Fields; readonly inside: Fields } | null;
}

type Fields = readonly (readonly [string, Json])[];

/** A tool that takes a text as it is, and no arguments with a schema. */
export interface CustomTool {
  readonly name: string;
  /** '' where there is none. */
  readonly description: string;
  /** The grammar that the text follows; null: any text. */
  readonly grammar: { readonly syntax: string; readonly definition: string } | null;
}

export interface SentTools {
  readonly functions: readonly SentFunction[];
  readonly custom: readonly CustomTool[];
  /** Names of the entries that are neither; their place in the list where they have none. */
  readonly leftOut: readonly string[];
}

/** Wrappers nest a few levels; deeper is no vendor's shape. */
const DEEPEST = 6;
const LISTS = ['tools', 'functionDeclarations', 'function_declarations'] as const;

/** What the text of a part holds, in order within each kind; nothing at all where it is no JSON of tools. Never throws. */
export function sentTools(part: Pick<TextPart, 'text'>): SentTools {
  const functions: SentFunction[] = [];
  const custom: CustomTool[] = [];
  const leftOut: string[] = [];
  for (const [index, entry] of entriesIn(parsedTools(wholeText(part.text)), 0).entries()) {
    const own = customIn(entry);
    const tools = own === null ? toolsOf(entry) : null;
    if (own !== null) custom.push(own);
    else if (tools?.ok) appendAll(functions, tools.value.map((tool) => ({ ...tool, schema: tool.schema && lowerCaseTypes(tool.schema), own: ownFields(entry) })));
    else leftOut.push(nameIn(entry) || `number ${index + 1}`);
  }
  return functions.length + custom.length === 0 ? { functions, custom, leftOut: [] } : { functions, custom, leftOut };
}

export function parsedTools(text: string): Json {
  try {
    return /^\s*[[{]/.test(text) ? (JSON.parse(text) as Json) : null;
  } catch {
    return null;
  }
}

function entriesIn(value: Json, depth: number): readonly Json[] {
  if (value === null || depth > DEEPEST) return [];
  if (isList(value)) return value.flatMap((item) => (item === null ? [null] : entriesIn(item, depth + 1)));
  if (!isObject(value)) return [value];
  const list = LISTS.map((key) => value[key]).find(isList);
  if (list !== undefined) return entriesIn(list, depth + 1);
  return isObject(value['result']) ? entriesIn(value['result'], depth + 1) : [value];
}

/** Flat, or inside `custom`; Anthropic's type of this name has a schema, and is a function. */
function customIn(entry: Json): CustomTool | null {
  if (!isObject(entry) || entry['type'] !== 'custom') return null;
  const inner = isObject(entry['custom']) ? entry['custom'] : entry;
  const { name, description, format } = inner;
  if (typeof name !== 'string' || name === '' || inner['input_schema'] !== undefined || inner['parameters'] !== undefined) return null;
  const grammar = isObject(format) && format['type'] === 'grammar' ? grammarIn(format) : null;
  // A way to restrict the text that is not known here is not dropped: the tool would be another.
  if (grammar === null && isObject(format) && format['type'] !== 'text') return null;
  return { name, description: typeof description === 'string' ? description : '', grammar };
}

function grammarIn(format: JsonObject): CustomTool['grammar'] {
  const { syntax, definition } = isObject(format['grammar']) ? format['grammar'] : format;
  return typeof syntax === 'string' && typeof definition === 'string' ? { syntax, definition } : null;
}

/** OpenAI's definitions stand in `function`, or flat beside a type; Anthropic's have a schema of a name of their own. */
function ownFields(entry: Json): SentFunction['own'] {
  if (!isObject(entry)) return null;
  const inner = entry['function'];
  if (isObject(inner)) return { vendor: 'openai', around: fieldsBut(entry, ['type', 'function']), inside: fieldsBut(inner, ['name', 'description', 'parameters']) };
  if (entry['input_schema'] !== undefined) return { vendor: 'anthropic', around: fieldsBut(entry, ['name', 'description', 'input_schema']), inside: [] };
  const isOpenai = entry['parameters'] !== undefined && (entry['type'] === 'function' || typeof entry['strict'] === 'boolean');
  return isOpenai ? { vendor: 'openai', around: [], inside: fieldsBut(entry, ['type', 'name', 'description', 'parameters']) } : null;
}

function fieldsBut(record: JsonObject, keys: readonly string[]): Fields {
  return Object.entries(record).filter(([key]) => !keys.includes(key));
}

function nameIn(entry: Json): string {
  const inner = isObject(entry) ? [entry['name'], isObject(entry['custom']) ? entry['custom']['name'] : undefined, entry['type']] : [];
  return inner.find((each): each is string => typeof each === 'string' && each !== '') ?? '';
}
