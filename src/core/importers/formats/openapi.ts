// An OpenAPI document as tools: one for each operation, as agents are given them. OpenAPI Specification 3.1.1, and 2.0, which
// was called Swagger.
import { Draft } from './draft';
import type { Imported } from './imported';
import { schemaReader, type SchemaReader } from './openapi-schema';
import { field, firstField, isRecord, type JsonRecord, listField, textField, without } from './shape';

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

/** The parameters of the path and of the operation; the operation's own take the place of the path's. */
function parametersOf(item: unknown, operation: JsonRecord, reader: SchemaReader): readonly unknown[] {
  const parameters = new Map<string, unknown>();
  for (const written of [...listField(item, 'parameters'), ...listField(operation, 'parameters')]) {
    const parameter = reader.target(written);
    if (textField(parameter, 'name') !== '') parameters.set(`${textField(parameter, 'in')} ${textField(parameter, 'name')}`, parameter);
  }
  return [...parameters.values()];
}

function openapiArguments(item: unknown, operation: JsonRecord, reader: SchemaReader): JsonRecord {
  const body = reader.target(field(operation, 'requestBody'));
  const media = mediaOf(body);
  const schema = (parameter: unknown) => reader.schema(field(parameter, 'schema') ?? field(mediaOf(parameter), 'schema') ?? {});
  return inOneSchema(parametersOf(item, operation, reader), schema, media === undefined ? null : { schema: reader.schema(field(media, 'schema') ?? {}), isRequired: field(body, 'required') === true });
}

/** There the body is a parameter, and of the others the schema stands beside their names. */
function swaggerArguments(item: unknown, operation: JsonRecord, reader: SchemaReader): JsonRecord {
  const all = parametersOf(item, operation, reader);
  const body = all.find((parameter) => textField(parameter, 'in') === 'body');
  const schema = (parameter: unknown) => {
    const own = isRecord(parameter) ? reader.schema(without(parameter, ['name', 'in', 'required', 'description', 'collectionFormat', 'allowEmptyValue'])) : {};
    return field(own, 'type') === 'file' ? { type: 'string', format: 'binary' } : own;
  };
  return inOneSchema(all.filter((parameter) => parameter !== body), schema, body === undefined ? null : { schema: reader.schema(field(body, 'schema') ?? {}), isRequired: field(body, 'required') === true });
}

interface Body {
  readonly schema: unknown;
  readonly isRequired: boolean;
}

function inOneSchema(parameters: readonly unknown[], schemaOf: (parameter: unknown) => unknown, body: Body | null): JsonRecord {
  const properties = new Map<string, unknown>();
  const required: string[] = [];
  for (const parameter of parameters) {
    const own = textField(parameter, 'name');
    const name = properties.has(own) ? `${textField(parameter, 'in')}_${own}` : own;
    const schema = schemaOf(parameter);
    const description = textField(parameter, 'description');
    properties.set(name, description !== '' && isRecord(schema) && !Object.hasOwn(schema, 'description') ? { ...schema, description } : schema);
    if (field(parameter, 'required') === true) required.push(name);
  }
  if (body !== null) addBody(body, properties, required);
  return { type: 'object', properties: Object.fromEntries(properties), ...(required.length === 0 ? {} : { required }) };
}

/** Its own properties where they are told from the parameters, else as one. */
function addBody({ schema, isRequired }: Body, properties: Map<string, unknown>, required: string[]): void {
  const own = field(schema, 'properties');
  const isFlat = isRecord(own) && firstField(schema, ['allOf', 'anyOf', 'oneOf']) === undefined && Object.keys(own).every((name) => !properties.has(name));
  if (isFlat) {
    for (const [name, inner] of Object.entries(own)) properties.set(name, inner);
    if (isRequired) for (const name of listField(schema, 'required')) if (typeof name === 'string') required.push(name);
    return;
  }
  const name = properties.has('body') ? 'request_body' : 'body';
  properties.set(name, schema);
  if (isRequired) required.push(name);
}

/** JSON where the operation takes it, else what it names first. */
function mediaOf(value: unknown): unknown {
  const content = field(value, 'content');
  if (!isRecord(content)) return undefined;
  const types = Object.keys(content);
  return content[types.find((type) => /[/+]json\b/.test(type)) ?? types[0] ?? ''];
}
