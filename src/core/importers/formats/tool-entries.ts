// The tools of a request, in whatever shape they are written: routers and proxies put one vendor's definitions into another's request.
import { field, firstField, isRecord, type JsonRecord, textField, without } from './shape';
import { isDefinition } from './tool-kinds';

const DECLARATIONS = ['functionDeclarations', 'function_declarations'] as const;

export interface ToolEntries {
  /** Definitions by themselves, with custom tools and what nobody knows. */
  readonly definitions: readonly unknown[];
  /** Tools that the vendor runs, or defines itself. */
  readonly ofVendor: readonly unknown[];
}

/** `isOfVendor` says which entries that define nothing are the vendor's own. Any value; never throws. */
export function toolEntriesApart(tools: unknown, isOfVendor: (tool: unknown) => boolean): ToolEntries {
  const all = toolEntries(tools);
  return { definitions: all.filter((tool) => !isOfVendor(tool)), ofVendor: all.filter(isOfVendor) };
}

/** A list, one set of Gemini's, or definitions under their names (the Vercel AI SDK's); sets are taken apart, and what Bedrock and Cohere write in a way of their own is a plain definition. Any value; never throws. */
export function toolEntries(tools: unknown): readonly unknown[] {
  if (Array.isArray(tools)) return (tools as unknown[]).flatMap(entriesOf);
  if (!isRecord(tools)) return [];
  if (firstField(tools, DECLARATIONS) !== undefined || isDefinition(tools)) return entriesOf(tools);
  const named = Object.entries(tools).map(([name, tool]) => (isRecord(tool) ? { name, ...tool } : { name }));
  // Names alone may be of anything.
  return named.some((tool) => isDefinition(tool) || textField(tool, 'description') !== '') ? named.flatMap(entriesOf) : [];
}

function entriesOf(tool: unknown): readonly unknown[] {
  if (!isRecord(tool)) return [tool];
  const declared = firstField(tool, DECLARATIONS);
  if (declared !== undefined) {
    const own = without(tool, DECLARATIONS);
    return [...(Array.isArray(declared) ? (declared as unknown[]) : [declared]), ...(Object.keys(own).length === 0 ? [] : [own])];
  }
  const spec = field(tool, 'toolSpec');
  if (isRecord(spec) && spec['name'] !== undefined) return [{ name: spec['name'], ...(spec['description'] === undefined ? {} : { description: spec['description'] }), input_schema: field(field(spec, 'inputSchema'), 'json') ?? {} }];
  const parameters = field(tool, 'parameter_definitions');
  return [isRecord(parameters) ? cohereTool(tool, parameters) : tool];
}

/** Each parameter has its description, type and whether it is required. */
function cohereTool(tool: JsonRecord, parameters: JsonRecord): unknown {
  const properties = Object.fromEntries(Object.entries(parameters).map(([name, schema]) => [name, isRecord(schema) ? without(schema, ['required']) : {}]));
  const required = Object.entries(parameters).flatMap(([name, schema]) => (field(schema, 'required') === true ? [name] : []));
  return { ...without(tool, ['parameter_definitions']), parameters: { type: 'object', properties, required } };
}
