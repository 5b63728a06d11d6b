import { expect, it } from 'vitest';
import type { ModelId, UnitId } from '@/core/units';
import { createAppStore } from '@/state/store';
import { loadEncoder } from '@/test/load-encoder';
import { localTokenizer } from '@/test/local-tokenizer';
import { diffPiece } from './diff-piece';

const store = createAppStore({ tokenizer: localTokenizer(await loadEncoder('o200k_base')), makeId: () => 'x' as UnitId });
store.getState().chooseModel('openai/gpt-5.5' as ModelId);
const diff = async (a: string, b: string) => (await diffPiece(store, 'x', a, b, new AbortController().signal))!;

it('of a text that is whole gone, or new, has nothing to be compared with, however long it is', async () => {
  const many = 'One two three four.\n'.repeat(600);
  const gone = await diff(many, '');
  expect(gone).toMatchObject({ by: 'tokens', added: 0, runs: [{ isSame: false, aStart: 0, aEnd: many.length, bStart: 0, bEnd: 0 }] });
  expect(gone.removed).toBeGreaterThan(2_000);
  expect(await diff('', many)).toMatchObject({ by: 'tokens', removed: 0, added: gone.removed, runs: [{ aEnd: 0, bEnd: many.length }] });
  const long = 'One two three four.\n'.repeat(31_000);
  expect(await diff(long, '')).toEqual({ by: 'one-side', runs: [{ isSame: false, aStart: 0, aEnd: long.length, bStart: 0, bEnd: 0 }], removed: 0, added: 0 });
  expect((await diff(long, `${long}And more.\n`)).by).toBe('lines');
});
