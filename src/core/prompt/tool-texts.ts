// What of a tool's definition is counted as text, by each kind of rule.

import { appendAll } from '@/core/append-all';
import type { SignatureTools } from '@/core/catalog/framing-rule';
import { isList, isObject, type Json, type JsonObject, type ToolDefinition } from './tool-definition';

/** The texts of a definition that are counted one by one, and the tokens that stand between them. */
export interface ToolTexts {
  readonly texts: readonly string[];
  readonly constantTokens: number;
}

/**
 * OpenAI's published count: "name:description", "key:type:description" of each property, and each value of an enum, with
 * a full stop at the end of a description left out. The publication stops at the first level of properties; the same
 * rule is taken on into nested objects, lists and alternatives.
 */
export function signatureTexts({ name, description, schema }: ToolDefinition, rule: SignatureTools): ToolTexts {
  const texts = [line(name, description)];
  let constantTokens = rule.functionStart;
  const visit = (inner: JsonObject): void => {
    const properties = Object.entries(propertiesOf(inner));
    if (properties.length > 0) constantTokens += rule.propertiesStart;
    for (const [key, property] of properties) {
      constantTokens += rule.propertyKey;
      const values = property['enum'];
      if (isList(values) && values.length > 0) {
        constantTokens += rule.enumStart + rule.enumItem * values.length;
        appendAll(texts, values.map(wordOf));
      }
      texts.push(line(`${key}:${typeOf(property)}`, textOf(property['description'])));
    }
    for (const next of schemasIn(inner)) visit(next);
  };
  if (schema !== null) visit(schema);
  return { texts, constantTokens };
}

/** What Google's SDK adds up: names, descriptions, and of the schema its keys, formats, enums and required names. */
export function wordTexts({ name, description, schema }: ToolDefinition): ToolTexts {
  const texts = [name, description];
  const visit = (inner: JsonObject): void => {
    texts.push(textOf(inner['format']), textOf(inner['description']));
    for (const key of ['enum', 'required'] as const) {
      const values = inner[key];
      if (isList(values)) appendAll(texts, values.map(wordOf));
    }
    appendAll(texts, Object.keys(propertiesOf(inner)));
    for (const next of schemasIn(inner)) visit(next);
  };
  if (schema !== null) visit(schema);
  return { texts: texts.filter((text) => text !== ''), constantTokens: 0 };
}

function line(start: string, description: string): string {
  return `${start}:${description.endsWith('.') ? description.slice(0, -1) : description}`;
}

function propertiesOf(schema: JsonObject): Readonly<Record<string, JsonObject>> {
  const properties = schema['properties'];
  if (!isObject(properties)) return {};
  return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, isObject(value) ? value : {}]));
}

/** The schemas one level down. */
function schemasIn(schema: JsonObject): readonly JsonObject[] {
  const lists = ['anyOf', 'oneOf', 'allOf', 'prefixItems'].flatMap((key) => {
    const list = schema[key];
    return isList(list) ? list : [];
  });
  return [...Object.values(propertiesOf(schema)), schema['items'], ...lists].filter(isObject);
}

function typeOf(schema: JsonObject): string {
  const type = schema['type'];
  return isList(type) ? type.map(wordOf).join('|') : textOf(type);
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function wordOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
