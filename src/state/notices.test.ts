import { describe, expect, it } from 'vitest';
import type { UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { isShown } from './notices-state';
import { createAppStore } from './store';

function storeWithText() {
  let last = 0;
  const store = createAppStore({ tokenizer: fakeTokenizer(), makeId: () => `id-${(last += 1)}` as UnitId });
  store.getState().addTexts([{ name: 'a.csv', text: 'a,b\n1,2\n' }]);
  return { store, id: store.getState().work.prompt.parts[0]!.id };
}
type Store = ReturnType<typeof storeWithText>['store'];
const shown = (store: Store) => store.getState().notices.filter((notice) => isShown(notice, store.getState().work.prompt.parts)).map(({ text }) => text);
const say = (store: Store, text: string, about?: ReadonlySet<UnitId>) => store.getState().notify({ tone: 'info', text, details: [], action: null, choices: [{ label: 'Open', choose: () => {} }], ...(about === undefined ? {} : { about }) });

describe('what is said of parts', () => {
  it('goes with them, and comes back with Undo', () => {
    const { store, id } = storeWithText();
    say(store, 'It is a table.', new Set([id]));
    store.getState().clear();
    expect(shown(store)).toEqual(['The prompt was cleared.']);
    store.getState().undo();
    expect(shown(store)).toContain('It is a table.');
    store.getState().deleteUnits([id]);
    expect(shown(store)).not.toContain('It is a table.');
  });

  it('of files that became no part goes when the prompt is cleared; what speaks of none stays', () => {
    const { store } = storeWithText();
    say(store, 'A file was not added.', new Set());
    say(store, 'A file holds saved work.');
    store.getState().clear();
    expect(shown(store)).toEqual(['A file holds saved work.', 'The prompt was cleared.']);
  });

  it('takes no place of what is shown', () => {
    const { store, id } = storeWithText();
    say(store, 'It is a table.', new Set([id]));
    store.getState().clear();
    for (const text of ['one', 'two']) say(store, text);
    expect(shown(store)).toEqual(['The prompt was cleared.', 'one', 'two']);
  });
});

it('an Undo that is offered for an earlier step does not stay to take back the clearing', () => {
  const { store } = storeWithText();
  store.getState().notify({ tone: 'info', text: 'JSON was made smaller.', details: [], action: 'undo' });
  store.getState().clear();
  expect(store.getState().notices.map(({ text }) => text)).toEqual(['The prompt was cleared.']);
});

it('that files were not added is over once all of them are, and not before', async () => {
  const { store } = storeWithText();
  const bytes = (name: string) => new File([new Uint8Array([0, 1, 2, 255, 254, 0, 0])], name);
  await store.getState().addFiles([bytes('one.bin'), bytes('two.bin')]);
  expect(shown(store)).toContain('2 files were not added.');
  await store.getState().addFiles([new File(['other'], 'other.txt')]);
  await store.getState().addFiles([new File(['first'], 'one.bin'), bytes('two.bin')]);
  expect(shown(store)).toEqual(['2 files were not added.', expect.stringMatching(/^two\.bin /)]);
  await store.getState().addFiles([new File(['second'], 'two.bin')]);
  expect(shown(store)).toEqual(['2 files were not added.']);
  await store.getState().addFiles([new File(['third'], 'one.bin'), new File(['fourth'], 'two.bin')]);
  expect(shown(store)).toEqual([]);
});

describe('a message that made room', () => {
  const folded = (store: Store) => store.getState().notices.flatMap(({ text, isFolded }) => (isFolded === true ? [text] : []));

  it('can be shown again, and takes no place of those that are shown', () => {
    const { store } = storeWithText();
    const { notify, fold, showFolded } = store.getState();
    for (const text of ['first', 'one', 'two', 'three']) {
      notify({ tone: 'info', text, details: ['More of it.'], action: null });
      if (text === 'first') fold(store.getState().notices.at(-1)!.id);
    }
    expect([folded(store), store.getState().notices.length]).toEqual([['first'], 4]);
    showFolded();
    expect([folded(store), shown(store)]).toEqual([[], ['first', 'one', 'two', 'three']]);
  });

  it('is told of a step no more when another follows, but what it says of parts can be read while they are there', () => {
    const { store, id } = storeWithText();
    store.getState().notify({ tone: 'info', text: 'Read as a transcript.', details: ['Thinking was left out.'], action: 'undo', choices: [{ label: 'Change…', choose: () => {} }], about: new Set([id]) });
    store.getState().renamePart(id, 'b.csv');
    const [kept] = store.getState().notices;
    expect(kept).toMatchObject({ text: 'Read as a transcript.', action: null, isFolded: true });
    expect(kept).not.toHaveProperty('choices');
    store.getState().deleteUnits([id]);
    expect(shown(store)).toEqual([]);
  });
});
