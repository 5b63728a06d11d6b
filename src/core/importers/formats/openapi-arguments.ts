// The parameters and the body of an operation as one schema of arguments.
import { type SchemaReader } from './openapi-schema';
import { field, firstField, isRecord, type JsonRecord, listField, textField, without } from './shape';

/** The parameters of the path and of the operation; the operation's own take the place of the path's. */
function parametersOf(item: unknown, operation: JsonRecord, reader: SchemaReader): readonly unknown[] {
  const parameters = new Map<string, unknown>();
  for (const written of [...listField(item, 'parameters'), ...listField(operation, 'parameters')]) {
    const parameter = reader.target(written);
    if (textField(parameter, 'name') !== '') parameters.set(`${textField(parameter, 'in')} ${textField(parameter, 'name')}`, parameter);
  }
  return [...parameters.values()];
}

export function openapiArguments(item: unknown, operation: JsonRecord, reader: SchemaReader): JsonRecord {
  const body = reader.target(field(operation, 'requestBody'));
  const media = mediaOf(body);
  const schema = (parameter: unknown) => reader.schema(field(parameter, 'schema') ?? field(mediaOf(parameter), 'schema') ?? {});
  return inOneSchema(parametersOf(item, operation, reader), schema, media === undefined ? null : { schema: reader.schema(field(media, 'schema') ?? {}), isRequired: field(body, 'required') === true });
}

/** There the body is a parameter, and of the others the schema stands beside their names. */
export function swaggerArguments(item: unknown, operation: JsonRecord, reader: SchemaReader): JsonRecord {
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
