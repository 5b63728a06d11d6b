import { expect, it, vi } from 'vitest';
import { withModelFigure } from '@/core/catalog/edit-layer';
import type { ModelId, UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { changeFigures } from './change-figures';
import { figuresLeftBehind } from './figures-left-behind';
import { openSharedWork } from './open-shared';
import { createAppStore } from './store';
import { openWorkFile, tellSaved, workFileOf } from './work-files';

let ids = 0;
const open = () => createAppStore({ tokenizer: fakeTokenizer(), makeId: () => `f${(ids += 1)}` as UnitId });
const mine = <Value,>(value: Value) => ({ value, source: 'you', asOf: '2026-11-20' });
const [GPT, OPUS, OWN] = ['openai/gpt-5.5', 'anthropic/claude-opus-5-5', 'own/house'] as ModelId[] as [ModelId, ModelId, ModelId];
const told = (store: ReturnType<typeof open>, carried: readonly ModelId[] = []) => figuresLeftBehind(store.getState(), new Set(carried));
const tell = (store: ReturnType<typeof open>) => tellSaved(store, false, () => undefined);

it('own figures of the models of the work that do not go along are told; those of other models concern nobody', () => {
  const store = open();
  store.getState().chooseModel(GPT);
  expect(told(store)).toEqual([]);
  changeFigures(store, ({ overrides }) => ({ overrides: withModelFigure(overrides, OPUS, 'windowTokens', mine(130_000)) }));
  expect(told(store)).toEqual([]);
  tell(store);
  expect(store.getState().notices).toEqual([]);
  changeFigures(store, ({ overrides }) => ({ overrides: withModelFigure(overrides, GPT, 'windowTokens', mine(130_000)) }));
  expect(told(store)).toEqual(['Own figures of GPT-5.5 do not go along: who opens it sees those of the catalogue.']);
  tell(store);
  expect(store.getState().notices.at(-1)).toMatchObject({ text: `The work was saved. ${told(store)[0]}`, action: null });
  expect(told(store, [GPT])).toEqual([]);
  store.getState().chooseModel(OPUS);
  store.getState().setSettings({ reserveTokens: 7 });
  store.getState().chooseModel(GPT);
  expect(told(store)).toEqual(['Own figures of GPT-5.5 and Claude Opus 5.5 do not go along: who opens it sees those of the catalogue.']);
});

it('figures of newer data stay too', () => {
  const store = open();
  store.getState().chooseModel(GPT);
  changeFigures(store, ({ refreshed }) => ({ refreshed: withModelFigure(refreshed, GPT, 'windowTokens', mine(9)) }));
  const words = 'Figures of GPT-5.5 from newer data do not go along: who opens it sees those of the catalogue.';
  expect(told(store)).toEqual([words]);
  // Those that are set over some of them do not stand for the others.
  changeFigures(store, ({ overrides }) => ({ overrides: withModelFigure(overrides, GPT, 'maxOutputTokens', mine(9)) }));
  expect(told(store, [GPT])).toEqual([words]);
});

it('a model of the user’s own that does not go along is not known where the work is opened, and both sides are told', async () => {
  const store = open();
  changeFigures(store, ({ overrides }) => ({ overrides: withModelFigure(withModelFigure(overrides, OWN, 'name', mine('House')), OWN, 'windowTokens', mine(9_000)) }));
  store.getState().chooseModel(OWN);
  const [words] = told(store);
  expect(words).toMatch(/^The model House is not in the catalogue and does not go along: where it is not known, .+ takes its place\.$/);
  expect(told(store, [OWN])).toEqual([]);
  const lines = (await workFileOf(store, false)) ?? [];
  const [byFile, byLink] = [open(), open()];
  const before = byFile.getState().work.modelId;
  await openWorkFile(byFile, new File([...lines], 'a.contextscope.json'));
  openSharedWork(byLink, { madeBy: '1', work: store.getState().work, scenario: null }, false);
  for (const receiver of [byFile, byLink]) {
    await vi.waitFor(() => expect(receiver.getState().notices.length).toBe(1));
    expect(receiver.getState().work.modelId).toBe(before);
    expect(receiver.getState().notices[0]!.details).toEqual([expect.stringMatching(/^Its model own\/house is not known here; .+ took its place\.$/)]);
  }
  const own = open();
  own.getState().setFigures(store.getState().figures);
  openSharedWork(own, { madeBy: '1', work: store.getState().work, scenario: null }, false);
  expect([own.getState().work.modelId, own.getState().notices[0]!.details]).toEqual([OWN, []]);
});
