import { beforeEach, describe, expect, it, vi } from 'vitest';
import { COMPARED_IDS, type EncodingId, OLDER_IDS } from '@/core/tokenize/encoding';
import type { UnitId } from '@/core/units';
import { type FakeTokenizer, fakeTokenizer } from '@/test/fake-tokenizer';
import { comparingOf } from './comparing';
import { comparisonKey } from './comparison-counts';
import { type AppStore, createAppStore } from './store';

let tokenizer: FakeTokenizer;
let store: AppStore;
const now = () => store.getState();

/** What runs, as "o200k_base a". */
const running = () => tokenizer.openKeys().map((key) => key.replace(/^compare /, '').replace(/ \d+$/, ''));
const encodingsOf = (unitId: UnitId) => running().filter((key) => key.endsWith(` ${unitId}`)).map((key) => key.split(' ')[0]);
async function answer(encodingId: EncodingId, unitId: UnitId, tokens?: Parameters<FakeTokenizer['answer']>[1]) {
  const key = tokenizer.openKeys().find((open) => open.startsWith(`compare ${encodingId} ${unitId} `));
  if (key === undefined) throw new Error(`${encodingId} ${unitId} does not run; running: ${running().join()}`);
  await tokenizer.answer(key, tokens);
  await turns();
}
async function turns() {
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
}
/** Answers everything until nothing runs any more. */
async function answerAll() {
  for (let key = tokenizer.openKeys()[0]; key !== undefined; key = tokenizer.openKeys()[0]) {
    await tokenizer.answer(key);
    await turns();
  }
}
const known = (encodingId: EncodingId, unitId: UnitId) => now().comparison.counts.get(comparisonKey(encodingId, unitId));

let a: UnitId;
let b: UnitId;
beforeEach(async () => {
  tokenizer = fakeTokenizer();
  let ids = 0;
  store = createAppStore({ tokenizer, makeId: () => `u${(ids += 1)}` as UnitId });
  now().clear();
  now().addTexts([{ name: 'a', text: 'alpha one' }, { name: 'b', text: 'beta' }]);
  [a, b] = now().work.prompt.parts.map((part) => part.id) as [UnitId, UnitId];
  // Two texts are looked through for copies first.
  await vi.waitFor(() => expect(now().activities.size).toBe(0), { interval: 1 });
});

describe('comparing', () => {
  it('counts nothing before the view is open, then every vocabulary at once, and stops when it is left', () => {
    expect(tokenizer.requests).toHaveLength(0);
    comparingOf(store).start();
    expect(encodingsOf(a)).toEqual(COMPARED_IDS);
    expect(encodingsOf(b)).toEqual(COMPARED_IDS);
    expect(now().activities.has('comparing')).toBe(true);
    comparingOf(store).stop();
    expect(tokenizer.openKeys()).toEqual([]);
  });

  it('shows what has arrived, is idle when all has, and remembers it for the next visit', async () => {
    comparingOf(store).start();
    await answer('gemma3', a, 5);
    await answerAll();
    expect(known('gemma3', a)).toMatchObject({ status: 'ready', tokens: 5, text: 'alpha one' });
    expect(now().comparison.words.get(a)).toMatchObject({ words: 2, characters: 9 });
    expect(now().activities.size).toBe(0);
    expect(now().comparison.counting.size).toBe(0);
    comparingOf(store).stop();
    const asked = tokenizer.requests.length;
    comparingOf(store).start();
    expect(tokenizer.requests).toHaveLength(asked);
    now().setShowsOlder(true);
    expect(encodingsOf(a)).toEqual(OLDER_IDS);
  });

  it('counts only the selected part where that is asked for, and the next one when it is selected', () => {
    now().setComparisonScope('part');
    now().select(a);
    comparingOf(store).start();
    expect(encodingsOf(b)).toEqual([]);
    now().select(b);
    expect(encodingsOf(a)).toEqual([]);
    expect(encodingsOf(b)).toEqual(COMPARED_IDS);
  });

  it('lets a newer text take the place of an older one, and forgets deleted ones', async () => {
    comparingOf(store).start();
    now().setText(a, 'alpha two');
    const texts = tokenizer.requests.filter(({ key }) => tokenizer.openKeys().includes(key)).map(({ text }) => text);
    expect(texts).toContain('alpha two');
    expect(texts).not.toContain('alpha one');
    await answerAll();
    expect(known('llama3', a)?.text).toBe('alpha two');
    now().deleteUnits([a]);
    expect(known('llama3', a)).toBeUndefined();
    expect(known('llama3', b)).toBeDefined();
  });

  it('keeps a failure to its own vocabulary, with an estimate, until it is asked for again', async () => {
    comparingOf(store).start();
    await answer('tekken', a, { kind: 'vocabulary', encodingId: 'tekken', reason: 'offline' });
    await answer('tekken', b, { kind: 'vocabulary', encodingId: 'tekken', reason: 'offline' });
    await answerAll();
    expect(known('tekken', a)).toMatchObject({ status: 'failed', reason: expect.stringContaining('offline'), estimate: { exactness: 'estimate' } });
    expect(known('qwen3', a)).toMatchObject({ status: 'ready' });
    // On a busy machine it goes on in tasks of its own.
    await vi.waitFor(() => expect(now().activities.size).toBe(0), { interval: 1 });
    now().retryCounts();
    expect(running()).toEqual([`tekken ${a}`, `tekken ${b}`]);
    await answerAll();
    expect(known('tekken', a)).toMatchObject({ status: 'ready' });
  });

  it('has few texts of a vocabulary with the workers at a time', async () => {
    now().addTexts(Array.from({ length: 40 }, (_, index) => ({ name: `${index}`, text: `text ${index}` })));
    comparingOf(store).start();
    expect(tokenizer.openKeys()).toHaveLength(2 * COMPARED_IDS.length);
    await answerAll();
    expect(now().comparison.counts.size).toBe(42 * COMPARED_IDS.length);
  });
});

describe('for a report', () => {
  it('counts the parts that are on, whatever the view shows, and says when it is done', async () => {
    now().setEnabled([b], false);
    let isComplete: boolean | undefined;
    void comparingOf(store).countForReport().then((value) => (isComplete = value));
    expect(now().comparison.isForReport).toBe(true);
    expect(encodingsOf(a)).toEqual([...COMPARED_IDS, 'r50k_base']);
    expect(encodingsOf(b)).toEqual([]);
    await answer('deepseek', a, { kind: 'encoder', reason: 'broken' });
    await answerAll();
    expect(isComplete).toBe(true);
    expect(known('deepseek', a)?.status).toBe('failed');
    expect(now().comparison.isForReport).toBe(false);
    expect(now().activities.size).toBe(0);
  });

  it('answers at once where all is known, and no when it is cancelled', async () => {
    const first = comparingOf(store).countForReport();
    await answerAll();
    expect(await first).toBe(true);
    expect(await comparingOf(store).countForReport()).toBe(true);
    now().setText(a, 'other');
    const second = comparingOf(store).countForReport();
    expect(tokenizer.openKeys()).not.toEqual([]);
    now().cancelReport();
    expect(await second).toBe(false);
    expect(tokenizer.openKeys()).toEqual([]);
    expect(now().activities.size).toBe(0);
  });

  it('follows a text that changes meanwhile', async () => {
    const done = comparingOf(store).countForReport();
    now().setText(a, 'alpha, changed');
    await answerAll();
    expect(await done).toBe(true);
    expect(known('o200k_base', a)?.text).toBe('alpha, changed');
  });
});

it('tells of the words of many texts now and then, not of each', async () => {
  now().addTexts(Array.from({ length: 400 }, (_, index) => ({ name: `${index}`, text: `text number ${index}` })));
  await vi.waitFor(() => expect(now().activities.size).toBe(0), { interval: 1 });
  let told = 0;
  store.subscribe((state, before) => (told += Number(state.comparison.words !== before.comparison.words)));
  store.setState({ comparison: { ...now().comparison, scope: 'prompt' } });
  comparingOf(store).start();
  await vi.waitFor(() => expect(now().comparison.words.size).toBe(402), { timeout: 10_000 });
  expect(told).toBeLessThan(40);
  comparingOf(store).stop();
});
