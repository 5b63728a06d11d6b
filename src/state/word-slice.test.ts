import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Encoder } from '@/core/tokenize/encoder';
import type { UnitId } from '@/core/units';
import { localTokenizer, type LocalTokenizer } from '@/test/local-tokenizer';
import { naiveEncoder } from '@/test/naive-encoder';
import { createAppStore, type AppStore } from './store';

let encoder: Encoder;
beforeAll(() => {
  encoder = naiveEncoder('o200k_base');
});

let tokenizer: LocalTokenizer;
let store: AppStore;
beforeEach(() => {
  tokenizer = localTokenizer(encoder);
  store = createAppStore({ tokenizer, makeId: () => 'id' as UnitId });
});

async function settle() {
  for (let turn = 0; turn < 60; turn += 1) await Promise.resolve();
}

test('a word of several pieces is explained piece by piece, and nothing of it is left out', async () => {
  const text = 'rolled back, 狐!';
  store.getState().tryWord(text);
  expect(store.getState().word?.status).toBe('running');
  expect(store.getState().activities.size).toBe(1);
  await settle();
  const { word, activities } = store.getState();
  expect([word?.status, activities.size]).toEqual(['ready', 0]);
  expect(word?.pieces.map(({ pieceStart, pieceEnd }) => text.slice(pieceStart, pieceEnd)).join('')).toBe(text);
  expect(word?.pieces.flatMap(({ explanation }) => explanation.ids)).toEqual([...encoder.encode(text)]);
});

test('the newest word wins, an empty one lets go, and the prompt stays as it is', async () => {
  const before = store.getState().work;
  store.getState().tryWord('first');
  store.getState().tryWord('second');
  await settle();
  expect(store.getState().word).toMatchObject({ text: 'second', status: 'ready' });
  store.getState().tryWord('third');
  store.getState().tryWord('');
  await settle();
  expect(store.getState().word).toBeNull();
  expect(store.getState().work).toBe(before);
});

test('a failure says why, and trying again helps', async () => {
  const { explain } = tokenizer;
  tokenizer.explain = async () => ({ ok: false, error: { kind: 'closed' } });
  store.getState().tryWord('word');
  await settle();
  expect(store.getState().word).toMatchObject({ status: 'failed', pieces: [] });
  expect(store.getState().word?.reason).toContain('restarted');
  tokenizer.explain = explain;
  store.getState().tryWord('word');
  await settle();
  expect(store.getState().word).toMatchObject({ status: 'ready', reason: null });
});
