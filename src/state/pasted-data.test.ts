import { describe, expect, it } from 'vitest';
import { OWN_FIGURES_FORMAT } from '@/core/catalog/figures';
import type { UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { settled } from '@/test/settled';
import { createAppStore } from './store';

const TOOLS = JSON.stringify([{ type: 'function', function: { name: 'search', description: 'Finds.', parameters: { type: 'object', properties: {} } } }]);

function open() {
  let ids = 0;
  const store = createAppStore({ tokenizer: fakeTokenizer(), makeId: () => `p${(ids += 1)}` as UnitId });
  store.getState().clear();
  const paste = async (text: string) => {
    store.getState().addPastedText(text);
    await settled(store);
    return store.getState().notices.at(-1)?.choices ?? [];
  };
  const roles = () => store.getState().work.prompt.parts.map((part) => [part.role, 'text' in part ? String(part.text) : null]);
  return { store, paste, roles };
}

describe('a pasted text', () => {
  it('that is tools can be made tools where it stays a document, and comes back by undo', () => {
    const { store, roles } = open();
    store.getState().addTexts([{ name: 'tools.json', text: TOOLS }]);
    store.getState().makeTools(store.getState().focusId!);
    expect(roles()).toEqual([['tools', TOOLS]]);
    store.getState().undo();
    expect(roles()).toEqual([['documents', TOOLS]]);
  });

  it('that is data of models is opened as such when that is chosen, and comes back by undo', async () => {
    const { store, paste, roles } = open();
    const text = JSON.stringify({ openai: { id: 'openai', env: ['KEY'], npm: '@ai-sdk/openai', doc: 'https://openai.com', name: 'OpenAI', models: {} } });
    const choices = await paste(text);
    expect(store.getState().notices.at(-1)?.text).toBe('This looks like newer data of models, from models.dev; it was added as a document.');
    choices.find(({ label }) => label === 'Open as such')?.choose();
    expect(store.getState()).toMatchObject({ view: 'models', subViews: { models: 'newer' }, newer: { fileName: 'pasted.json' } });
    expect(roles()).toEqual([]);
    store.getState().undo();
    expect(roles()).toEqual([['documents', text]]);
    await paste(JSON.stringify({ format: OWN_FIGURES_FORMAT, version: 1, models: {} }));
    expect(store.getState().notices.at(-1)?.text).toMatch(/^This looks like own figures of models/);
  });

  it('that is a link to shared work can be looked at, whatever page it is of, and a text that names one is a text', async () => {
    const { store, paste, roles } = open();
    for (const address of ['https://example.org/scope/#/share/1.AbC-_', ' <http://localhost:4811/#/share/2.AbC>\n']) {
      const choices = await paste(address);
      expect(store.getState().notices.at(-1)?.text).toBe('This looks like a link to shared work; it was added as a document.');
      expect([store.getState().sharedLink, roles()]).toEqual([null, [['documents', address]]]);
      choices.find(({ label }) => label === 'Look at the work')?.choose();
      expect([store.getState().sharedLink, roles()]).toEqual([address.includes('<') ? '#/share/2.AbC>' : '#/share/1.AbC-_', []]);
      store.getState().showLink(null);
    }
    for (const text of ['https://example.org/#/share/1.AbC is what she sent', 'See https://example.org/#/share/1.AbC', 'https://example.org/#/shared/1.AbC', 'https://example.org/share/1.AbC']) expect(await open().paste(text)).toEqual([]);
  });

  it('that took the place of the sample gives it back when it is opened as data, unless something has come since', async () => {
    const text = JSON.stringify({ format: OWN_FIGURES_FORMAT, version: 1, models: {} });
    for (const added of [[], [{ name: 'later.txt', text: 'later' }]]) {
      const { store, paste } = open();
      store.getState().loadSample();
      const sample = store.getState().work;
      const choices = await paste(text);
      expect(store.getState().work.prompt.parts).toHaveLength(1);
      store.getState().addTexts(added);
      choices.find(({ label }) => label === 'Open as such')?.choose();
      if (added.length === 0) expect(store.getState().work).toEqual(sample);
      else expect(store.getState().work.prompt.parts.map(({ name }) => name)).toEqual(['later.txt']);
    }
  });

  it('of another kind is asked nothing', async () => {
    const { store, paste } = open();
    for (const text of ['["models"]', '{"name": "a-package", "format": "esm"}', 'the "models" of old']) expect(await paste(text)).toEqual([]);
    expect(store.getState().notices).toEqual([]);
  });
});
