import { readFileSync } from 'node:fs';

export interface Schema {
  readonly $ref?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly type?: string | readonly string[];
  readonly minimum?: number;
  readonly minLength?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: false;
  readonly items?: Schema;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const text = readFileSync(new URL('../../public/contextscope-report.schema.json', import.meta.url), 'utf8');
export const REPORT_SCHEMA = JSON.parse(text) as Schema;

const typeOf = (value: unknown) => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
};

/** What of a report breaks the published schema. It knows the keywords that the schema uses, and no others: see the test of that. */
export function faults(value: unknown, rule = REPORT_SCHEMA, path = '$'): string[] {
  const found: string[] = [];
  if (rule.$ref !== undefined) {
    const target = REPORT_SCHEMA.$defs?.[rule.$ref.replace('#/$defs/', '')];
    found.push(...(target === undefined ? [`${path}: no ${rule.$ref}`] : faults(value, target, path)));
  }
  if (rule.const !== undefined && value !== rule.const) found.push(`${path}: const`);
  if (rule.enum !== undefined && !rule.enum.includes(value)) found.push(`${path}: enum`);
  if (rule.type !== undefined && ![rule.type].flat().includes(typeOf(value))) found.push(`${path}: type`);
  if (rule.minimum !== undefined && typeof value === 'number' && value < rule.minimum) found.push(`${path}: minimum`);
  if (rule.minLength !== undefined && typeof value === 'string' && value.length < rule.minLength) found.push(`${path}: minLength`);
  if (rule.items !== undefined && Array.isArray(value)) value.forEach((item, at) => found.push(...faults(item, rule.items ?? {}, `${path}[${at}]`)));
  if (typeOf(value) === 'object') {
    const fields = value as Record<string, unknown>;
    for (const name of rule.required ?? []) if (!Object.hasOwn(fields, name)) found.push(`${path}.${name}: required`);
    for (const [name, field] of Object.entries(fields)) {
      const fieldRule = rule.properties?.[name];
      if (fieldRule !== undefined) found.push(...faults(field, fieldRule, `${path}.${name}`));
      else if (rule.additionalProperties === false) found.push(`${path}.${name}: additional`);
    }
  }
  return found;
}
