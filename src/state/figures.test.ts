import { beforeEach, describe, expect, it, vi } from 'vitest';
import { withModelFigure, withOfferFigure, withoutModel } from '@/core/catalog/edit-layer';
import { EMPTY_LAYER, MOST_NEWER_BYTES, OWN_FIGURES_FORMAT } from '@/core/catalog/figures';
import { readNewerFile } from '@/core/catalog/newer-file';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { memory } from '@/test/memory-records';
import { genaiPricesFile, modelsDevFile } from '@/test/newer-files';
import { settled } from '@/test/settled';
import type { ModelId, UnitId } from '@/core/units';
import { changeFigures, MOST_STEPS, restoreFigures, saveFigures, undoFigures } from './change-figures';
import { keepWork, type RecordStore } from './keeping';
import { askAboutData, dataKindOf, openNewerFile } from './newer-data';
import { exportOwnFigures, importOwnFigures } from './own-figures';
import { selectCatalogue, selectOffers } from './price-selectors';
import { selectModel, selectModels } from './selectors';
import { type AppStore, createAppStore } from './store';

let lastId = 0;
const makeId = () => `figures${(lastId += 1)}` as UnitId;
const GPT = 'openai/gpt-5.5' as ModelId;
const OPUS = 'anthropic/claude-opus-5-5' as ModelId;
const MINE = 'own/mine' as ModelId;
const NOON = new Date(2026, 10, 27, 12).getTime();

function open(): AppStore {
  const store = createAppStore({ tokenizer: fakeTokenizer(), makeId });
  store.getState().setPricesAt(NOON);
  return store;
}

const mine = <Value>(value: Value) => ({ value, source: 'you', asOf: '2026-11-27' });
const addMine = (store: AppStore) =>
  changeFigures(store, ({ overrides }) => ({ overrides: { ...overrides, models: { ...overrides.models, [MINE]: { name: mine('Mine'), windowTokens: mine(32_768) } } } }));
const jsonFile = (name: string, value: unknown) => new File([typeof value === 'string' ? value : JSON.stringify(value)], name);
const readHere: Parameters<typeof openNewerFile>[2] = async (file, providers, today) => readNewerFile(await file.text(), providers, today);

beforeEach(() => {
  vi.useRealTimers();
});

describe('figures over the catalogue', () => {
  it('reach the models, the chosen one, and the offers, and are undone in one step', async () => {
    const store = open();
    const before = selectModels(store.getState());
    store.getState().openCatalogue();
    await settled(store);
    changeFigures(store, ({ overrides }) => ({ overrides: withModelFigure(overrides, GPT, 'windowTokens', mine(400_000)) }));
    expect(selectModel(store.getState()).windowTokens).toMatchObject({ value: 400_000, source: 'you' });
    expect(selectCatalogue(store.getState())?.models.find(({ id }) => id === GPT)?.windowTokens.value).toBe(400_000);
    expect(selectOffers(store.getState()).get(GPT)?.[0]?.servedLimits.windowTokens).toMatchObject({ value: 400_000, source: 'you' });
    undoFigures(store);
    expect(store.getState().figures).toBeNull();
    expect(selectModels(store.getState())).toBe(before);
    // Several steps, the last first, and no more than are remembered.
    for (let step = 1; step <= MOST_STEPS + 2; step += 1) changeFigures(store, ({ overrides }) => ({ overrides: withModelFigure(overrides, GPT, 'windowTokens', mine(step)) }));
    for (let step = MOST_STEPS + 1; step >= 2; step -= 1) {
      undoFigures(store);
      expect(selectModel(store.getState()).windowTokens.value).toBe(step);
    }
    undoFigures(store);
    expect(selectModel(store.getState()).windowTokens.value).toBe(2);
    changeFigures(store, () => ({ overrides: { models: {}, offers: {} } }));
  });

  it('let the default take the place of an own model that is gone', () => {
    const store = open();
    addMine(store);
    store.getState().chooseModel(MINE);
    expect(selectModel(store.getState()).name).toBe('Mine');
    changeFigures(store, ({ overrides }) => ({ overrides: withoutModel(overrides, MINE) }));
    expect(selectModel(store.getState()).id).toBe(GPT);
    undoFigures(store);
    expect(selectModel(store.getState()).name).toBe('Mine');
  });
});

describe('keeping figures', () => {
  it('brings them back, and with them the own model that was chosen', async () => {
    const records = memory();
    const store = open();
    await keepWork(store, records, 'tab 1');
    expect(records.records.has('figures')).toBe(false);
    addMine(store);
    store.getState().chooseModel(MINE);
    await settled(store);
    const again = open();
    await keepWork(again, records, 'tab 2');
    expect(selectModel(again.getState())).toMatchObject({ id: MINE, name: 'Mine', windowTokens: { value: 32_768, source: 'you', asOf: '2026-11-27' } });
    expect(again.getState().notices).toEqual([]);
  });

  it('is not written over what a newer page keeps meanwhile, and says so', async () => {
    const records = memory();
    const store = open();
    await keepWork(store, records, 'tab');
    addMine(store);
    await settled(store);
    const newer = { schemaVersion: 99, overrides: {} };
    records.records.set('figures', newer);
    changeFigures(store, ({ overrides }) => ({ overrides: withModelFigure(overrides, GPT, 'windowTokens', mine(400_000)) }));
    await settled(store);
    expect(records.records.get('figures')).toEqual(newer);
    expect(store.getState().notices.at(-1)).toMatchObject({ tone: 'error', text: expect.stringContaining('of a newer version of this page') });
    expect(selectModel(store.getState()).windowTokens.value).toBe(400_000);
  });

  it('says nothing of another tab where there is none, in whatever order figures are set', async () => {
    const records = memory();
    const store = open();
    await keepWork(store, records, 'tab');
    for (const [modelId, field] of [[OPUS, 'windowTokens'], [GPT, 'windowTokens'], [GPT, 'maxInputTokens'], [GPT, 'maxOutputTokens'], [OPUS, 'maxInputTokens']] as const) {
      changeFigures(store, ({ overrides }) => ({ overrides: withModelFigure(overrides, modelId, field, mine(9_000)) }));
      await settled(store);
      changeFigures(store, ({ overrides }) => ({ overrides: withOfferFigure(overrides, GPT, 'openai:gpt-5.5', 'brackets', mine([{ threshold: 9, boundary: 'gt', rates: { output: 2, input: 1 } }] as const)) }));
      await settled(store);
    }
    expect(store.getState().notices).toEqual([]);
    const step = store.getState().figures?.past.length;
    await saveFigures(store, records);
    expect(store.getState().figures?.past.length).toBe(step);
  });

  it('joins what was changed before it had arrived', async () => {
    const records = memory();
    const before = open();
    await keepWork(before, records, 'tab 1');
    changeFigures(before, ({ overrides }) => ({ overrides: withModelFigure(overrides, GPT, 'windowTokens', mine(400_000)) }));
    await settled(before);
    const store = open();
    changeFigures(store, ({ overrides }) => ({ overrides: withModelFigure(overrides, GPT, 'maxOutputTokens', mine(20_000)) }));
    await restoreFigures(store, records, records.records.get('figures'));
    expect(selectModel(store.getState())).toMatchObject({ windowTokens: { value: 400_000 }, maxOutputTokens: { value: 20_000 } });
    await saveFigures(store, records);
    const third = open();
    await keepWork(third, records, 'tab 3');
    expect(selectModel(third.getState())).toMatchObject({ windowTokens: { value: 400_000 }, maxOutputTokens: { value: 20_000 } });
  });

  it('holds what two tabs have set, this one’s where both set the same, and says so', async () => {
    const records = memory();
    const [one, two] = [open(), open()];
    for (const [index, store] of [one, two].entries()) await keepWork(store, records, `tab ${index}`);
    const set = async (store: AppStore, field: 'windowTokens' | 'maxOutputTokens', value: number) => {
      changeFigures(store, ({ overrides }) => ({ overrides: withModelFigure(overrides, GPT, field, mine(value)) }));
      await settled(store);
    };
    await set(one, 'windowTokens', 400_000);
    await set(one, 'maxOutputTokens', 10_000);
    await set(two, 'maxOutputTokens', 20_000);
    expect(selectModel(two.getState())).toMatchObject({ windowTokens: { value: 400_000 }, maxOutputTokens: { value: 20_000 } });
    expect(two.getState().notices).toMatchObject([{ text: expect.stringContaining('Another tab has changed figures') }]);
    const third = open();
    await keepWork(third, records, 'tab 3');
    expect(selectModel(third.getState())).toMatchObject({ windowTokens: { value: 400_000 }, maxOutputTokens: { value: 20_000 } });
    // What is taken back here does not come back from there, and nothing is said where nothing is new.
    changeFigures(two, () => ({ overrides: { models: {}, offers: {} } }));
    await settled(two);
    await set(one, 'windowTokens', 300_000);
    expect(selectModel(one.getState()).windowTokens.value).toBe(300_000);
    expect(selectModel(one.getState()).maxOutputTokens?.source).not.toBe('you');
    expect(two.getState().notices).toHaveLength(1);
  });

  it('loses nothing where two tabs save at the same moment and the browser can hold one back', async () => {
    const records = memory();
    let last: Promise<unknown> = Promise.resolve();
    const alone: RecordStore['alone'] = (_name, job) => {
      const next = last.then(job);
      last = next.catch(() => undefined);
      return next;
    };
    const slow: RecordStore = {
      ...records,
      get: async (key) => {
        const value = await records.get(key);
        await new Promise((resolve) => setTimeout(resolve, 5));
        return value;
      },
      alone,
    };
    const [one, two] = [open(), open()];
    for (const [index, store] of [one, two].entries()) await keepWork(store, slow, `tab ${index}`);
    changeFigures(one, ({ overrides }) => ({ overrides: withModelFigure(overrides, GPT, 'windowTokens', mine(400_000)) }));
    changeFigures(two, ({ overrides }) => ({ overrides: withModelFigure(overrides, GPT, 'maxOutputTokens', mine(20_000)) }));
    await settled(one);
    await settled(two);
    expect(records.records.get('figures')).toMatchObject({ overrides: { models: { [GPT]: { windowTokens: mine(400_000), maxOutputTokens: mine(20_000) } } } });
  });

  it('copies aside what it cannot read, says so, and goes on without', async () => {
    for (const broken of [{ schemaVersion: 1, overrides: { models: { [GPT]: { windowTokens: 'many' } } } }, 'nonsense', { schemaVersion: 99 }]) {
      const records = memory();
      records.records.set('figures', broken);
      const store = open();
      await keepWork(store, records, 'tab 1');
      expect(store.getState().figures).toBeNull();
      expect(store.getState().notices).toMatchObject([{ tone: 'warning', text: expect.stringContaining('A copy is kept in this browser.') }]);
      expect([...records.records].filter(([key]) => key !== 'writer')).toEqual([['backup:figures', broken]]);
      // And what comes after is kept again.
      addMine(store);
      await settled(store);
      expect(records.records.get('figures')).toMatchObject({ schemaVersion: 1, overrides: { models: { [MINE]: {} } } });
    }
  });

  it('says so where they cannot be stored', async () => {
    const records = memory();
    const store = open();
    await keepWork(store, records, 'tab 1');
    records.failWith = new Error('The disk is full.');
    addMine(store);
    await settled(store);
    expect(store.getState().notices).toMatchObject([{ tone: 'error', text: 'Your own figures of models are not kept: the browser could not store it. They hold in this tab.' }]);
  });
});

describe('a file of own figures', () => {
  it('goes out and comes in again over what is there', async () => {
    const store = open();
    addMine(store);
    const text = exportOwnFigures(store);
    const other = open();
    changeFigures(other, ({ overrides }) => ({ overrides: withModelFigure(overrides, GPT, 'windowTokens', mine(400_000)) }));
    expect(await importOwnFigures(other, jsonFile('own.json', text))).toBeNull();
    expect(selectModels(other.getState()).find(({ id }) => id === MINE)?.name).toBe('Mine');
    expect(selectModel(other.getState()).windowTokens.value).toBe(400_000);
    undoFigures(other);
    expect(selectModels(other.getState()).some(({ id }) => id === MINE)).toBe(false);
  });

  it('is refused by field, and nothing of it is taken', async () => {
    const store = open();
    addMine(store);
    const { figures } = store.getState();
    const bad = { format: OWN_FIGURES_FORMAT, version: 1, models: { [GPT]: { windowTokens: 'many', maxOutputTokens: 9 } } };
    expect(await importOwnFigures(store, jsonFile('own.json', bad))).toEqual({
      text: 'own.json was not imported. Nothing was changed.',
      details: [`models ${GPT} windowTokens is no whole number of tokens from 1 on`],
    });
    expect((await importOwnFigures(store, jsonFile('a.json', '{"a":')))?.text).toContain('no JSON');
    expect((await importOwnFigures(store, jsonFile('a.json', [])))?.text).toContain('another kind');
    expect((await importOwnFigures(store, jsonFile('a.json', { format: OWN_FIGURES_FORMAT, version: 3 })))?.text).toContain('its version is 3');
    expect(store.getState().figures).toBe(figures);
  });
});

describe('a file of newer data', () => {
  it('is told from a document by its beginning', async () => {
    expect(await dataKindOf(jsonFile('api.json', modelsDevFile()))).toBe('models.dev');
    expect(await dataKindOf(jsonFile('data.json', genaiPricesFile()))).toBe('genai-prices');
    expect(await dataKindOf(jsonFile('data.json', { units: { input_tokens: { per: 1e6, price_key: 'input_mtok', dimensions: {} } }, providers: genaiPricesFile() }))).toBe('genai-prices');
    expect(await dataKindOf(jsonFile('own.json', { format: OWN_FIGURES_FORMAT, version: 1 }))).toBe('own figures');
    // Cut off, it still looks like it, and is refused when it is opened.
    expect(await dataKindOf(jsonFile('api.json', JSON.stringify(modelsDevFile()).slice(0, 900)))).toBe('models.dev');
    expect(await dataKindOf(jsonFile('package.json', { name: 'a', env: [], npm: 'b', models: {} }))).toBeNull();
    expect(await dataKindOf(jsonFile('chat.json', [{ role: 'user', content: 'What is "models"?' }]))).toBeNull();
    expect(await dataKindOf(jsonFile('api.txt', modelsDevFile()))).toBeNull();
  });

  it('is asked about when it is dropped, beside what is added, and stays a document if the user wants', async () => {
    const store = open();
    store.getState().clear();
    const file = jsonFile('api.json', modelsDevFile());
    await store.getState().addFiles([file, jsonFile('notes.json', { a: 1 })]);
    expect(store.getState().work.prompt.parts.map(({ name }) => name)).toEqual(['notes.json']);
    const [notice] = store.getState().notices;
    expect(notice).toMatchObject({ text: 'api.json looks like newer data of models, from models.dev.', choices: [{ label: 'Show what is new' }, { label: 'Add as a document' }] });
    notice?.choices?.[1]?.choose();
    await vi.waitFor(() => expect(store.getState().work.prompt.parts.map(({ name }) => name)).toEqual(['notes.json', 'api.json']), 5000);
  });

  it('is opened at once where newer data is looked at, and own figures never are', async () => {
    const store = open();
    store.getState().showSub('models', 'newer');
    expect(await askAboutData(store, [jsonFile('own.json', { format: OWN_FIGURES_FORMAT, version: 1 }), jsonFile('a.json', {})])).toHaveLength(1);
    expect(store.getState().notices).toMatchObject([{ choices: [{ label: 'Import' }, {}] }]);
    expect(store.getState().newer).toBeNull();
  });

  it('is read for the providers of the catalogue, dated by the day, with what was taken before as its base', async () => {
    const store = open();
    changeFigures(store, () => ({ refreshed: withModelFigure(EMPTY_LAYER, GPT, 'windowTokens', { value: 1, source: 'models-dev-file', asOf: '2026-11-20' }) }));
    await openNewerFile(store, jsonFile('api.json', modelsDevFile()), readHere);
    expect(store.getState().newer).toMatchObject({ fileName: 'api.json', takenOn: '2026-11-27', base: { models: { [GPT]: {} } }, result: { ok: true, value: { kind: 'models-dev', providers: ['openai', 'anthropic', 'vercel-ai-gateway'] } } });
  });

  it('loses nothing when it is refused', async () => {
    const store = open();
    addMine(store);
    const { figures } = store.getState();
    const kindOf = async (file: File, read = readHere) => {
      await openNewerFile(store, file, read);
      const result = store.getState().newer?.result;
      return result?.ok === false ? result.error.kind : null;
    };
    expect(await kindOf(jsonFile('api.json', JSON.stringify(modelsDevFile()).slice(0, -9)))).toBe('not-json');
    expect(await kindOf(jsonFile('a.json', { a: 1 }))).toBe('other-kind');
    expect(await kindOf(jsonFile('a.json', {}), () => Promise.reject(new Error('The worker did not start')))).toBe('unreadable');
    const large = { name: 'large.json', size: MOST_NEWER_BYTES + 1, text: () => Promise.reject(new Error('was read')) } as unknown as File;
    expect(await kindOf(large)).toBe('too-large');
    expect(store.getState().figures).toBe(figures);
    expect(store.getState().work.prompt.parts.length).toBeGreaterThan(0);
  });
});
