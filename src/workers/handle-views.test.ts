import { beforeAll, expect, test } from 'vitest';
import type { Encoder } from '@/core/tokenize/encoder';
import { build, layout, loadEncoder, LONG, ready } from '@/test/kept-handler';

let encoder: Encoder;
beforeAll(async () => {
  encoder = await loadEncoder();
});

test('questions about a view are answered at once, also while a long layout is at work', async () => {
  const { receive, finish, step, answerTo } = await ready();
  receive(build(1, [[5, 'the first\n'], [6, ''], [7, 'the 2nd \ud800 中 👍'], [8, LONG]]));
  await finish();
  receive(layout(2, 20, [5, 6, 7], 8));
  await finish();
  receive(layout(3, 21, [8]));
  await step();
  expect(answerTo(3)).toBeUndefined();
  receive({ kind: 'viewTokens', id: 4, viewId: 20, startUnit: 0, endUnit: Infinity });
  const text = 'the first\nthe 2nd \ud800 中 👍';
  const ids = [...encoder.encode('the first\n'), ...encoder.encode('the 2nd \ud800 中 👍')];
  const answer = answerTo(4);
  if (answer?.kind !== 'sliced') throw new Error('no slice');
  expect([...answer.slice.ids]).toEqual(ids);
  expect(answer.slice).toMatchObject({ firstToken: 0, endOffset: text.length });
  expect(text.slice(answer.slice.starts.at(-1)!)).toBe('👍');
  receive({ kind: 'viewTokens', id: 5, viewId: 99, startUnit: 0, endUnit: 1 });
  expect(answerTo(5)).toEqual({ kind: 'failed', id: 5, error: { kind: 'closed' } });
  await finish();
  expect(answerTo(3)?.kind).toBe('laidOut');
});

test('the rows of a view have the tokens that their table says, across segments', async () => {
  const { receive, finish, answerTo } = await ready();
  const segments = ['the first line\nand the second', 'x', '', '中文 and 👩‍👩‍👧 more\n\n'];
  receive(build(1, segments.map((segment, index) => [index + 10, segment] as const)));
  receive(layout(2, 20, [10, 11, 12, 13], 8));
  await finish();
  const answer = answerTo(2);
  if (answer?.kind !== 'laidOut') throw new Error('no rows');
  const { rows } = answer;
  const count = rows.rowTokens.length;
  expect(count).toBeGreaterThan(5);
  let id = 100;
  for (let firstRow = 0; firstRow < count; firstRow += 1) {
    for (let endRow = firstRow + 1; endRow <= count; endRow += 1) {
      receive({ kind: 'viewTokens', id: (id += 1), viewId: 20, startUnit: rows.rowOffsets[firstRow]!, endUnit: rows.rowOffsets[endRow] ?? Infinity });
      const sliced = answerTo(id);
      if (sliced?.kind !== 'sliced') throw new Error('no slice');
      expect(sliced.slice.firstToken).toBe(rows.rowTokens[firstRow]);
      expect(sliced.slice.starts[0]).toBe(rows.rowOffsets[firstRow]);
      expect(sliced.slice.firstToken + sliced.slice.ids.length).toBe(rows.rowTokens[endRow] ?? rows.tokens);
      expect(sliced.slice.endOffset).toBe(rows.rowOffsets[endRow] ?? segments.join('').length);
    }
  }
});

test('an explanation names the piece in the view, and each token in it', async () => {
  const { receive, finish, answerTo } = await ready();
  receive(build(1, [[5, 'a '], [6, 'the zyzzyva']]));
  receive(layout(2, 20, [5, 6]));
  await finish();
  const token = encoder.count('a ') + encoder.count('the') + 1;
  receive({ kind: 'explain', id: 3, viewId: 20, token });
  const answer = answerTo(3);
  if (answer?.kind !== 'explained') throw new Error('no explanation');
  const { pieceStart, pieceEnd, firstToken, explanation, tokenParts } = answer.answer;
  expect('a the zyzzyva'.slice(pieceStart, pieceEnd)).toBe(' zyzzyva');
  expect(firstToken).toBe(token - 1);
  expect(explanation.ids).toEqual([...encoder.encode(' zyzzyva')]);
  const known = new Set(tokenParts.map(({ id }) => id));
  for (const { left, right, merged } of explanation.steps) expect(known.has(left) && known.has(right) && known.has(merged)).toBe(true);
  expect(tokenParts.map(({ id }) => id)).toEqual([...known].toSorted((a, b) => a - b));
  receive({ kind: 'explain', id: 4, viewId: 20, token: 999 });
  expect(answerTo(4)).toMatchObject({ kind: 'failed', error: { kind: 'encoder' } });
});
