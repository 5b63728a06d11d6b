// By itself, as the page asks for the fields of a request before it reads or writes any.
import type { RequestFields } from './request-fields';

/** The kept fields as they are; none where the text is no JSON object. Keys are own properties, `__proto__` too. Never throws. */
export function fieldEntries(kept: RequestFields | undefined): readonly (readonly [string, unknown])[] {
  try {
    const value: unknown = kept === undefined ? null : JSON.parse(kept.json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
  } catch {
    return [];
  }
}
