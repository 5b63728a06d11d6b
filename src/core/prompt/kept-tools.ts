// Tools of an imported request that are no definitions, and so stand in no part: they are kept with its fields, and sent again with them.
import { fieldEntries } from './field-entries';
import type { RequestFields } from './request-fields';
import { isList, isObject, type Json } from './tool-definition';

const counts = new WeakMap<RequestFields, number>();

/** The tools that are kept; none where there is no list of them. */
export function keptTools(kept: RequestFields): readonly Json[] {
  const list = fieldEntries(kept).find(([name]) => name === 'tools')?.[1] as Json | undefined;
  return isList(list) ? list : [];
}

/** How many tools are kept with the fields of a request; what they cost is not known. Gemini names several in one entry. */
export function keptToolsIn(kept: RequestFields | undefined): number {
  if (kept === undefined) return 0;
  const known = counts.get(kept);
  if (known !== undefined) return known;
  const entries = keptTools(kept);
  const count = kept.format === 'gemini' ? entries.reduce<number>((sum, entry) => sum + (isObject(entry) ? Object.keys(entry).length : 0), 0) : entries.length;
  counts.set(kept, count);
  return count;
}
