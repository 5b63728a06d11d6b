// Transcripts of hundreds of turns: what is done for each of them is spread over several tasks of the page.
import { expect, it, vi } from 'vitest';
import type { ModelId, UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { promptAtTurn } from '@/core/budget/turn-growth';
import { requestOf } from '@/core/prompt/overhead';
import { packText } from '@/core/prompt/long-text';
import { readArrivedText } from './arrivals';
import { startCounting } from './counting';
import { selectEarlierCounts } from './earlier-turns';
import { fillOf } from './fill-of';
import { selectCountedParts, selectModel, selectPrompt, selectUnitCounts } from './selectors';
import { createAppStore } from './store';
import { factsOf, prepareFacts } from './unit-counts';

const TURNS = 300;
const REQUEST = JSON.stringify({ messages: Array.from({ length: TURNS }, (_, at) => ({ role: at % 2 === 0 ? 'user' : 'assistant', content: `Turn ${at}. `.repeat(1 + (at % 30)) })) });

function open() {
  let ids = 0;
  const tokenizer = fakeTokenizer();
  const store = createAppStore({ tokenizer, makeId: () => `i${(ids += 1)}` as UnitId });
  store.getState().clear();
  const stop = startCounting(store, tokenizer);
  return { store, tokenizer, stop };
}

it('asks for each turn, the first ones at once', async () => {
  const { store, tokenizer, stop } = open();
  const askedWhenAdded = new Promise<number>((resolve) => store.subscribe(({ counting }) => counting.size === TURNS && resolve(tokenizer.requests.length)));
  store.getState().addPastedText(REQUEST);
  expect(await askedWhenAdded).toBe(32);
  await vi.waitFor(() => expect(tokenizer.openKeys()).toHaveLength(TURNS));
  expect(new Set(tokenizer.openKeys())).toEqual(new Set(selectUnitCounts(store.getState()).keys()));
  stop();
});

it('asks for no turn that has gone before it was its turn', async () => {
  const { store, tokenizer, stop } = open();
  store.getState().addPastedText(REQUEST);
  await vi.waitFor(() => expect(tokenizer.requests.length).toBeGreaterThan(0), { timeout: 10_000 });
  const asked = tokenizer.requests.length;
  store.getState().clear();
  store.getState().addTexts([{ name: 'one', text: 'one' }]);
  await vi.waitFor(() => expect(tokenizer.openKeys()).toHaveLength(1));
  expect(tokenizer.requests).toHaveLength(asked + 1);
  stop();
});

it('asks for the turns of before a compaction too, which count nothing in the window', async () => {
  const { store, tokenizer, stop } = open();
  const item = (type: string, payload: object) => JSON.stringify({ timestamp: 't', type, payload });
  const say = (role: string, text: string) => item('response_item', { type: 'message', role, content: text });
  store.getState().addPastedText([item('session_meta', {}), say('user', 'Long ago'), say('assistant', 'An answer'), item('compacted', { message: 'In short' }), say('assistant', 'Go on')].join('\n'));
  await vi.waitFor(() => expect(tokenizer.openKeys()).toHaveLength(5), { timeout: 10_000 });
  expect(selectUnitCounts(store.getState()).size).toBe(3);
  expect(selectEarlierCounts(store.getState()).size).toBe(2);
  for (const key of tokenizer.openKeys()) await tokenizer.answer(key, 10);
  await vi.waitFor(() => expect([...selectEarlierCounts(store.getState()).values()].map(({ tokens, exactness }) => [tokens, exactness])).toEqual([[10, 'exact'], [10, 'exact']]));
  expect(selectCountedParts(store.getState()).filter(({ role }) => role === 'history').map(({ count }) => count.tokens)).toEqual([30]);
  stop();
});

it('makes nothing anew of the turns whose counts stay as they are', async () => {
  const { store, tokenizer, stop } = open();
  store.getState().addPastedText(REQUEST);
  await vi.waitFor(() => expect(tokenizer.openKeys()).toHaveLength(TURNS), { timeout: 10_000 });
  const turns = () => selectCountedParts(store.getState())[0]!.turns;
  const counts = () => [...selectUnitCounts(store.getState()).values()];
  const [before, countsBefore] = [turns(), counts()];
  // Whoever asks for the window at a turn, as the scrubber does, reads what the page has read.
  fillOf(store.getState(), promptAtTurn(selectPrompt(store.getState()), TURNS), selectModel(store.getState()), { get: () => undefined });
  const [key] = tokenizer.openKeys();
  await tokenizer.answer(key!, 1234);
  await vi.waitFor(() => expect(turns()[0]!.count).toMatchObject({ tokens: 1234, exactness: 'exact' }));
  expect(turns().filter((turn, at) => turn !== before[at])).toHaveLength(1);
  expect(counts().filter((count, at) => count !== countsBefore[at])).toHaveLength(1);
  // The same turn with another count is not taken for what it was.
  store.getState().chooseModel('anthropic/claude-opus-5' as ModelId);
  await vi.waitFor(() => expect(turns()[0]!.count.exactness).toBe('estimate'));
  stop();
});

it('makes the messages of a prompt once, for all that asks for them', () => {
  const { store, stop } = open();
  store.getState().addTexts([{ name: 'one', text: 'one' }]);
  const { prompt } = store.getState().work;
  expect(requestOf(prompt)).toBe(requestOf(prompt));
  expect(requestOf({ ...prompt })).not.toBe(requestOf(prompt));
  stop();
});

it('says how far a long request is that is read, and nothing of a short one', async () => {
  const told = async (repeats: number) => {
    const words: string[] = [];
    const text = JSON.stringify({ messages: Array.from({ length: TURNS }, (_, at) => ({ role: at % 2 === 0 ? 'user' : 'assistant', content: `Turn ${at}. `.repeat(repeats) })) });
    const { imported } = await readArrivedText(packText(text), undefined, (say, done, whole) => words.push(`${say} (${done}/${whole})`));
    expect(imported?.imported.turns).toHaveLength(TURNS);
    return words;
  };
  expect(await told(10)).toEqual([]);
  const words = await told(400);
  expect(words).toContain('64 of 300 texts measured (64/300)');
  expect(words).toHaveLength(4);
});

it('finds what was prepared the same as what is read on the spot', () => {
  const texts = ['one', 'two, née zwei 二', ''];
  for (const _ of prepareFacts(texts));
  const facts = (id: string) => texts.map((text, at) => factsOf({ id: `${id}${at}` as UnitId, text } as Parameters<typeof factsOf>[0], new Map()));
  const used = facts('a');
  for (const _ of prepareFacts([]));
  const fresh = facts('b');
  expect(used).toEqual(fresh);
  expect(used.every((each, at) => each !== fresh[at])).toBe(true);
});
