// Of tools that a link does not hold, what says that they are sent.
import { keptTools } from '@/core/prompt/kept-tools';
import type { RequestFields } from '@/core/prompt/request-fields';
import { isObject, type Json } from '@/core/prompt/tool-definition';

/** What is kept, without all but the types and names of its tools; undefined where it has none. */
export function withToolNamesAlone(kept: RequestFields | undefined): RequestFields | undefined {
  if (kept === undefined || keptTools(kept).length === 0) return undefined;
  const bare = (entry: Json): Json => {
    if (!isObject(entry)) return {};
    if (kept.format === 'gemini') return Object.fromEntries(Object.keys(entry).map((name) => [name, {}]));
    return Object.fromEntries(Object.entries(entry).filter(([key, value]) => (key === 'type' || key === 'name') && typeof value === 'string'));
  };
  return { format: kept.format, json: JSON.stringify({ tools: keptTools(kept).map(bare) }) };
}
