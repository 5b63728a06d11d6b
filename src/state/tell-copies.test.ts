import { expect, it } from 'vitest';
import type { UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { settled } from '@/test/settled';
import { createAppStore } from './store';

function open() {
  let ids = 0;
  const store = createAppStore({ tokenizer: fakeTokenizer(), makeId: () => `c${(ids += 1)}` as UnitId });
  store.getState().clear();
  const add = async (...files: readonly (readonly [name: string, text: string | Uint8Array<ArrayBuffer>])[]) => {
    const before = store.getState().notices.at(-1)?.id ?? -1;
    await store.getState().addFiles(files.map(([name, text]) => new File([text], name)));
    await settled(store);
    return store.getState().notices.filter(({ id }) => id > before);
  };
  const names = () => store.getState().work.prompt.parts.map(({ name }) => name);
  return { store, add, names };
}

it('a file that is added again is told, and goes with one press that one Undo takes back', async () => {
  const { store, add, names } = open();
  await add(['a.md', 'one and the same text']);
  expect(await add(['other.md', 'one and the sAme text'])).toEqual([]);
  const [told] = await add(['a.md', 'one and the same text']);
  expect([told?.text, told?.choices?.map(({ label }) => label)]).toEqual(['a.md is here twice, with the same text.', ['Remove the copy', 'Keep both']]);
  told!.choices![0]!.choose();
  expect(names()).toEqual(['a.md', 'other.md']);
  store.getState().undo();
  expect(names()).toEqual(['a.md', 'other.md', 'a.md']);
});

it('several are told with what each is a copy of, those that came together too; empty ones are not', async () => {
  const { add, names } = open();
  await add(['a.md', 'text of a'], ['empty.md', '']);
  const notices = await add(['b.md', 'text of b'], ['c.md', 'text of b'], ['d.md', 'text of a'], ['empty too.md', '']);
  const told = notices.at(-1)!;
  expect([told.text, ...told.details]).toEqual(['2 of these texts are here already.', 'c.md is the same text as b.md, which is here too.', 'd.md is the same text as a.md, which is here too.']);
  told.choices!.find(({ label }) => label === 'Remove 2 copies')!.choose();
  expect(names()).toEqual(['a.md', 'empty.md', 'b.md', 'empty too.md']);
});

it('a long text is compared with one in another form', async () => {
  const { add } = open();
  const long = 'né '.repeat(500_000);
  await add(['long.txt', long]);
  expect((await add(['again.txt', new TextEncoder().encode(long)])).at(-1)?.text).toBe('again.txt is the same text as long.txt, which is here too.');
});
