import { WRAPPED_LIMIT_UNITS, type Wrapped } from './wrapping';

/** JSON that was written into a string of JSON, once more than was meant; null: it is something else. Never throws. */
export function encodedJson(text: string): Wrapped | null {
  if (text.length > WRAPPED_LIMIT_UNITS || !/^\s*"(?:\\[nrt]|\s)*[[{"\\]/.test(text)) return null;
  try {
    const inner: unknown = JSON.parse(text);
    return typeof inner === 'string' && /^\s*["[{]/.test(inner) ? { text: inner, how: { kind: 'encoded' } } : null;
  } catch {
    return null;
  }
}
