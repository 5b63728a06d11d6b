// Parts of tools on their way into a request of a vendor. Apart from the reading of one part, which counting needs too.

import type { WrittenFormat } from '@/core/prompt/sent-calls';
import { type CustomTool, parsedTools, type SentFunction, sentTools } from '@/core/prompt/sent-tools';
import { appendAll } from '@/core/append-all';
import { countRoundedNumbers } from '@/core/importers/rounded-numbers';
import { wholeText } from '@/core/prompt/long-text';
import type { TextPart } from '@/core/prompt/part';
import { isList, isObject, type Json, type JsonObject } from '@/core/prompt/tool-definition';

/** Of parts of tools, all that goes into a request. `unread`: parts that hold no definitions; `rounded`: numbers that are not held. */
export function toolsForVendor(parts: readonly Pick<TextPart, 'text'>[], format: WrittenFormat) {
  const all = { ownTools: [] as JsonObject[], tools: [] as SentFunction[], customTools: [] as CustomTool[], strangers: [] as string[], unread: 0, rounded: 0 };
  for (const part of parts) {
    const own = ownTools(part, format);
    const { functions, custom, leftOut } = own === null ? sentTools(part) : { functions: [], custom: [], leftOut: [] };
    if (own === null && functions.length + custom.length === 0) all.unread += 1;
    else all.rounded += countRoundedNumbers(wholeText(part.text));
    appendAll(all.ownTools, own ?? []);
    appendAll(all.tools, functions);
    appendAll(all.customTools, custom);
    appendAll(all.strangers, leftOut);
  }
  return all;
}

/** Definitions that are in the vendor's shape already, all of them: they are sent as they stand. Null: some are not, or there are none. Never throws. */
function ownTools(part: Pick<TextPart, 'text'>, format: WrittenFormat): readonly JsonObject[] | null {
  const value = parsedTools(wholeText(part.text));
  const isOwn = (entry: Json): entry is JsonObject => isObject(entry) && (format === 'anthropic' ? isNamed(entry) && isObject(entry['input_schema']) : isOpenai(entry));
  return isList(value) && value.length > 0 && value.every(isOwn) ? value : null;
}

function isOpenai({ type, ...entry }: JsonObject): boolean {
  const inner = type === 'function' || type === 'custom' ? entry[type] : undefined;
  return isObject(inner) && isNamed(inner);
}

function isNamed({ name }: JsonObject): boolean {
  return typeof name === 'string' && name !== '';
}
