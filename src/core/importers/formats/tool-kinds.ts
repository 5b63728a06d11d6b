import { field, isRecord, textField } from './shape';

/** A name, or one of the places for a schema that the vendors have. */
const DEFINED_BY = ['name', 'function', 'parameters', 'input_schema', 'inputSchema', 'parametersJsonSchema'] as const;

/** The vendor puts it into the window when the model finds it: platform.claude.com/docs/en/agents-and-tools/tool-use/tool-search-tool. */
export function isDeferred(tool: unknown): boolean {
  return field(tool, 'defer_loading') === true;
}

/** A function by its schema, whichever vendor wrote it, or one that needs none. */
export function isDefinition(tool: unknown): boolean {
  const isFunction = isRecord(field(tool, 'function')) || (textField(tool, 'type') === 'function' && textField(tool, 'name') !== '');
  return isFunction || DEFINED_BY.slice(2).some((key) => isRecord(field(tool, key)) && textField(tool, 'name') !== '');
}

/** A tool that the vendor runs, or defines itself: a type of its own, no name and no schema. */
export function isVendorTool(tool: unknown): boolean {
  const type = textField(tool, 'type');
  return type !== '' && !['function', 'custom'].includes(type) && DEFINED_BY.every((key) => field(tool, key) === undefined);
}
