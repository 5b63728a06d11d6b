import { expect, it } from 'vitest';
import type { UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { createAppStore } from './store';
import { unsetVariables } from './unset-variables';

function open() {
  let ids = 0;
  const store = createAppStore({ tokenizer: fakeTokenizer(), makeId: () => `v${(ids += 1)}` as UnitId });
  store.getState().clear();
  return () => store.getState();
}

it('are those without a value in any case, in texts of any length', async () => {
  const now = open();
  now().setText(now().addPart('system'), '{{company}} and {{topic}}');
  now().addTexts([{ name: 'long.txt', text: `${'word '.repeat(60_000)}{{last}} \`{{quoted}}\`` }]);
  expect(await unsetVariables(now().work)).toEqual(['company', 'topic', 'last']);
  now().setVariable('topic', { typical: null, worst: { kind: 'tokens', size: 5 } });
  expect(await unsetVariables(now().work)).toEqual(['company', 'last']);
});

it('are those of texts that a link left out, too', async () => {
  const now = open();
  const text = { kind: 'withheld' as const, fileName: '', mediaType: '', sizeBytes: 0, items: 1, characters: 20, tokens: 5, low: 5, high: 5, exactness: 'exact' as const, countedWith: 'o200k_base', places: [{ name: 'customer', times: 1, units: 12 }] };
  now().replaceWork({ ...now().work, prompt: { freeOrder: false, parts: [{ id: 'x' as UnitId, role: 'system', name: 'System', enabled: true, attachment: text }] } });
  expect(await unsetVariables(now().work)).toEqual(['customer']);
});
