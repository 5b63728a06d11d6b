import { describe, expect, test } from 'vitest';
import { localView, rowsOf } from '@/test/local-tokenizer';
import { naiveEncoder } from '@/test/naive-encoder';
import { describeToken } from './token-facts';

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
