import { describe, expect, test } from 'vitest';
import { localView, rowsOf } from '@/test/local-tokenizer';
import { naiveEncoder } from '@/test/naive-encoder';
import { describeToken, placeWords } from './token-facts';

const encoder = naiveEncoder('o200k_base');

describe('describeToken', () => {
  const view = localView(encoder, ['👩‍💻 ', 'naïve 👩‍💻 rollback']);
  const { table, text } = view;
  // The tokens of the second segment alone, as a page of rows gives them.
  const slice = rowsOf(view, 1, 2);
  const describeAt = (index: number) => describeToken(table, slice, text, index);

  test('gives id, bytes and place in the segment', () => {
    const last = describeAt(table.tokens - 1);
    expect(last).toMatchObject({ shown: '·rollback', segment: 1, startUnit: 11, endUnit: 20, part: null, total: table.tokens });
    expect(last.bytes).toEqual(['20', '72', '6f', '6c', '6c', '62', '61', '63', '6b']);
    expect(last.id).toBe(slice.ids.at(-1));
  });

  test('names the character of which a token is a part', () => {
    const parts = Array.from(slice.ids, (_, index) => describeAt(slice.firstToken + index)).flatMap((facts) =>
      facts.part === null ? [] : [facts.part],
    );
    expect(parts.length).toBeGreaterThan(1);
    expect(parts[0]).toMatchObject({ number: 1, of: parts.length });
    expect(parts[0]?.text).toContain('👩‍💻');
    expect(parts[0]?.codePoints).toContain('U+1F469');
  });
});

test('a mark that is a token by itself is shown on a dotted circle', () => {
  const accent = localView(encoder, ['q\u0301\u0323x']);
  const shown = Array.from({ length: accent.table.tokens }, (_, index) => describeToken(accent.table, rowsOf(accent, 0, 1), accent.text, index));
  const facts = shown.find(({ bytes }) => bytes.join(' ') === 'cc 81');
  expect(facts?.shown).toBe('\u25cc\u0301');
});

test('a place is said in characters, counted from one', () => {
  expect(placeWords(0, 1)).toBe('character 1');
  expect(placeWords(65, 69)).toBe('characters 66–69');
  expect(placeWords(1_234_566, 1_234_570)).toBe('characters 1,234,567–1,234,570');
});
