// The window that an imported request has its server serve is that of its model.
import { expect, it } from 'vitest';
import { settingsOf } from '@/core/share/work';
import { openQuickStore } from '@/test/quick-store';
import { importOfUnit } from './imports-slice';
import { selectModel, selectSettings } from './selectors';

const LLAMA = 'meta/llama-3.1-8b-instruct';

async function paste(model: string | undefined, options: object) {
  const { store, settled } = openQuickStore();
  store.getState().clear();
  store.getState().addPastedText(JSON.stringify({ model, messages: [{ role: 'user', content: 'Hi' }], options }));
  await settled();
  const now = store.getState;
  const figures = () => {
    const { limits, servedWindowTokens, reserveTokens } = selectSettings(now());
    return [now().work.modelId, limits.windowTokens, servedWindowTokens, reserveTokens];
  };
  return { now, figures, notice: () => now().notices.at(-1)! };
}

it('of a model that is known, with the reserve that its options ask for, until it becomes a text', async () => {
  const { now, figures, notice } = await paste('llama3.1:8b', { num_ctx: 8192, num_predict: 512 });
  expect(figures()).toEqual([LLAMA, 8192, 8192, 512]);
  expect(notice().details).toContain('Served window: 8,192 tokens (num_ctx).');
  await now().rereadImport(importOfUnit(now().imports, now().work.prompt.parts[0]!.id)!, 'plain');
  expect([now().work.settings, notice().details]).toEqual([{}, ['As before the request came: the model, the reserve and the served window.']]);
  now().undo();
  expect(figures()).toEqual([LLAMA, 8192, 8192, 512]);
});

it('is no larger than the model’s own', async () => {
  const { figures, notice } = await paste('llama3.1:8b', { num_ctx: 10_000_000 });
  expect(figures().slice(0, 3)).toEqual([LLAMA, 128_000, null]);
  expect(notice().details).toContain('num_ctx 10,000,000 is not less than the window of Llama 3.1 8B, which stays.');
});

it('of one that is not known is told, and is that of the model which is taken for it', async () => {
  const { now, figures, notice } = await paste('qwen3:8b', { num_ctx: 8192, num_predict: 512 });
  const { id, name } = selectModel(now());
  expect([figures()[2], notice().details.join('\n')]).toEqual([null, expect.stringContaining(`num_ctx 8,192 is the window that is served; that of ${name} stays.`)]);
  notice().choices!.find(({ label }) => label.startsWith('Use '))!.choose();
  expect(figures().slice(1)).toEqual([8192, 8192, 512]);
  expect(figures()[0]).toMatch(/qwen/);
  expect(settingsOf(now().work.settings, id).servedWindowTokens).toBeNull();
  now().undo();
  expect(figures().slice(0, 3)).toEqual([id, selectModel(now()).windowTokens.value, null]);
});
