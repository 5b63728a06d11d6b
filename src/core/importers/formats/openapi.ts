// An OpenAPI 3 document as tools: one for each operation, as agents are given them. OpenAPI Specification 3.1.1.
import { Draft } from './draft';
import type { Imported } from './imported';
import { schemaReader, type SchemaReader } from './openapi-schema';
import { field, firstField, isRecord, type JsonRecord, listField, textField } from './shape';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;
/** Vendors take names of so many characters. */
const NAME_UNITS = 64;

export function importOpenapi(value: unknown): Imported | null {
  const paths = field(value, 'paths');
  if (!/^3\./.test(textField(value, 'openapi')) || !isRecord(paths)) return null;
  const draft = new Draft();
  const reader = schemaReader(value, draft);
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

/** The parameters of the path and of the operation and the body in one schema; the operation's own take the place of the path's. */
function argumentsOf(item: unknown, operation: JsonRecord, reader: SchemaReader): JsonRecord {
  const properties = new Map<string, unknown>();
  const required: string[] = [];
  const parameters = new Map<string, unknown>();
  for (const written of [...listField(item, 'parameters'), ...listField(operation, 'parameters')]) {
    const parameter = reader.target(written);
    if (textField(parameter, 'name') !== '') parameters.set(`${textField(parameter, 'in')} ${textField(parameter, 'name')}`, parameter);
  }
  for (const parameter of parameters.values()) {
    const own = textField(parameter, 'name');
    const name = properties.has(own) ? `${textField(parameter, 'in')}_${own}` : own;
    const schema = reader.schema(field(parameter, 'schema') ?? field(mediaOf(parameter), 'schema') ?? {});
    const description = textField(parameter, 'description');
    properties.set(name, description !== '' && isRecord(schema) && !Object.hasOwn(schema, 'description') ? { ...schema, description } : schema);
    if (field(parameter, 'required') === true) required.push(name);
  }
  const body = reader.target(field(operation, 'requestBody'));
  const media = mediaOf(body);
  if (media !== undefined) {
    const schema = reader.schema(field(media, 'schema') ?? {});
    const own = field(schema, 'properties');
    const isFlat = isRecord(own) && firstField(schema, ['allOf', 'anyOf', 'oneOf']) === undefined && Object.keys(own).every((name) => !properties.has(name));
    if (isFlat) {
      for (const [name, inner] of Object.entries(own)) properties.set(name, inner);
      if (field(body, 'required') === true) for (const name of listField(schema, 'required')) if (typeof name === 'string') required.push(name);
    } else {
      const name = properties.has('body') ? 'request_body' : 'body';
      properties.set(name, schema);
      if (field(body, 'required') === true) required.push(name);
    }
  }
  return { type: 'object', properties: Object.fromEntries(properties), ...(required.length === 0 ? {} : { required }) };
}

/** JSON where the operation takes it, else what it names first. */
function mediaOf(value: unknown): unknown {
  const content = field(value, 'content');
  if (!isRecord(content)) return undefined;
  const types = Object.keys(content);
  return content[types.find((type) => /[/+]json\b/.test(type)) ?? types[0] ?? ''];
}
