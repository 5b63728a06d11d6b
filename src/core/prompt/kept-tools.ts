// Tools of an imported request that are no definitions, and so stand in no part: they are kept with its fields, and sent again with them.
import { fieldEntries, type RequestFields } from './request-fields';
import { isList, isObject, type Json } from './tool-definition';

const tools = new WeakMap<RequestFields, number>();

/** What is kept, without all but the types and names of its tools; undefined where it has none. */
export function withToolNamesAlone(kept: RequestFields | undefined): RequestFields | undefined {
  if (kept === undefined || keptToolsIn(kept) === 0) return undefined;
  const bare = (entry: Json): Json => {
    if (!isObject(entry)) return {};
    if (kept.format === 'gemini') return Object.fromEntries(Object.keys(entry).map((name) => [name, {}]));
    return Object.fromEntries(Object.entries(entry).filter(([key, value]) => (key === 'type' || key === 'name') && typeof value === 'string'));
  };
  return { format: kept.format, json: JSON.stringify({ tools: entriesOf(kept).map(bare) }) };
}

function entriesOf(kept: RequestFields): readonly Json[] {
  const list = fieldEntries(kept).find(([name]) => name === 'tools')?.[1] as Json | undefined;
  return isList(list) ? list : [];
}

/** How many tools are kept with the fields of a request; what they cost is not known. Gemini names several in one entry. */
export function keptToolsIn(kept: RequestFields | undefined): number {
  if (kept === undefined) return 0;
  const known = tools.get(kept);
  if (known !== undefined) return known;
  const entries = entriesOf(kept);
  const count = kept.format === 'gemini' ? entries.reduce<number>((sum, entry) => sum + (isObject(entry) ? Object.keys(entry).length : 0), 0) : entries.length;
  tools.set(kept, count);
  return count;
}
