// An OpenAPI document as tools: one for each operation, as agents are given them. OpenAPI Specification 3.1.1, and 2.0, which
// was called Swagger.
import { Draft } from './draft';
import type { Imported } from './imported';
import { openapiArguments, swaggerArguments } from './openapi-arguments';
import { schemaReader } from './openapi-schema';
import { field, isRecord, type JsonRecord, textField } from './shape';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;
/** Vendors take names of so many characters. */
const NAME_UNITS = 64;

export function importOpenapi(value: unknown): Imported | null {
  const paths = field(value, 'paths');
  // In YAML it may be a number.
  const isSwagger = ['2.0', 2].some((version) => field(value, 'swagger') === version);
  if (!(isSwagger || /^3\./.test(textField(value, 'openapi'))) || !isRecord(paths)) return null;
  const draft = new Draft();
  const reader = schemaReader(value, draft);
  const argumentsOf = isSwagger ? swaggerArguments : openapiArguments;
  const names = new Set<string>();
  const tools: JsonRecord[] = [];
  for (const [path, written] of Object.entries(paths)) {
    const item = reader.target(written);
    for (const method of METHODS) {
      const operation = field(item, method);
      if (!isRecord(operation)) continue;
      const name = freeName(textField(operation, 'operationId') || `${method}_${path.replace(/^\/+/, '')}`, names);
      const description = [textField(operation, 'summary'), textField(operation, 'description')].filter((text) => text !== '').join('\n');
      tools.push({ name, description, input_schema: argumentsOf(item, operation, reader) });
    }
  }
  draft.addTools(tools);
  return draft.finish('openapi');
}

function freeName(wanted: string, taken: Set<string>): string {
  const clean = wanted.replaceAll(/[^A-Za-z0-9_-]+/g, '_').replaceAll(/^_+|_+$/g, '').slice(0, NAME_UNITS) || 'operation';
  let name = clean;
  for (let number = 2; taken.has(name); number += 1) name = `${clean.slice(0, NAME_UNITS - String(number).length - 1)}_${number}`;
  taken.add(name);
  return name;
}
