// Reading JSON of which only the outline is known. Only own properties are looked at, so that a key such as __proto__ is a
// key like any other, and nothing throws whatever the value is.

export type JsonRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function field(value: unknown, key: string): unknown {
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The first of these fields that is there and not null. */
export function firstField(value: unknown, keys: readonly string[]): unknown {
  for (const key of keys) {
    const found = field(value, key);
    if (found !== undefined && found !== null) return found;
  }
  return undefined;
}

/** A text, or '' for anything else. */
export function textField(value: unknown, key: string): string {
  const found = field(value, key);
  return typeof found === 'string' ? found : '';
}

/** A list, or an empty one for anything else. */
export function listField(value: unknown, key: string): readonly unknown[] {
  const found = field(value, key);
  return Array.isArray(found) ? (found as unknown[]) : [];
}

/** A list, one thing in the place of a list of it, or an empty list where there is nothing. */
export function listOrOne(value: unknown, key: string): readonly unknown[] {
  const found = field(value, key) ?? [];
  return Array.isArray(found) ? (found as unknown[]) : [found];
}

/** A whole number of 1 or more, or null. */
export function countField(value: unknown, keys: readonly string[]): number | null {
  const found = firstField(value, keys);
  return typeof found === 'number' && Number.isSafeInteger(found) && found > 0 ? found : null;
}

export interface CountFault {
  readonly field: string;
  /** As it is written. */
  readonly value: string;
}

const FAULT_UNITS = 30;

/** What stands in the place of such a number; null where one stands there, or nothing does. */
export function countFault(value: unknown, keys: readonly string[]): CountFault | null {
  const key = keys.find((each) => (field(value, each) ?? null) !== null);
  if (key === undefined || countField(value, keys) !== null) return null;
  const found = field(value, key);
  const written = typeof found === 'number' ? String(found) : (JSON.stringify(found) ?? '');
  return { field: key, value: written.length > FAULT_UNITS ? `${written.slice(0, FAULT_UNITS - 1)}…` : written };
}

/** Whatever may be called so: ids, names with spaces, and places of templates. */
export const MODEL_NAME = /^(?=.*[\p{L}\p{N}])[^\p{C}\p{Zl}\p{Zp}]{1,200}$/u;
/** As vendors, hosts and routers write the id of a model, those with a project or a region before it the longest. */
const MODEL_ID = /^[\w.:/@+-]{1,200}$/;

/** The id of a model as vendors and routers write them, or null: of what may be anything, a name is none. */
export function modelField(value: unknown, keys: readonly string[] = ['model']): string | null {
  const name = modelNameField(value, keys);
  return name !== null && MODEL_ID.test(name) ? name : null;
}

/** The model that a request names, however that is called, or null. */
export function modelNameField(value: unknown, keys: readonly string[] = ['model']): string | null {
  const found = firstField(value, keys);
  return typeof found === 'string' && MODEL_NAME.test(found) ? found.trim().replace(/^models\//, '') || null : null;
}

/** JSON for what has no text of its own: a text as it is, anything else written compactly, as clients send it. */
export function jsonText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** A record without these keys. */
export function without(record: JsonRecord, keys: readonly string[]): JsonRecord {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}

/** Levels of JSON that are read; no vendor's request comes near. */
export const DEEPEST_LEVELS = 200;

/** Whether a value nests at most so deep: whoever walks it may call itself as often. */
export function isShallow(value: unknown, levels: number = DEEPEST_LEVELS): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1));
}
