import { field, textField } from './shape';

/** A tool that the vendor runs, or defines itself: a type of its own, no name and no schema. */
export function isVendorTool(tool: unknown): boolean {
  const type = textField(tool, 'type');
  return type !== '' && !['function', 'custom'].includes(type) && ['name', 'function', 'parameters', 'input_schema'].every((key) => field(tool, key) === undefined);
}
