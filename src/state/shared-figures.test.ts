import { describe, expect, it, vi } from 'vitest';
import { withModelFigure, withOfferFigure } from '@/core/catalog/edit-layer';
import type { Layer } from '@/core/catalog/figures';
import type { ModelId, UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { changeFigures, layersOf, undoFigures } from './change-figures';
import { openSharedWork } from './open-shared';
import { selectModel } from './selectors';
import { makeLink, readLink } from './share-links';
import { figuresByModel, figuresOffered, figuresToShare } from './shared-figures';
import { createAppStore } from './store';
import { openWorkFile, tellSaved, workFileOf } from './work-files';

let ids = 0;
const open = () => createAppStore({ tokenizer: fakeTokenizer(), makeId: () => `g${(ids += 1)}` as UnitId });
const mine = <Value,>(value: Value) => ({ value, source: 'you', asOf: '2026-11-20' });
const [GPT, OPUS, OWN] = ['openai/gpt-5.5', 'anthropic/claude-opus-5-5', 'own/house'] as ModelId[] as [ModelId, ModelId, ModelId];
const OFFER = 'openai:gpt-5.5';
const set = (store: ReturnType<typeof open>, change: (overrides: Layer) => Layer) => changeFigures(store, ({ overrides }) => ({ overrides: change(overrides) }));
const overridesOf = (store: ReturnType<typeof open>) => layersOf(store.getState()).overrides;

/** With own figures of GPT-5.5, which is chosen, of a model of their own, and of Opus, of which the work is not. */
function sender() {
  const store = open();
  store.getState().chooseModel(GPT);
  set(store, (overrides) => withOfferFigure(withModelFigure(overrides, GPT, 'windowTokens', mine(130_000)), GPT, OFFER, 'input', mine(2)));
  set(store, (overrides) => withModelFigure(withModelFigure(overrides, OWN, 'name', mine('House')), OWN, 'windowTokens', mine(9_000)));
  set(store, (overrides) => withModelFigure(overrides, OPUS, 'windowTokens', mine(7_000)));
  return store;
}

async function linkOf(store: ReturnType<typeof open>, withFigures = true) {
  const made = await makeLink(store.getState(), { included: new Set(), withScenario: false, withKept: false, withFigures }, '1');
  const read = made.ok ? await readLink(made.value.fragment) : made;
  if (!read.ok) throw new Error(read.error.kind);
  return read.value;
}

async function fileOf(store: ReturnType<typeof open>, withFigures = true) {
  return new File([...((await workFileOf(store, withFigures)) ?? [])], 'a.contextscope.json');
}

describe('own figures of the models of the work', () => {
  it('go along, and those of other models do not', async () => {
    const store = sender();
    expect(figuresByModel(store.getState(), figuresToShare(store.getState()))).toEqual([{ id: GPT, name: 'GPT-5.5', words: 'Window 130,000 and Input price $2.00' }]);
    // With settings, side by side in the table of models, and of many prompts.
    store.getState().setModelTable({ pinnedIds: [OPUS] });
    expect(Object.keys(figuresToShare(store.getState()).models)).toEqual([GPT, OPUS]);
    store.getState().chooseModel(OWN);
    store.getState().setModelTable({ pinnedIds: [] });
    expect(Object.keys(figuresToShare(store.getState()).models)).toEqual([OWN]);
    store.getState().chooseModel(GPT);
    const [link, bare] = [await linkOf(store), await linkOf(store, false)];
    expect(link.figures).toMatchObject({ models: { [GPT]: { windowTokens: mine(130_000) } }, offers: { [OFFER]: { model: GPT, input: mine(2) } } });
    expect(JSON.stringify(link.figures)).not.toContain(OPUS);
    expect('figures' in bare).toBe(false);
  });

  it('are laid beside those of here by field, and what is here as it came is not offered', async () => {
    const { figures } = await linkOf(sender());
    const receiver = open();
    const { models, refused } = await figuresOffered(receiver, figures);
    expect(refused).toEqual([]);
    expect(models).toMatchObject([{ id: GPT, name: 'GPT-5.5', isNew: false, ownFigures: 0 }]);
    expect(models[0]!.rows.map(({ label, before, isOwnBefore, after, figure }) => ({ label, before, isOwnBefore, after, asOf: figure.asOf, source: figure.source }))).toEqual([
      { label: 'Window', before: expect.stringMatching(/^[\d,]+$/) as string, isOwnBefore: false, after: '130,000', asOf: '2026-11-20', source: 'you' },
      { label: 'Input price', before: expect.stringMatching(/^\$/) as string, isOwnBefore: false, after: '$2.00', asOf: '2026-11-20', source: 'you' },
    ]);
    set(receiver, (overrides) => withModelFigure(overrides, GPT, 'windowTokens', mine(130_000)));
    const [again] = (await figuresOffered(receiver, figures)).models;
    expect([again?.ownFigures, again?.rows.map(({ label }) => label)]).toEqual([1, ['Input price']]);
    expect(await figuresOffered(sender(), figures)).toEqual({ models: [], refused: [] });
  });

  it('are taken with the work as one step, with the way back and forth', async () => {
    const store = sender();
    store.getState().chooseModel(OWN);
    const link = await linkOf(store);
    const receiver = open();
    const before = receiver.getState();
    const { models } = await figuresOffered(receiver, link.figures);
    expect(models).toMatchObject([{ id: OWN, name: 'House', isNew: true, ownFigures: 0 }]);
    openSharedWork(receiver, link, false, { taken: models, left: [] });
    expect([selectModel(receiver.getState()).name, selectModel(receiver.getState()).windowTokens]).toEqual(['House', { value: 9_000, source: 'shared', asOf: '2026-11-20' }]);
    expect(receiver.getState().notices.at(-1)).toMatchObject({ action: 'undo', details: ['Figures of House came with it; Undo takes them back too, and so does that under Own figures.'] });
    receiver.getState().undo();
    expect([receiver.getState().work, receiver.getState().figures]).toEqual([before.work, null]);
    receiver.getState().redo();
    expect(selectModel(receiver.getState()).name).toBe('House');
    undoFigures(receiver);
    expect(overridesOf(receiver)).toEqual({ models: {}, offers: {} });
    // What was changed since stays.
    set(receiver, (overrides) => withModelFigure(overrides, GPT, 'windowTokens', mine(1)));
    receiver.getState().undo();
    expect(overridesOf(receiver).models[GPT]?.windowTokens).toEqual(mine(1));
  });

  it('stay beside what the receiver has set, and are named where they are left', async () => {
    const from = sender();
    const link = await linkOf(from);
    const receiver = open();
    set(receiver, (overrides) => withModelFigure(withModelFigure(overrides, GPT, 'windowTokens', mine(50_000)), GPT, 'maxOutputTokens', mine(5)));
    const own = overridesOf(receiver);
    const { models } = await figuresOffered(receiver, link.figures);
    expect(models[0]).toMatchObject({ ownFigures: 2, rows: [{ label: 'Window', before: '50,000', isOwnBefore: true }, { label: 'Input price', isOwnBefore: false }] });
    openSharedWork(receiver, link, false, { taken: [], left: models });
    expect(overridesOf(receiver)).toBe(own);
    expect(receiver.getState().notices.at(-1)?.details).toEqual(['The sender’s figures of GPT-5.5 were left: Window 130,000 and Input price $2.00.']);
    expect(receiver.getState().figuresLeft?.words.get(GPT)).toBe('Window 130,000 and Input price $2.00');
    openSharedWork(receiver, await linkOf(from), false, { taken: models, left: [] });
    expect(receiver.getState().figuresLeft).toBeNull();
    expect(overridesOf(receiver).models[GPT]).toEqual({ windowTokens: { ...mine(130_000), source: 'shared' }, maxOutputTokens: mine(5) });
    receiver.getState().undo();
    expect(overridesOf(receiver)).toBe(own);
  });

  it('of a saved file are asked about before anything is replaced, and said when it is saved', async () => {
    const store = sender();
    const [receiver, plain] = [open(), open()];
    const { work } = receiver.getState();
    await openWorkFile(receiver, await fileOf(store));
    expect(receiver.getState().work).toBe(work);
    expect(receiver.getState().sharedFile).toMatchObject({ name: 'a.contextscope.json', work: { modelId: GPT }, figures: { models: { [GPT]: {} } } });
    await openWorkFile(plain, await fileOf(store, false));
    expect([plain.getState().sharedFile, plain.getState().work.modelId]).toEqual([null, GPT]);
    const saveWithout = vi.fn();
    tellSaved(store, true, saveWithout);
    const notice = store.getState().notices.at(-1)!;
    expect(notice).toMatchObject({ text: 'The work was saved with your own figures of GPT-5.5.', details: ['GPT-5.5: Window 130,000 and Input price $2.00.'] });
    notice.choices?.[0]?.choose();
    expect(saveWithout).toHaveBeenCalledOnce();
    tellSaved(store, false, saveWithout);
    expect(store.getState().notices.at(-1)).toMatchObject({ text: 'The work was saved. Own figures of GPT-5.5 do not go along: who opens it sees those of the catalogue.' });
  });

  it('that say an offer is of another model than here are refused, own offers of here included', async () => {
    const receiver = open();
    set(receiver, (overrides) => withOfferFigure(withModelFigure(withModelFigure(overrides, OWN, 'name', mine('Mine')), OWN, 'windowTokens', mine(5)), OWN, 'own:house', 'input', mine(1)));
    const asked = { models: {}, offers: { [OFFER]: { model: OPUS, input: mine(0) }, 'own:house': { model: GPT, input: mine(0) } } };
    const { models, refused } = await figuresOffered(receiver, asked);
    expect([models, refused.map(({ field }) => field)]).toEqual([[], [`offers ${OFFER} model`, 'offers own:house model']]);
  });
});
