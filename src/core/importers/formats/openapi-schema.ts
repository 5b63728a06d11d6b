// Schemas of an OpenAPI document with what they refer to in place. References into other documents are never followed.
import type { Draft } from './draft';
import { field, isRecord, type JsonRecord, without } from './shape';

/** References inside references; a schema that a model is sent is not deeper. */
const DEEPEST_REFS = 12;
/** Values that are written for one document: a few references to each other can make any number. */
const MOST_VALUES = 100_000;

export interface SchemaReader {
  /** What a value refers to, one reference after another, or the value itself. */
  target(value: unknown): unknown;
  /** A schema with everything that it refers to in place. */
  schema(value: unknown): unknown;
}

export function schemaReader(document: unknown, draft: Draft): SchemaReader {
  let written = 0;

  const find = (ref: string): unknown => {
    if (!ref.startsWith('#')) {
      draft.refNotRead(ref, 'outside');
      return undefined;
    }
    let found = document;
    for (const step of ref.slice(1).split('/').slice(1)) {
      const key = unescaped(step);
      found = Array.isArray(found) ? (found as unknown[])[Number(key)] : field(found, key);
    }
    return found;
  };
  const refOf = (value: unknown): string | null => {
    const ref = field(value, '$ref');
    return typeof ref === 'string' ? ref : null;
  };
  const target = (value: unknown): unknown => {
    let found = value;
    for (let steps = 0, ref = refOf(found); ref !== null; steps += 1, ref = refOf(found)) {
      if (steps >= DEEPEST_REFS) {
        draft.refNotRead(ref, 'cut');
        return undefined;
      }
      found = find(ref);
    }
    return found;
  };
  const inlined = (value: unknown, open: readonly string[]): unknown => {
    written += 1;
    if (Array.isArray(value)) return (value as unknown[]).map((each) => inlined(each, open));
    if (!isRecord(value)) return value;
    const ref = refOf(value);
    if (ref === null) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inlined(inner, open)]));
    const beside = without(value, ['$ref']) as JsonRecord;
    if (open.includes(ref) || open.length >= DEEPEST_REFS || written > MOST_VALUES) {
      draft.refNotRead(ref, 'cut');
      return beside;
    }
    const found = inlined(find(ref), [...open, ref]);
    return isRecord(found) ? { ...found, ...beside } : (found ?? beside);
  };
  return { target, schema: (value) => inlined(value, []) };
}

/** A step of a JSON pointer in a fragment: RFC 6901. */
function unescaped(step: string): string {
  let text = step;
  try {
    text = decodeURIComponent(step);
  } catch {
    // A sign that is no escape stands for itself.
  }
  return text.replaceAll('~1', '/').replaceAll('~0', '~');
}
