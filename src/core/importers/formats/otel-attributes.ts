// Attributes of a span, and what is JSON in them.
import { field, isRecord, type JsonRecord, textField } from './shape';

/** Those of a span, whether it is written with their names as keys or in OTLP's list. */
export function attributesOf(value: unknown): JsonRecord {
  const found = field(value, 'attributes') ?? value;
  if (!Array.isArray(found)) return isRecord(found) ? found : {};
  return Object.fromEntries((found as unknown[]).map((each) => [textField(each, 'key'), anyValue(field(each, 'value'))]));
}

function anyValue(value: unknown): unknown {
  const number = field(value, 'intValue');
  return field(value, 'stringValue') ?? (typeof number === 'string' ? Number(number) : number);
}

/** Attributes of spans are texts, so what is no text is the JSON of it. */
export function jsonIn(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}
