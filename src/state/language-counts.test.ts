import { beforeEach, expect, it } from 'vitest';
import { LANGUAGE_SAMPLES } from '@/core/prompt/language-samples';
import type { UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { countLanguages } from './language-counts';
import { createAppStore, type AppStore } from './store';

const SAMPLES = LANGUAGE_SAMPLES.slice(0, 3);
let tokenizer: ReturnType<typeof fakeTokenizer>;
let store: AppStore;

beforeEach(() => {
  tokenizer = fakeTokenizer();
  store = createAppStore({ tokenizer, makeId: () => 'id' as UnitId });
});

const statusOf = (id: 'o200k_base' | 'gemma3') => store.getState().languageCounts.get(id)?.status;

async function answerAll(encodingId: string): Promise<void> {
  for (const { code } of SAMPLES) await tokenizer.answer(`language ${encodingId} ${code}`);
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}

it('each tokenizer shows its counts as soon as its own are there', async () => {
  countLanguages(store, SAMPLES, ['o200k_base', 'gemma3']);
  expect(tokenizer.openKeys()).toHaveLength(6);
  await answerAll('gemma3');
  expect([statusOf('o200k_base'), statusOf('gemma3')]).toEqual(['running', 'ready']);
  const counts = store.getState().languageCounts.get('gemma3');
  expect(counts?.status === 'ready' && [...counts.tokens]).toEqual(SAMPLES.map(({ code, text }) => [code, text.length]));
  await answerAll('o200k_base');
  expect(store.getState().activities.size).toBe(0);
});

it('one that fails leaves the others, and only it is counted again', async () => {
  countLanguages(store, SAMPLES, ['o200k_base', 'gemma3']);
  await answerAll('o200k_base');
  for (const { code } of SAMPLES) await tokenizer.answer(`language gemma3 ${code}`, { kind: 'vocabulary', encodingId: 'gemma3', reason: 'offline' });
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  expect([statusOf('o200k_base'), statusOf('gemma3')]).toEqual(['ready', 'failed']);
  countLanguages(store, SAMPLES, ['o200k_base', 'gemma3']);
  expect(tokenizer.openKeys().every((key) => key.startsWith('language gemma3'))).toBe(true);
  await answerAll('gemma3');
  expect(statusOf('gemma3')).toBe('ready');
});
