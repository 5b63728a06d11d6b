import { describe, expect, it } from 'vitest';
import { DEFAULT_SCENARIO, type Scenario } from '@/core/pricing/scenario';
import { findExample } from '@/core/pricing/worked-examples';
import type { ModelId, UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import type { RecordStore } from './keeping';
import { createAppStore } from './store';
import { keepStoredScenario, readKept, readScenario } from './stored-scenario';

function memoryRecords(start: readonly (readonly [string, unknown])[] = []) {
  const kept = new Map<string, unknown>(start);
  const records: RecordStore = {
    read: async () => kept,
    get: async (key) => structuredClone(kept.get(key)),
    write: async (entries) => {
      for (const [key, value] of entries) kept.set(key, structuredClone(value));
    },
  };
  return { kept, records };
}

const newStore = () => createAppStore({ tokenizer: fakeTokenizer(), makeId: () => 'id' as UnitId });

/** Until nothing is being saved. */
async function settled(store: ReturnType<typeof newStore>): Promise<void> {
  while (store.getState().activities.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
}

const changed: Scenario = { ...DEFAULT_SCENARIO, outputTokens: 800, requestsPerDay: 7, cachedBy: 'parts', cachedPartIds: ['a' as UnitId], cacheKind: '1h', use: 'at', useDays: 'FRI', batchPercent: 12.5 };

describe('the scenario', () => {
  it('is kept again where the browser has cleared it', async () => {
    const { kept, records } = memoryRecords();
    const store = newStore();
    await keepStoredScenario(store, records);
    store.getState().setScenario(changed);
    await settled(store);
    kept.clear();
    store.setState({ clearings: 1 });
    await settled(store);
    const second = newStore();
    await keepStoredScenario(second, records);
    expect(second.getState().scenario).toEqual(changed);
  });

  it('comes back at the next visit with its answers and offers', async () => {
    const { records } = memoryRecords();
    const first = newStore();
    await keepStoredScenario(first, records);
    first.getState().setScenario(changed);
    first.getState().setAnswers([{ id: '1', name: 'Answer 1', text: 'Hello' }]);
    first.getState().chooseOffer('openai/gpt-5.5' as ModelId, 'azure:gpt-5.5');
    await settled(first);
    const second = newStore();
    await keepStoredScenario(second, records);
    expect(second.getState().scenario).toEqual(changed);
    expect(second.getState().answers).toEqual([{ id: '1', name: 'Answer 1', text: 'Hello' }]);
    expect([...second.getState().chosenOffers]).toEqual([['openai/gpt-5.5', 'azure:gpt-5.5']]);
  });

  it('comes back with the columns, the order and the filters of the table, but with no search', async () => {
    const { records } = memoryRecords();
    const first = newStore();
    await keepStoredScenario(first, records);
    const kept = { columns: ['name', 'cost', 'answer'], sort: { column: 'answer', isDescending: true }, isGrouped: true, answer: 300 } as const;
    first.getState().setModelTable({ ...kept, query: 'opus', pane: 'charts' });
    await settled(first);
    const second = newStore();
    await keepStoredScenario(second, records);
    expect(second.getState().modelTable).toEqual(kept);
    expect(readKept({ modelTable: { columns: ['cost'], sort: { column: 'luck', isDescending: true }, answer: -1, isGrouped: true } }).modelTable).toEqual({ isGrouped: true });
  });

  it('under an open example comes back, too, and closing the example shows it', async () => {
    const { records } = memoryRecords();
    const first = newStore();
    await keepStoredScenario(first, records);
    first.getState().setScenario(changed);
    const example = findExample('compressed-session');
    first.getState().openExample(example?.scenario ?? null);
    first.getState().openExample(findExample('bible-in-1m')?.scenario ?? null);
    await settled(first);
    const second = newStore();
    await keepStoredScenario(second, records);
    expect(second.getState().scenario.exampleId).toBe('bible-in-1m');
    second.getState().openExample(null);
    expect(second.getState().scenario).toEqual(changed);
    expect(second.getState().ownScenario).toBeNull();
  });

  it('that was changed before the old one was read is kept', async () => {
    const { records } = memoryRecords([['scenario', { scenario: { ...DEFAULT_SCENARIO, requestsPerDay: 5 } }]]);
    const store = newStore();
    const keeping = keepStoredScenario(store, records);
    store.getState().setScenario({ requestsPerDay: 9 });
    await keeping;
    expect(store.getState().scenario.requestsPerDay).toBe(9);
  });

  it('of two tabs is kept with what each has changed, whichever writes last', async () => {
    const { kept, records } = memoryRecords();
    const [one, two] = [newStore(), newStore()];
    await keepStoredScenario(one, records);
    await keepStoredScenario(two, records);
    one.getState().setAnswers([{ id: '1', name: 'Answer 1', text: 'Hello' }]);
    one.getState().chooseOffer('openai/gpt-5.5' as ModelId, 'azure:gpt-5.5');
    await settled(one);
    two.getState().setScenario({ requestsPerDay: 9 });
    await settled(two);
    one.getState().setScenario({ batchPercent: 20 });
    one.getState().setModelTable({ answer: 300 });
    await settled(one);
    expect(readKept(kept.get('scenario'))).toMatchObject({ scenario: { requestsPerDay: 9, batchPercent: 20 }, answers: [{ id: '1' }], modelTable: { answer: 300 } });
    expect([...readKept(kept.get('scenario')).chosenOffers.keys()]).toEqual(['openai/gpt-5.5']);
    // Neither tab is changed under the user's hands.
    expect([one.getState().scenario.requestsPerDay, two.getState().answers]).toEqual([DEFAULT_SCENARIO.requestsPerDay, []]);
  });

  it('goes on in memory where nothing can be read or written', async () => {
    const store = newStore();
    const refuse = () => Promise.reject(new Error('no storage'));
    await keepStoredScenario(store, { read: refuse, get: refuse, write: refuse });
    store.getState().setScenario({ requestsPerDay: 9 });
    await settled(store);
    expect(store.getState().scenario.requestsPerDay).toBe(9);
  });
});

describe('what is read', () => {
  it('keeps each field that is one, and no other', () => {
    const read = readScenario({ ...changed, requestsPerDay: -1, batchPercent: 'all', useDays: 'FREITAG', useFrom: '99:99', exampleId: 'gone' });
    expect(read).toEqual({ ...changed, requestsPerDay: 100, batchPercent: 0, useDays: 'all', exampleId: null });
  });

  it.each([[null], [undefined], ['text'], [[]], [{ scenario: 3, answers: {}, chosenOffers: [[1]] }]])('is a first visit where it is %j', (value) => {
    expect(readKept(value)).toEqual({ scenario: DEFAULT_SCENARIO, ownScenario: null, answers: [], chosenOffers: new Map(), modelTable: {} });
  });
});

it('a reset is a first visit', () => {
  const store = newStore();
  store.getState().setScenario(changed);
  store.getState().setAnswers([{ id: '1', name: 'Answer 1', text: 'Hello' }]);
  store.getState().resetScenario();
  expect(store.getState()).toMatchObject({ scenario: DEFAULT_SCENARIO, answers: [], ownScenario: null });
});
