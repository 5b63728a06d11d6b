// What a part of tools holds: functions, and beside them tools that no schema defines, which count by another rule.
import { addCounts, type Count } from '@/core/tokenize/count';
import { namesInWords } from '@/core/name-list';
import { type CustomTool, sentTools } from './sent-tools';
import type { Part } from './part';
import type { CountText } from './template-cost';
import { isList, isObject, type Json, parseTools, type ToolDefinition } from './tool-definition';

export interface PartTools {
  readonly functions: readonly ToolDefinition[];
  readonly custom: readonly CustomTool[];
  /** Names of the entries that cannot be counted: tools that the vendor runs, and what is none that is known. */
  readonly notCounted: readonly string[];
  /** The whole text, where it is JSON and no vendor takes any of it as tools; '' else. */
  readonly notTools: string;
}

const NONE: PartTools = { functions: [], custom: [], notCounted: [], notTools: '' };
/** Parts are never changed in place, so each is read once. */
const toolsByPart = new WeakMap<Part, PartTools>();

/** The tools in a tools part; none in any other, and none where its text is only text. */
export function partTools(part: Part): PartTools {
  if (part.role !== 'tools' || !('text' in part)) return NONE;
  const known = toolsByPart.get(part);
  if (known !== undefined) return known;
  // Megabytes are no definitions that anybody sends, and reading them would hold the page up.
  const tools = typeof part.text === 'string' ? toolsIn(part.text) : NONE;
  toolsByPart.set(part, tools);
  return tools;
}

/** How many tools of a part are not counted; of one that a link left out, how many it says. */
export function uncountedToolsIn(part: Part): number {
  if (part.role !== 'tools') return 0;
  if ('attachment' in part) return part.attachment.kind === 'withheld' ? (part.attachment.uncountedTools ?? 0) : 0;
  return partTools(part).notCounted.length;
}

/** Whether a part counts as tools, and not as the text that it is. */
export function isReadAsTools(part: Part): boolean {
  const { functions, custom, notCounted } = partTools(part);
  return functions.length + custom.length + notCounted.length > 0;
}

/** What of a part's tools no vendor has a published form for, as an estimate; exact zero where there is none. */
export function otherToolsCount({ custom, notCounted, notTools }: PartTools, countText: CountText): Count {
  return addCounts([
    ...custom.map((tool) => customCount(tool, countText)),
    ...notCounted.map((name) => ({ low: 0, tokens: 0, high: countText(name).high, exactness: 'estimate' as const })),
    // It may be sent as the text that it is, or not at all.
    ...(notTools === '' ? [] : [{ ...countText(notTools), low: 0, exactness: 'estimate' as const }]),
  ]);
}

/** Why the count of a part of tools is no more than an estimate; null where it holds functions alone. */
export function toolsPartReason(part: Part): string | null {
  const tools = partTools(part);
  if (tools === NONE) return null;
  const { custom, notCounted, notTools } = tools;
  if (notTools !== '') return 'No vendor takes this JSON as tools; it is counted as text.';
  const [names, left] = [custom.map(({ name }) => name), notCounted].map((all) => namesInWords(all));
  const words = [...(custom.length === 0 ? [] : [`Custom tools, estimated by their words: ${names}.`]), ...(notCounted.length === 0 ? [] : [`Not counted: ${left}.`])];
  return words.length === 0 ? null : words.join(' ');
}

/** Its own words at least; how they are written is not published, and the JSON of a definition is more than any known form. */
function customCount({ name, description, grammar }: CustomTool, countText: CountText): Count {
  const own = countText([name, description, grammar?.definition ?? ''].filter((text) => text !== '').join('\n'));
  const whole = countText(JSON.stringify({ type: 'custom', name, ...(description === '' ? {} : { description }), ...(grammar === null ? {} : { format: { type: 'grammar', ...grammar } }) }));
  return { low: own.low, tokens: own.tokens, high: Math.max(own.high, whole.high), exactness: 'estimate' };
}

function toolsIn(text: string): PartTools {
  const parsed = parseTools(text);
  if (parsed.ok) return { ...NONE, functions: parsed.value };
  if (parsed.error.kind === 'not-json') return NONE;
  const { functions, custom, leftOut } = sentTools({ text });
  if (functions.length + custom.length > 0) return { ...NONE, functions, custom, notCounted: leftOut };
  const value = JSON.parse(text) as Json;
  const notCounted = vendorTools(value);
  return { ...NONE, notCounted, notTools: notCounted.length > 0 || Object.keys(value as object).length === 0 ? '' : text };
}

/** The types of a list of tools that the vendor runs; none where one entry is something else. */
function vendorTools(value: Json): readonly string[] {
  const types = isList(value) ? value.map((entry) => (isObject(entry) && !['function', 'custom'].includes(String(entry['type'])) ? entry['type'] : null)) : [];
  return types.every((type) => typeof type === 'string' && type !== '') ? (types as readonly string[]) : [];
}
