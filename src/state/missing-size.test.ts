import { expect, it } from 'vitest';
import type { AttachmentPart } from '@/core/prompt/part';
import type { ModelId, UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { settled } from '@/test/settled';
import { missingSize, takeMissing } from './missing-size';
import { selectCountedParts, selectFill } from './selectors';
import { createAppStore } from './store';

const line = (uuid: string, parentUuid: string | null, role: string, content: string, more: object = {}) => ({ type: role, uuid, parentUuid, sessionId: 's', message: { role, content, ...more } });
const answer = (uuid: string, parentUuid: string, tokens: number) => line(uuid, parentUuid, 'assistant', `${uuid} `.repeat(400), { id: uuid, model: 'claude-opus-5-5', usage: { input_tokens: tokens } });
const SESSION = [line('u1', null, 'user', 'Fix the test. '.repeat(50)), answer('a1', 'u1', 20_000), line('u2', 'a1', 'user', 'And the other. '.repeat(50)), answer('a2', 'u2', 20_800), line('u3', 'a2', 'user', 'Thanks')].map((each) => JSON.stringify(each)).join('\n');

async function open() {
  let ids = 0;
  const store = createAppStore({ tokenizer: fakeTokenizer(), makeId: () => `i${(ids += 1)}` as UnitId });
  store.getState().chooseModel('anthropic/claude-opus-5-5' as ModelId);
  store.getState().addPastedText(SESSION);
  await settled(store);
  const part = () => store.getState().work.prompt.parts.find((each): each is AttachmentPart => 'attachment' in each)!;
  return { store, part, size: () => missingSize(store.getState(), part())! };
}

it('is what the first request leaves, which held one turn, in its framing; with the range of what it held', async () => {
  const { store, part, size } = await open();
  const { held, missing, reported, isTaken } = size();
  const turn = selectCountedParts(store.getState()).find(({ role }) => role === 'history')!.turns[0]!.count;
  expect(reported).toMatchObject({ inputTokens: 20_000, turns: 1 });
  // Not the framing of all turns.
  expect(held.tokens).toBeGreaterThanOrEqual(turn.tokens);
  expect(held.tokens).toBeLessThan(turn.tokens + 20);
  expect(held.low).toBeLessThan(held.high);
  expect(missing).toEqual({ tokens: 20_000 - held.tokens, range: { low: 20_000 - held.high, high: 20_000 - held.low } });
  expect([isTaken, part().attachment]).toEqual([false, expect.not.objectContaining({ tokens: expect.anything() })]);
});

it('is taken in one step, counts with its range, and is one step of undo', async () => {
  const { store, part, size } = await open();
  const before = selectFill(store.getState()).input;
  const { missing } = size();
  takeMissing(store, part(), missing!);
  const { input } = selectFill(store.getState());
  expect([input.tokens - before.tokens, input.low - before.low, input.high - before.high]).toEqual([missing!.tokens, missing!.range.low, missing!.range.high]);
  expect(size()).toMatchObject({ isTaken: true, missing });
  store.getState().undo();
  expect([size().isTaken, selectFill(store.getState()).input]).toEqual([false, before]);
});

it('is reckoned for a model whose tokens are counted exactly too, with the base text of a Codex rollout', async () => {
  const { store } = await open();
  const event = (type: string, payload: object) => ({ timestamp: '2026-05-14T09:00:00Z', type, payload });
  const said = (role: string, text: string) => event('response_item', { type: 'message', role, content: [{ type: 'input_text', text }] });
  const rollout = [event('session_meta', { id: 'x', base_instructions: { text: 'You are brief. '.repeat(20) } }), event('turn_context', { model: 'gpt-5.5' }), said('user', 'Fix the test'), said('assistant', 'Done. '.repeat(500)), event('event_msg', { type: 'token_count', info: { last_token_usage: { input_tokens: 9000 } } })];
  store.getState().replaceWork({ ...store.getState().work, prompt: { parts: [], freeOrder: false } });
  store.getState().chooseModel('openai/gpt-5.5' as ModelId);
  store.getState().addPastedText(rollout.map((each) => JSON.stringify(each)).join('\n'));
  await settled(store);
  const parts = selectCountedParts(store.getState());
  const { held, missing } = missingSize(store.getState(), store.getState().work.prompt.parts.find((each): each is AttachmentPart => 'attachment' in each)!)!;
  const texts = parts.find(({ role }) => role === 'system')!.count.tokens + parts.find(({ role }) => role === 'history')!.turns[0]!.count.tokens;
  expect(held.tokens).toBeGreaterThanOrEqual(texts);
  expect(held.tokens).toBeLessThan(texts + 30);
  expect(missing?.tokens).toBe(9000 - held.tokens);
});
