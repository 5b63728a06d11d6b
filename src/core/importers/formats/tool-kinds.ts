import { field, textField } from './shape';

/** The vendor puts it into the window when the model finds it: platform.claude.com/docs/en/agents-and-tools/tool-use/tool-search-tool. */
export function isDeferred(tool: unknown): boolean {
  return field(tool, 'defer_loading') === true;
}

/** A tool that the vendor runs, or defines itself: a type of its own, no name and no schema. */
export function isVendorTool(tool: unknown): boolean {
  const type = textField(tool, 'type');
  return type !== '' && !['function', 'custom'].includes(type) && ['name', 'function', 'parameters', 'input_schema'].every((key) => field(tool, key) === undefined);
}
