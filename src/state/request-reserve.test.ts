// What an imported request asks for is the reserve of every model, in every view, until the user sets another.
import { expect, test } from 'vitest';
import { linkPayload, readLinkPayload } from '@/core/share/link';
import { unpackWork } from '@/core/share/stored-work';
import { withoutTexts } from '@/core/share/withheld-work';
import { packWork } from '@/core/share/pack-work';
import { O200K } from '@/core/catalog/mappings';
import type { ModelId } from '@/core/units';
import { openQuickStore } from '@/test/quick-store';
import { CountedTexts, fillOf } from './fill-of';
import { modelFigures } from './model-figures';
import { selectBilledAnswer } from './price-selectors';
import { selectFill, selectModel, selectSettings } from './selectors';

const [OPUS, GPT, SMALL] = ['anthropic/claude-opus-5-5', 'openai/gpt-5.5', 'openai/gpt-4o'] as ModelId[] as [ModelId, ModelId, ModelId];

async function open(model = 'claude-opus-5-5', maxTokens = 20_000) {
  const { store, settled } = openQuickStore();
  const now = store.getState;
  const paste = async (fields: object) => {
    now().addPastedText(JSON.stringify({ system: 'Be brief.', messages: [{ role: 'user', content: 'Hi' }], ...fields }));
    await settled();
  };
  const reserveOf = (id: ModelId) => {
    now().chooseModel(id);
    return selectFill(now()).reserveTokens;
  };
  await paste({ model, max_tokens: maxTokens });
  now().openCatalogue();
  await settled();
  return { store, now, paste, reserveOf };
}

test('the reserve that a request asks for is that of whichever model is looked at, in every sum', async () => {
  const { now, reserveOf } = await open();
  expect([OPUS, GPT, SMALL].map(reserveOf)).toEqual([20_000, 20_000, 16_384]);
  now().setModelTable({ answer: 'own' });
  const rows = modelFigures(now());
  for (const { model, fill, askedReserveTokens } of rows) {
    expect([fill.reserveTokens, askedReserveTokens], model.id).toEqual([Math.min(20_000, model.maxOutputTokens?.value ?? model.windowTokens.value), 20_000]);
  }
  for (const { model, fill, answerTokens } of rows.filter((_, index) => index % 8 === 0)) {
    now().chooseModel(model.id);
    expect(selectFill(now()).reserveTokens, model.id).toBe(fill.reserveTokens);
    expect(selectBilledAnswer(now()).answerTokens, model.id).toBe(answerTokens);
    expect(fillOf(now(), now().work.prompt, selectModel(now()), new CountedTexts()).fill.reserveTokens, model.id).toBe(fill.reserveTokens);
  }
});

test('what the user sets for a model is that model’s, and Default is the default; undo takes each back', async () => {
  const { now, reserveOf } = await open();
  reserveOf(GPT);
  now().setSettings({ reserveTokens: 700 });
  expect([OPUS, GPT, SMALL].map(reserveOf)).toEqual([20_000, 700, 16_384]);
  now().chooseModel(GPT);
  now().setSettings({ reserveTokens: null, keepsDefault: true });
  expect(selectSettings(now())).toMatchObject({ reserveTokens: 128_000, isDefaultReserve: true });
  now().closeEdit();
  now().setSettings({ reserveTokens: null, keepsDefault: false });
  expect(selectSettings(now())).toMatchObject({ reserveTokens: 20_000, isRequestReserve: true });
  now().undo();
  expect(selectFill(now()).reserveTokens).toBe(128_000);
  while (now().work.prompt.allowedTokens !== undefined) now().undo();
  expect([GPT, SMALL].map(reserveOf)).toEqual([128_000, 16_384]);
});

test('the next request’s takes its place everywhere, for the model of the first too; one that says nothing leaves it', async () => {
  const { now, paste, reserveOf } = await open();
  reserveOf(SMALL);
  now().setSettings({ reserveTokens: null, keepsDefault: true });
  await paste({ model: 'gpt-5.5' });
  expect([OPUS, GPT].map(reserveOf)).toEqual([20_000, 20_000]);
  await paste({ model: 'gpt-5.5', max_tokens: 300 });
  expect([OPUS, GPT, SMALL].map(reserveOf)).toEqual([300, 300, 300]);
  now().clear();
  expect([OPUS, GPT].map(reserveOf)).toEqual([128_000, 128_000]);
});

test('the model that it names is asked for more than it writes, and no other one is', async () => {
  const named = await open('gpt-4o', 20_000);
  expect([named.reserveOf(SMALL), selectFill(named.now()).verdict]).toEqual([20_000, 'over']);
  const unnamed = openQuickStore();
  unnamed.store.getState().chooseModel(SMALL);
  unnamed.store.getState().addPastedText(JSON.stringify({ max_completion_tokens: 20_000, messages: [{ role: 'user', content: 'Hi' }] }));
  await unnamed.settled();
  expect(selectFill(unnamed.store.getState())).toMatchObject({ reserveTokens: 16_384, verdict: 'fits' });
  expect(unnamed.store.getState().notices.at(-1)?.details).toContain('Reserve: 16,384 tokens, the most that GPT-4o writes; the request allows 20,000.');
});

test('kept work, a file and a link without texts carry it', async () => {
  const { store, now, reserveOf } = await open();
  reserveOf(GPT);
  const { manifest, texts } = packWork(now().work);
  const kept = unpackWork(structuredClone(manifest), texts);
  expect(kept.ok && kept.value).toEqual(now().work);
  const link = readLinkPayload(linkPayload({ madeBy: '1', work: withoutTexts(now().work, new Set(), new Map(), O200K), scenario: null }));
  if (!link.ok) throw new Error(link.error.kind);
  store.getState().restore(link.value.work);
  expect([OPUS, GPT, SMALL].map(reserveOf)).toEqual([20_000, 20_000, 16_384]);
});

test('rows of a batch that say nothing have it for every model, and one that names another model asks each for what it writes', async () => {
  const { store, now } = await open();
  const settled = async () => {
    for (let round = 0; round < 200 && (now().activities.size > 0 || now().batch?.phase !== 'ready'); round += 1) await new Promise((done) => setTimeout(done, 20));
  };
  const row = (fields: object) => JSON.stringify({ messages: [{ role: 'user', content: 'Hello' }], ...fields });
  const { rowFigures } = await import('./batch-columns');
  now().openBatch({ kind: 'text', name: 'rows', text: [row({ model: 'claude-opus-5-5' }), row({ model: 'claude-opus-5-5', max_tokens: 100_000 }), row({ model: 'gpt-4o', max_tokens: 100_000 })].join('\n') });
  await settled();
  now().batch!.session.setModels([SMALL, OPUS]);
  await settled();
  const { session } = now().batch!;
  expect(session.pricingOf(SMALL)).toMatchObject({ settings: { reserveTokens: 16_384 }, assumed: { tokens: 20_000 } });
  const verdicts = (id: ModelId) => [0, 1, 2].map((each) => rowFigures(session.columnOf(id)!, each, session.pricingOf(id)!)!.verdict);
  expect([verdicts(SMALL), verdicts(OPUS)]).toEqual([['fits', 'fits', 'over'], ['fits', 'fits', 'fits']]);
  // A row that is opened brings its own to the window alone.
  await session.open(1);
  await settled();
  now().chooseModel(GPT);
  expect([selectFill(now()).reserveTokens, session.pricingOf(SMALL)!.settings.reserveTokens, session.pricingOf(GPT)!.settings.reserveTokens]).toEqual([100_000, 16_384, 20_000]);
  expect(store.getState().batch?.assumed.tokens).toBe(20_000);
});
