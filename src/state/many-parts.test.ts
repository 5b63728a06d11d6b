// A prompt of thousands of parts: every row of the list asks for the fill at every change of anything.
import { expect, it, vi } from 'vitest';
import type { Part } from '@/core/prompt/part';
import type { UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { selectFill } from './selectors';
import { createAppStore } from './store';

it('asking for the fill again goes through no part as long as the prompt is the same', () => {
  const store = createAppStore({ tokenizer: fakeTokenizer(), makeId: () => 'x' as UnitId });
  const withheld = { kind: 'withheld', fileName: 'a', mediaType: 'text/plain', sizeBytes: 9, characters: 9, tokens: 3, low: 3, high: 3, exactness: 'exact', countedWith: 'o200k_base' } as const;
  const parts = Array.from({ length: 500 }, (_, index): Part => ({ id: `p${index}` as UnitId, role: 'documents', name: 'a', enabled: true, attachment: withheld }));
  const { work } = store.getState();
  store.getState().replaceWork({ ...work, prompt: { ...work.prompt, parts } });
  const fill = selectFill(store.getState());
  const asked = vi.spyOn(Array.prototype, 'reduce');
  for (let row = 0; row < 20; row += 1) expect(selectFill({ ...store.getState() })).toBe(fill);
  const long = asked.mock.contexts.filter((list) => (list as readonly unknown[]).length === parts.length).length;
  asked.mockRestore();
  expect(long).toBe(0);
});
