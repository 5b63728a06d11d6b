// A value as Python prints it (`repr`), or as it stands in a program of Python or JavaScript. It is read and never run.
import { CodeReader } from './code-reader';
import type { CodeLanguage } from './code-tokens';
import { jsonOf } from './code-values';
import { WRAPPED_LIMIT_UNITS, type Wrapped } from './wrapping';

/** The value as JSON; null: it is none, or nothing in it is a program's alone. Never throws. */
export function codeLiteral(text: string): Wrapped | null {
  if (text.length > WRAPPED_LIMIT_UNITS || !/^\s*[[{(]/.test(text)) return null;
  for (const language of ['python', 'javascript'] as const) {
    const json = literalJson(text, language);
    if (json !== null) return { text: json, how: { kind: language } };
  }
  return null;
}

function literalJson(text: string, language: CodeLanguage): string | null {
  const reader = new CodeReader(text, language);
  const value = reader.value();
  if (value === null || !reader.isCode) return null;
  reader.tokens.takeIf(';');
  return reader.tokens.isAtEnd() ? jsonOf(value) : null;
}
