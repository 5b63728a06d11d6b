import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainedIn, localView } from '@/test/local-tokenizer';
import { naiveEncoder } from '@/test/naive-encoder';
import { anyTokenText } from '@/test/token-texts';
import { around, levelsOf, partsById, stageAfter } from './merge-stages';

const encoder = naiveEncoder('o200k_base');

function answerFor(text: string, token = 0) {
  return explainedIn(encoder, localView(encoder, [text]), token);
}

describe('stages', () => {
  test('go from the bytes to the tokens, one merge at a time, and are the piece all along', () => {
    fc.assert(
      fc.property(anyTokenText.filter((text) => text !== ''), fc.double({ min: 0, max: 1, noNaN: true }), (text, share) => {
        const answer = answerFor(text);
        const { explanation } = answer;
        const partOf = partsById(answer);
        const merges = Math.round(share * explanation.steps.length);
        const bytesOf = (ids: readonly number[]) => ids.flatMap((id) => [...(partOf(id)?.bytes ?? [])]);
        expect(bytesOf(stageAfter(explanation, 0))).toEqual([...explanation.bytes]);
        expect(bytesOf(stageAfter(explanation, merges))).toEqual([...explanation.bytes]);
        expect(stageAfter(explanation, explanation.steps.length)).toEqual([...explanation.ids]);
      }),
      { numRuns: 80 },
    );
  });
});

describe('halves', () => {
  test('are the token again on every level, until single bytes', () => {
    const answer = answerFor(' rollback');
    const levels = levelsOf(answer.explanation.ids[0] ?? -1, partsById(answer), 9);
    const words = levels.map((level) => level.map(({ part }) => new TextDecoder().decode(part.bytes)));
    expect(words[0]).toEqual([' rollback']);
    expect(words[1]?.join('')).toBe(' rollback');
    expect(words[1]).toHaveLength(2);
    expect(levels.at(-1)?.every(({ part }) => part.bytes.length === 1)).toBe(true);
    for (const half of levels.flat()) {
      expect([...half.part.bytes]).toEqual([...new TextEncoder().encode(' rollback')].slice(half.start, half.start + half.size));
    }
  });

  test('end where they are asked to, and where nothing is known', () => {
    const answer = answerFor(' rollback');
    const id = answer.explanation.ids[0] ?? -1;
    expect(levelsOf(id, partsById(answer), 2)).toHaveLength(2);
    expect(levelsOf(-5, partsById(answer), 2)).toEqual([]);
    expect(levelsOf(id, (each) => (each === id ? partsById(answer)(id) : undefined), 4)).toHaveLength(1);
  });
});

test('around keeps the place in sight', () => {
  const values = Array.from({ length: 100 }, (_, index) => index);
  expect(around(values, 50, 10)).toEqual({ before: 45, shown: values.slice(45, 55), after: 45 });
  expect(around(values, 0, 10)).toMatchObject({ before: 0, after: 90 });
  expect(around(values, 99, 10)).toMatchObject({ before: 90, after: 0 });
  expect(around(values, -1, 10)).toMatchObject({ before: 0, after: 90 });
  expect(around([1, 2], 1, 10)).toEqual({ before: 0, shown: [1, 2], after: 0 });
});
