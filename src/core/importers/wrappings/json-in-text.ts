// JSON with a sentence before it or behind it, in a fence of Markdown or not: as it is copied from a message or an answer.
import { unfenced } from '@/core/importers/unfenced';
import { WRAPPED_LIMIT_UNITS, type Wrapped } from './wrapping';

/** What stands around is a sentence or two: a document with an example in it is a document. */
const MOST_AROUND_UNITS = 400;
/** A comment before broken JSON, and a stream of events. */
const NO_SENTENCE = /^\s*(?:\/[/*]|(?:data|event|id|retry):)/;
const FENCED = /^([^`]*?)(```\w*[ \t]*\r?\n\s*[[{][^]*?\n[ \t]*```)[ \t]*(?:\r?\n([^`]*))?$/;
const BEHIND_SENTENCE = /^([^{[<>;=`]*?[:.!?\n])\s*([[{][^]*[\]}])\s*$/;

/** null: it is something else. Never throws. */
export function jsonInText(text: string): Wrapped | null {
  if (text.length > WRAPPED_LIMIT_UNITS) return null;
  const beginning = text.slice(0, MOST_AROUND_UNITS + 1);
  const first = beginning.search(/[[{]/);
  if (first < 0 || /^\s*[[{]/.test(beginning) || NO_SENTENCE.test(beginning)) return null;
  const fenced = beginning.includes('```') ? FENCED.exec(text) : null;
  const [, before = '', inner, after = ''] = fenced ?? BEHIND_SENTENCE.exec(text) ?? [];
  const json = inner === undefined ? null : fenced === null ? inner : unfenced(inner);
  const words = [before, after].map((each) => each.trim()).filter((each) => each !== '');
  return json === null || words.length === 0 || words.join('').length > MOST_AROUND_UNITS ? null : { text: json, how: { kind: 'around', words } };
}
