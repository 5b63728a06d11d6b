// Which entries and records a list of tools may hold.
import { field, isRecord, textField } from './shape';
import { isVendorTool } from './tool-kinds';

/** Beside the tools: what an answer of MCP has, and the system texts of a request. */
const WRAPPER_KEYS: ReadonlySet<string> = new Set(['tools', 'functions', 'nextCursor', 'jsonrpc', 'id', 'result', '_meta', 'instructions', 'system']);
/** One of these is in every definition but those of vendors' own tools. */
const SCHEMA_KEYS = ['function', 'parameters', 'input_schema', 'inputSchema', 'functionDeclarations', 'function_declarations', 'toolSpec', 'tools'] as const;

export function answerIn(value: unknown): unknown {
  return isRecord(field(value, 'result')) ? field(value, 'result') : value;
}

export function isMcpTool(tool: unknown): boolean {
  return textField(tool, 'name') !== '' && isRecord(field(tool, 'inputSchema'));
}

/** That a vendor runs, or defines itself: Anthropic's have a name, OpenAI's mostly none. */
export function isOfVendor(tool: unknown): boolean {
  const type = textField(tool, 'type');
  return isVendorTool(tool) || (type !== '' && !['function', 'custom'].includes(type) && SCHEMA_KEYS.every((key) => field(tool, key) === undefined));
}

/** It takes a text, and has no schema. */
export function isCustomTool(tool: unknown): boolean {
  return textField(tool, 'type') === 'custom' && field(tool, 'input_schema') === undefined;
}

/** A request with a model, messages or anything that would be lost is not a list of tools. */
export function isOnlyTools(record: unknown): boolean {
  return !isRecord(record) || Object.keys(record).every((key) => WRAPPER_KEYS.has(key));
}
