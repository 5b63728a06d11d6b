import { expect, it } from 'vitest';
import { WORK_FILE_ENDING, workFileLines } from '@/core/share/work-file';
import type { UnitId } from '@/core/units';
import { createAppStore } from '@/state/store';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { readVersion } from './file-version';

function storeWithText() {
  let ids = 0;
  const store = createAppStore({ tokenizer: fakeTokenizer(), makeId: () => `v${(ids += 1)}` as UnitId });
  store.getState().clear();
  store.getState().addTexts([{ name: 'a.txt', text: 'alpha' }]);
  return store;
}

it('saved work, a request and a text can each be a side, and nothing of the page changes', async () => {
  const store = storeWithText();
  const { work, notices } = store.getState();
  const read = async (name: string, text: string) => {
    const version = await readVersion(store, new File([text], name));
    if (!version.ok) throw new Error(version.error.words);
    expect(version.value.name).toBe(name);
    return version.value.work.prompt.parts.map((part) => [part.role, 'turns' in part ? part.turns.map(({ text: said }) => String(said)) : 'text' in part ? String(part.text) : null]);
  };
  expect(await read(`work${WORK_FILE_ENDING}`, [...workFileLines(work)].join(''))).toEqual([['documents', 'alpha']]);
  expect(await read('request.json', JSON.stringify({ model: 'gpt-5.5', messages: [{ role: 'system', content: 'Be short.' }, { role: 'user', content: 'Hi' }] }))).toEqual([['system', 'Be short.'], ['question', 'Hi']]);
  expect(await read('note.md', '# Note')).toEqual([['documents', '# Note']]);
  expect(store.getState().work).toBe(work);
  expect(store.getState().notices).toBe(notices);
});

it('a file that is none is refused with its reason: a newer version, damage, or no text', async () => {
  const store = storeWithText();
  const lines = [...workFileLines(store.getState().work)].join('');
  const refusal = async (name: string, content: BlobPart) => {
    const version = await readVersion(store, new File([content], name));
    return version.ok ? null : version.error.words;
  };
  expect(await refusal('new.json', lines.replace('"version":1', '"version":9'))).toMatch(/^new\.json was not opened: a newer version of this page wrote it/);
  expect(await refusal('cut.json', lines.slice(0, -20))).toMatch(/^cut\.json was not opened: it is cut off or damaged/);
  expect(await refusal(`none${WORK_FILE_ENDING}`, '')).toBe(`none${WORK_FILE_ENDING} was not opened: it is empty.`);
  expect(await refusal('bytes.bin', new Uint8Array([0, 1, 2, 255, 254, 0, 0]))).toMatch(/^bytes\.bin /);
});
