import { get_encoding } from 'tiktoken';
import { describe, expect, test } from 'vitest';
import { loadEncoder } from '@/test/load-encoder';
import { OPENAI_IDS } from './encoding';

// Texts that are one piece, or that a careless encoder takes for one: quadratic merging needs minutes for them.
const UNITS = 90_000;
const CHECKED_UNITS = 2000;

function made(pick: (random: () => number) => string): string {
  let state = 12345;
  const random = (): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
  const parts: string[] = [];
  for (let units = 0; units < UNITS; ) {
    const part = pick(random);
    parts.push(part);
    units += part.length;
  }
  return parts.join('');
}

const oneOf = (characters: string) => {
  const list = [...characters];
  return (random: () => number): string => list[Math.floor(random() * list.length)] ?? '';
};
const codePoints = (first: number, last: number) => (random: () => number) =>
  String.fromCodePoint(first + Math.floor(random() * (last - first + 1)));

const RUNS: Record<string, string> = {
  'one letter': 'a'.repeat(UNITS),
  'random letters': made(codePoints(0x61, 0x7a)),
  'alternating case': 'aB'.repeat(UNITS / 2),
  spaces: ' '.repeat(UNITS),
  'line breaks': '\n'.repeat(UNITS),
  'mixed white space': made(oneOf(' \t\n\r\u00a0\u2003\u3000')),
  'equals signs': '='.repeat(UNITS),
  punctuation: made(oneOf('!"#$%&()*+,-./:;<=>?@[]^_`{|}~')),
  quotes: "'a'".repeat(UNITS / 3),
  Chinese: made(codePoints(0x4e00, 0x9fa5)),
  Thai: made(codePoints(0x0e01, 0x0e2e)),
  'combining marks': `e${made(codePoints(0x0300, 0x036f))}`,
  emoji: made(codePoints(0x1f300, 0x1f64f)),
  'base64 text': made(oneOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')),
  'hexadecimal digits': made(oneOf('0123456789abcdef')),
  digits: made(oneOf('0123456789')),
  'letters without case and capitals': made(oneOf('中A')),
  'lone surrogates': '\ud800'.repeat(UNITS),
};

describe.each(OPENAI_IDS)('%s takes a long run of', async (encodingId) => {
  const encoder = await loadEncoder(encodingId);
  const oracle = get_encoding(encodingId);

  // The limit is a hundred times what it takes, and a thousandth of what quadratic merging would.
  test.each(Object.entries(RUNS))('%s', { timeout: 5000 }, (_, text) => {
    const ids = encoder.encode(text);
    expect(encoder.count(text)).toBe(ids.length);
    let bytes = 0;
    for (const id of ids) bytes += encoder.byteLengths[id] ?? 0;
    expect(bytes).toBe(Buffer.byteLength(text));
    const beginning = text.slice(0, CHECKED_UNITS);
    expect([...encoder.encode(beginning)]).toEqual([...oracle.encode_ordinary(beginning)]);
  });
});
