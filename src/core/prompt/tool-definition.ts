// A text of tools as the definitions that it holds, whichever vendor's shape they are written in.

import { fail, type Result, succeed } from '@/core/result';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** One function that a model may call. */
export interface ToolDefinition {
  readonly name: string;
  /** '' where there is none. */
  readonly description: string;
  /** JSON schema of the arguments; null where the definition has none. */
  readonly schema: JsonObject | null;
  /** Arguments as they may be (Anthropic's `input_examples`, which go into the prompt); absent: there are none. */
  readonly examples?: readonly Json[];
}

/** Stands for one that is not here, where what is around it matters. */
export const UNSEEN_TOOL: ToolDefinition = { name: '', description: '', schema: {} };

export type ToolsFailure =
  /** The text is no JSON: it is sent and counted as it stands. */
  | { readonly kind: 'not-json' }
  /** JSON, but not (only) definitions with a name. */
  | { readonly kind: 'no-definitions' };

/** What a definition of OpenAI's `functions` has beside a schema; it needs only the name, and Gemini's the same. */
const NAMING_KEYS: ReadonlySet<string> = new Set(['name', 'description', 'strict']);
/** Names under which the vendors keep the schema of the arguments. */
const SCHEMA_KEYS = ['parameters', 'input_schema', 'inputSchema', 'parametersJsonSchema'] as const;

/**
 * The definitions that a text holds, in order; never empty. Read are one definition or a list of them, bare or inside
 * `tools`, in the shapes of OpenAI (chat: `function`, responses: flat), Anthropic (`input_schema`), MCP (`inputSchema`,
 * also a whole `tools/list` answer) and Gemini (`functionDeclarations`). One entry that is none of these (a vendor's
 * built-in tool, say) fails the whole text, so that nothing is dropped silently. Any string; never throws.
 */
export function parseTools(text: string): Result<readonly ToolDefinition[], ToolsFailure> {
  // A long text that cannot be JSON is not worth parsing.
  if (!/^\s*[[{]/.test(text)) return fail({ kind: 'not-json' });
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return fail({ kind: 'not-json' });
  }
  return toolsOf(value);
}

/** The same for JSON that is parsed already. */
export function toolsOf(value: Json): Result<readonly ToolDefinition[], ToolsFailure> {
  const tools = isShallow(value, DEEPEST_SCHEMA) ? definitionsIn(value, 0) : null;
  return tools === null || tools.length === 0 ? fail({ kind: 'no-definitions' }) : succeed(tools);
}

/** Whether a text is tools beyond doubt: definitions, each with a schema of its arguments. Any string; never throws. */
export function holdsTools(text: string): boolean {
  const tools = parseTools(text);
  return tools.ok && tools.value.every(({ schema }) => schema !== null);
}

/** Lists and wrappers nest a few levels (`result.tools[].functionDeclarations[]`); deeper is no vendor's shape. */
const DEEPEST = 6;
/** Levels of JSON in all: whoever walks a schema may call itself this often without harm. */
const DEEPEST_SCHEMA = 200;

/** What has one of these is a request: it has tools, and is none. */
const REQUEST_KEYS = ['messages', 'contents', 'input'] as const;

function isShallow(value: Json, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner: Json) => isShallow(inner, levels - 1));
}

function definitionsIn(value: Json, depth: number): readonly ToolDefinition[] | null {
  if (depth > DEEPEST) return null;
  if (isList(value)) return joined(value.map((item) => definitionsIn(item, depth + 1)));
  if (!isObject(value) || REQUEST_KEYS.some((key) => value[key] !== undefined)) return null;
  for (const key of ['functionDeclarations', 'function_declarations', 'tools']) {
    const inner = value[key];
    if (inner !== undefined && isList(inner)) return definitionsIn(inner, depth + 1);
  }
  for (const key of ['result', 'toolSpec']) {
    const inner = value[key];
    if (inner !== undefined && isObject(inner)) return definitionsIn(inner, depth + 1);
  }
  const inner = value['function'];
  const own = isObject(inner) ? definitionOf(inner, true) : definitionOf(value, value['type'] === 'function');
  return own === null ? null : [own];
}

function joined(lists: readonly (readonly ToolDefinition[] | null)[]): readonly ToolDefinition[] | null {
  const all: ToolDefinition[] = [];
  for (const list of lists) {
    if (list === null) return null;
    for (const each of list) all.push(each);
  }
  return all;
}

/** `isFunction`: it is said to be one, and then its name is enough. */
function definitionOf(value: JsonObject, isFunction: boolean): ToolDefinition | null {
  const { name, description = '' } = value;
  if (typeof name !== 'string' || name === '' || (typeof description !== 'string' && description !== null)) return null;
  const key = SCHEMA_KEYS.find((each) => value[each] !== undefined);
  const schema = key === undefined ? null : (value[key] ?? null);
  // Without a schema and without words about it, a name beside other fields is that of something else: a package, a person.
  if (key === undefined && !isFunction && (description ?? '') === '' && Object.keys(value).some((each) => !NAMING_KEYS.has(each))) return null;
  if (schema !== null && !isObject(schema)) return null;
  const examples = value['input_examples'];
  return { name, description: description ?? '', schema, ...(isList(examples) && examples.length > 0 ? { examples } : {}) };
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
