import { expect, it } from 'vitest';
import { DEFAULT_SCENARIO } from '@/core/pricing/scenario';
import { WORKED_EXAMPLES } from '@/core/pricing/worked-examples';
import type { UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { openSharedWork } from './open-shared';
import { createAppStore } from './store';

function opened(scenario: unknown, withScenario = true) {
  let ids = 0;
  const store = createAppStore({ tokenizer: fakeTokenizer(), makeId: () => `o${(ids += 1)}` as UnitId });
  store.getState().setScenario({ requestsPerDay: 7 });
  const before = store.getState();
  openSharedWork(store, { madeBy: '1', work: { ...before.work, untouchedSample: false }, scenario }, withScenario);
  return { store, before };
}
const perDay = ({ store }: ReturnType<typeof opened>) => store.getState().scenario.requestsPerDay;

it('one undo brings the scenario back with the work, and one redo that of the link', () => {
  const page = opened({ ...DEFAULT_SCENARIO, requestsPerDay: 900 });
  expect(perDay(page)).toBe(900);
  page.store.getState().addPart('question');
  page.store.getState().undo();
  expect(perDay(page)).toBe(900);
  page.store.getState().undo();
  expect(page.store.getState().work).toBe(page.before.work);
  expect(perDay(page)).toBe(7);
  page.store.getState().redo();
  expect(perDay(page)).toBe(900);
});

it('what was set since stays, and what was not taken does not come', () => {
  const page = opened({ ...DEFAULT_SCENARIO, requestsPerDay: 900 });
  page.store.getState().setScenario({ requestsPerDay: 12 });
  page.store.getState().undo();
  expect(perDay(page)).toBe(12);
  expect(perDay(opened({ ...DEFAULT_SCENARIO, requestsPerDay: 900 }, false))).toBe(7);
});

it('under an example of a link lies the own scenario', () => {
  const page = opened({ ...DEFAULT_SCENARIO, exampleId: WORKED_EXAMPLES[0]!.id });
  page.store.getState().openExample(null);
  expect(perDay(page)).toBe(7);
});

it('opens in the case that was in view, which goes with the work when it is undone; where nothing is said, what is chosen stays', () => {
  const opened = (caseInView?: 'worst' | null) => {
    let ids = 0;
    const store = createAppStore({ tokenizer: fakeTokenizer(), makeId: () => `c${(ids += 1)}` as UnitId });
    store.getState().chooseCase('typical');
    openSharedWork(store, { madeBy: '1', work: { ...store.getState().work, untouchedSample: false }, scenario: null, ...(caseInView === undefined ? {} : { caseInView }) }, false);
    return store;
  };
  expect([opened().getState().chosenCase, opened(null).getState().chosenCase]).toEqual(['typical', null]);
  const store = opened('worst');
  expect(store.getState().chosenCase).toBe('worst');
  store.getState().undo();
  expect(store.getState().chosenCase).toBe('typical');
  store.getState().redo();
  expect(store.getState().chosenCase).toBe('worst');
  // What was chosen since stays.
  store.getState().chooseCase(null);
  store.getState().undo();
  expect(store.getState().chosenCase).toBeNull();
});
