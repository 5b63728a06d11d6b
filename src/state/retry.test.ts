import { beforeEach, describe, expect, it, vi } from 'vitest';
import { estimateTokens } from '@/core/tokenize/estimate-family';
import { ESTIMATE_FAMILIES } from '@/core/catalog/families';
import { LANGUAGE_SAMPLES } from '@/core/prompt/language-samples';
import { EMPTY_TALLY } from '@/core/tokenize/script-tally';
import type { EncodingId } from '@/core/tokenize/encoding';
import type { ModelId, UnitId } from '@/core/units';
import { type FakeTokenizer, fakeTokenizer } from '@/test/fake-tokenizer';
import { comparingOf, sentUnits } from './comparing';
import { comparisonKey } from './comparison-counts';
import { tokenizerFigures } from './comparison-figures';
import { CANCELLED_REASON } from './counts-slice';
import { startCounting } from './counting';
import { selectFill, selectModel, selectPartCounts } from './selectors';
import { countLanguages } from './language-counts';
import { type AppStore, createAppStore } from './store';

const QWEN = 'alibaba/qwen3-235b-a22b-2507' as ModelId;
const SAMPLES = LANGUAGE_SAMPLES.slice(0, 1);

let tokenizer: FakeTokenizer;
let store: AppStore;
let id: UnitId;
/** Vocabularies that cannot be had. */
let blocked: Set<EncodingId>;
const now = () => store.getState();

async function settle() {
  for (let key = tokenizer.openKeys()[0]; key !== undefined; key = tokenizer.openKeys()[0]) {
    const { encodingId } = tokenizer.requests.findLast((request) => request.key === key)!;
    await tokenizer.answer(key, blocked.has(encodingId) ? { kind: 'vocabulary', encodingId, reason: 'offline' } : undefined);
    await vi.advanceTimersByTimeAsync(200);
  }
}

const compared = (encodingId: EncodingId) => now().comparison.counts.get(comparisonKey(encodingId, id))?.status;
const row = (tokenizerId: EncodingId) =>
  tokenizerFigures(now().comparison, { units: sentUnits(now().work.prompt), model: selectModel(now()), withOlder: false, calibrations: {}, scope: 'prompt' }).find(
    (each) => each.tokenizer.id === tokenizerId,
  )!;
const inWindow = () => selectPartCounts(now()).get(id)!;

beforeEach(async () => {
  vi.useFakeTimers();
  tokenizer = fakeTokenizer();
  let ids = 0;
  store = createAppStore({ tokenizer, makeId: () => `retry${(ids += 1)}` as UnitId });
  now().clear();
  startCounting(store, tokenizer);
  now().addTexts([{ name: 'a', text: 'a'.repeat(1000) }]);
  id = now().work.prompt.parts[0]!.id;
  blocked = new Set(['qwen3']);
  comparingOf(store).start();
  await settle();
  now().chooseModel(QWEN);
  await settle();
});

describe('a vocabulary that did not load', () => {
  it('leaves the same estimate in the window and in the comparison, from the tally of the base encoding', () => {
    const standIn = estimateTokens(ESTIMATE_FAMILIES.unknown, { ...EMPTY_TALLY, prose: 1000 });
    expect(row('qwen3')).toMatchObject({ count: standIn, failure: expect.stringContaining('qwen3') });
    expect(selectFill(now()).parts).toEqual(standIn);
  });

  it('mends the comparison by Retry in the window, the open one and the one that is opened next', async () => {
    blocked.clear();
    now().retryCounts();
    await settle();
    expect([inWindow().exactness, compared('qwen3')]).toEqual(['exact', 'ready']);
    expect(row('qwen3')).toMatchObject({ count: { tokens: 1000, exactness: 'exact' }, failure: null });
  });

  it('is asked for again by a report after Retry, though the comparison is closed', async () => {
    comparingOf(store).stop();
    blocked.clear();
    now().retryCounts();
    await settle();
    const done = comparingOf(store).countForReport();
    await settle();
    expect(await done).toBe(true);
    expect(row('qwen3')).toMatchObject({ count: { tokens: 1000 }, failure: null });
  });

  it('is asked for again once, and where it fails again the failure is back', async () => {
    now().retryCounts();
    const asked = tokenizer.requests.length;
    await settle();
    expect(tokenizer.requests.slice(asked).every(({ encodingId }) => encodingId === 'o200k_base')).toBe(true);
    expect([inWindow().status, compared('qwen3')]).toEqual(['failed', 'failed']);
  });

  it('mends window and comparison when the languages have it', async () => {
    blocked.clear();
    countLanguages(store, SAMPLES, ['qwen3']);
    await settle();
    expect([inWindow().exactness, compared('qwen3')]).toEqual(['exact', 'ready']);
  });

  it('is asked for again where the window has it for another text, and where the comparison has it', async () => {
    comparingOf(store).stop();
    blocked.clear();
    now().addTexts([{ name: 'b', text: 'bb' }]);
    await settle();
    expect([inWindow().exactness, compared('qwen3')]).toEqual(['exact', undefined]);

    blocked.add('tekken');
    comparingOf(store).start();
    now().setText(id, 'changed');
    await settle();
    expect([compared('qwen3'), compared('tekken')]).toEqual(['ready', 'failed']);
    blocked.clear();
    now().addTexts([{ name: 'c', text: 'ccc' }]);
    await settle();
    expect(compared('tekken')).toBe('ready');
  });

  it('mends nothing of other vocabularies, and takes up nothing that was cancelled', async () => {
    now().addTexts([{ name: 'b', text: 'bb' }]);
    now().cancelCounts();
    await vi.advanceTimersByTimeAsync(200);
    const cancelled = now().work.prompt.parts[1]!.id;
    await settle();
    now().vocabularyLoaded('tekken');
    expect(compared('qwen3')).toBe('failed');
    blocked.clear();
    now().vocabularyLoaded('qwen3');
    await settle();
    expect(compared('qwen3')).toBe('ready');
    expect(now().counts.get(cancelled)).toMatchObject({ status: 'failed', reason: CANCELLED_REASON });
  });
});
