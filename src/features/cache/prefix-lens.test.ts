// What two requests have in common, where a part of them is not here to be counted.
import { expect, it } from 'vitest';
import { promptPartsOf } from '@/core/importers/formats/imported-parts';
import { importText } from '@/core/importers/formats/registry';
import { addParts, EMPTY_PROMPT, setEnabled } from '@/core/prompt/edit';
import type { Part } from '@/core/prompt/part';
import type { UnitId } from '@/core/units';
import { succeed } from '@/core/result';
import { createAppStore } from '@/state/store';
import { openFakeStore } from '@/test/fake-store';
import { loadEncoder } from '@/test/load-encoder';
import { localTokenizer } from '@/test/local-tokenizer';
import { assumedWords } from './assumed-words';
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

it('has nothing for sure from the first part on that only looks the same, and names it', async () => {
  let ids = 0;
  const withheld = (name: string, tokens: number): Part => ({ id: `w${(ids += 1)}` as UnitId, role: 'system', name, enabled: true, attachment: { kind: 'withheld', fileName: name, mediaType: 'text/plain', sizeBytes: 40, characters: 40, tokens, low: tokens, high: tokens, exactness: 'exact', countedWith: 'o200k_base' } });
  const sure = withheld('rules', 5);
  const { store } = openFakeStore();
  const lensWith = async (earlier: readonly Part[], later: readonly Part[]) => {
    store.setState({ work: { ...store.getState().work, prompt: { parts: later, freeOrder: false } } });
    return (await lensOf(store, { parts: earlier, freeOrder: false }, new AbortController().signal))!;
  };
  const assumed = await lensWith([sure, withheld('plan', 9), withheld('plan', 8)], [sure, withheld('plan', 9), withheld('notes', 8)]);
  expect(assumed.common).toEqual({ tokens: 22, low: 5, high: 22, exactness: 'estimate' });
  expect(gatheredRows(assumed.rows).map(({ isAssumed }) => isAssumed)).toEqual([false, true, true]);
  expect(assumed.rows.every(({ isStated }) => isStated)).toBe(true);
  expect(assumedWords(assumed.rows)).toBe('Whether plan and notes are the same in both requests cannot be told, as they are not here. The figures take it that they are.');
  expect(assumedWords(assumed.rows.slice(0, 2))).toBe('Whether plan is the same in both requests cannot be told, as it is not here. The figures take it that it is.');
  const same = await lensWith([sure], [sure]);
  expect([same.common, assumedWords(same.rows)]).toEqual([{ tokens: 5, low: 5, high: 5, exactness: 'exact' }, '']);
});

it('is exact up to a call of a tool, and no further', async () => {
  const encoder = await loadEncoder('o200k_base');
  const tokenizer = { ...localTokenizer(encoder), count: ({ text }: { readonly text: unknown }) => Promise.resolve(succeed({ tokens: encoder.count(text as string) })) };
  const store = createAppStore({ tokenizer, makeId: () => 'l' as UnitId });
  const history = (text: string): Part => ({ id: 'h' as UnitId, role: 'history', name: 'h', enabled: true, turns: [{ id: 't' as UnitId, speaker: 'assistant', text }] });
  const commonOf = async (earlier: string, later: string) => {
    store.setState({ work: { ...store.getState().work, prompt: { parts: [history(later)], freeOrder: false } } });
    return (await lensOf(store, { parts: [history(earlier)], freeOrder: false }, new AbortController().signal))!.common;
  };
  const said = 'I look for it now.\n';
  const call = '{"name":"find","arguments":{"q":"where it may be';
  expect(await commonOf(`${said}a`, `${said}${call}"}}`)).toMatchObject({ tokens: encoder.count(said), exactness: 'exact' });
  expect(await commonOf(`${said}${call} now"}}`, `${said}${call} then"}}`)).toMatchObject({ tokens: encoder.count(said + call), exactness: 'estimate' });
});
