// What two requests have in common, where a part of them is not here to be counted.
import { expect, it } from 'vitest';
import { promptPartsOf } from '@/core/importers/formats/imported-parts';
import { importText } from '@/core/importers/formats/registry';
import { addParts, EMPTY_PROMPT, setEnabled } from '@/core/prompt/edit';
import type { UnitId } from '@/core/units';
import { openFakeStore } from '@/test/fake-store';
import { gatheredRows } from './gathered-rows';
import { lensOf } from './prefix-lens';

it('is an estimate with what is not counted in it, and exact without', async () => {
  let ids = 0;
  const content = [{ type: 'image_url', image_url: { url: 'https://example.org/a.png' } }];
  const prompt = addParts(EMPTY_PROMPT, promptPartsOf(importText(JSON.stringify({ model: 'gpt-5.5', messages: [{ role: 'user', content }] }))!, () => `p${(ids += 1)}` as UnitId));
  const { store } = openFakeStore();
  const lensWith = async (isOn: boolean) => {
    const work = setEnabled(prompt, [prompt.parts[0]!.id], isOn);
    store.setState({ work: { ...store.getState().work, prompt: work } });
    return (await lensOf(store, work, new AbortController().signal))!;
  };
  const lens = await lensWith(true);
  expect(lens.common).toMatchObject({ tokens: 0, exactness: 'estimate' });
  expect(gatheredRows(lens.rows).map(({ name, isCounted }) => [name, isCounted])).toEqual([['image by address or id', false]]);
  expect((await lensWith(false)).common.exactness).toBe('exact');
});
