import { beforeEach, describe, expect, it, vi } from 'vitest';
import { isSameText, LONG_UNITS, LongText, packText } from '@/core/prompt/long-text';
import { PIECE_UNITS } from '@/core/share/text-pieces';
import { packWork } from '@/core/share/pack-work';
import { openFakeStore, partNames } from '@/test/fake-store';
import { keepWork } from './keeping';
import { changesTo } from './saving';
import { memory } from '@/test/memory-records';
import { selectCountedParts } from './selectors';
import type { AppStore } from './store';
import { readWorkspaces } from './workspaces';

/** Varied, so that no two pieces of it are equal. */
function longText(units: number): string {
  const lines: string[] = [];
  for (let length = 0, line = 0; length < units; line += 1) {
    lines.push(`line ${line} of a long text, é\n`);
    length += lines.at(-1)?.length ?? 0;
  }
  return lines.join('').slice(0, units);
}

beforeEach(() => {
  vi.useFakeTimers();
});

describe('keeping', () => {
  it('looks in steps at what there is to store of thousands of texts', () => {
    const { store } = openFakeStore();
    store.getState().addTexts(Array.from({ length: 5_000 }, (_, at) => ({ name: `${at}.md`, text: `text ${at}` })));
    const steps = changesTo(store.getState().work, new Map(), 'tab 1', () => '');
    let [taken, step] = [0, steps.next()];
    for (; step.done !== true; step = steps.next()) taken += 1;
    expect(taken).toBeGreaterThan(10);
    expect(step.value.entries.length).toBeGreaterThan(5_000);
  });

  it('brings the work back, and writes only the texts that changed', async () => {
    const records = memory();
    const { store } = openFakeStore();
    await keepWork(store, records, 'tab 1');
    store.getState().clear();
    store.getState().addTexts([
      { name: 'a.md', text: 'alpha\r\n' },
      { name: 'b.md', text: 'beta' },
    ]);
    await vi.runAllTimersAsync();
    expect([...records.records.keys()].filter((key) => key.startsWith('text:'))).toHaveLength(2);
    const again = openFakeStore();
    await keepWork(again.store, records, 'tab 1');
    expect(again.store.getState().work).toEqual(store.getState().work);

    records.written.length = 0;
    const [first] = again.store.getState().work.prompt.parts;
    if (first === undefined) throw new Error('nothing restored');
    again.store.getState().setText(first.id, 'gamma');
    await vi.runAllTimersAsync();
    expect(records.written[0]).toEqual(['manifest', 'writer', `text:${first.id}`]);
    expect(again.store.getState().activities.size).toBe(0);
  });

  it('where the browser opens no storage says so in plain words, and offers the work as a file', async () => {
    const { store } = openFakeStore();
    await keepWork(store, { ...memory(), read: () => Promise.reject(new TypeError("Cannot read properties of undefined (reading 'open')")) }, 'tab 1');
    expect(store.getState().notices).toMatchObject([{ tone: 'warning', text: 'Work is not kept across reloads here: the browser does not open its storage for this page.', action: 'save' }]);
  });

  describe('before the work of the last visit is back', () => {
    async function visits() {
      const records = memory();
      const { store } = openFakeStore();
      await keepWork(store, records, 'tab 1');
      store.getState().addPastedText('of the last visit');
      await vi.runAllTimersAsync();
      const again = openFakeStore();
      return { records, kept: store.getState().work, store: again.store, back: keepWork(again.store, records, 'tab 1') };
    }

    it('what arrives waits, is added to it, and is kept', async () => {
      // Time stands still while a module is loaded.
      await Promise.all([import('./add-files'), import('./false-names')]);
      const { records, store, back } = await visits();
      const added = store.getState().addFiles([new File(['dropped'], 'dropped.md')]);
      store.getState().addPastedText('pasted');
      await back;
      await vi.runAllTimersAsync();
      await added;
      await vi.runAllTimersAsync();
      const last = openFakeStore();
      await keepWork(last.store, records, 'tab 1');
      expect(partNames(last.store).toSorted()).toEqual(['Pasted text', 'Pasted text 2', 'dropped.md']);
    });

    it('what arrives waits no longer than for a store that answers', async () => {
      const { store } = openFakeStore();
      void keepWork(store, { ...memory(), read: () => new Promise(() => {}) }, 'tab 1');
      await Promise.all([import('./add-files'), import('./false-names')]);
      const added = store.getState().addFiles([new File(['dropped'], 'dropped.md')]);
      store.getState().addPastedText('pasted');
      await vi.advanceTimersByTimeAsync(4000);
      expect(store.getState().work.untouchedSample).toBe(true);
      await vi.advanceTimersByTimeAsync(2000);
      await added;
      expect(partNames(store).toSorted()).toEqual(['Pasted text', 'dropped.md']);
    });

    it('what arrives as soon as it is back is kept, with no change after it, and on a first visit too', async () => {
      for (const { records, store, back } of [await visits(), { ...openFakeStore(), records: memory(), back: null }]) {
        store.subscribe((state, before) => before.activities.has('restoring') && !state.activities.has('restoring') && store.getState().addPastedText('pasted'));
        await (back ?? keepWork(store, records, 'tab 1'));
        await vi.runAllTimersAsync();
        const last = openFakeStore();
        await keepWork(last.store, records, 'tab 1');
        expect(last.store.getState().work).toEqual(store.getState().work);
        expect(partNames(last.store).at(-1)).toBe(back === null ? 'Pasted text' : 'Pasted text 2');
      }
    });

    it('what was changed is one undo away, so that saving it does not write over what is kept', async () => {
      const { kept, store, back } = await visits();
      store.getState().deleteUnits([store.getState().work.prompt.parts[0]!.id]);
      const changed = store.getState().work;
      await back;
      expect(store.getState().work).toEqual(kept);
      expect(store.getState().notices.map(({ text, action }) => [text, action])).toEqual([['Your work is back. What was changed before it was is one Undo away.', 'undo']]);
      store.getState().undo();
      expect(store.getState().work).toBe(changed);
    });
  });

  describe('a store that the browser has cleared', () => {
    async function cleared() {
      const records = memory();
      let close = () => {};
      const { store } = openFakeStore();
      await keepWork(store, Object.assign(records, { onClosed: (tell: () => void) => (close = tell) }), 'tab 1');
      store.getState().addTexts([{ name: 'a.md', text: 'alpha' }]);
      await vi.runAllTimersAsync();
      // Time stands still while a module is loaded.
      await import('./cleared');
      records.records.clear();
      return { records, store, close: () => close() };
    }
    const told = (store: AppStore) => store.getState().notices.flatMap(({ tone, text }) => (tone === 'info' ? [] : [text]));
    const CLEARED = 'The browser has cleared what this page kept. What is open is kept again.';

    it('is told, and has all that is shown again at once, or with the next change where nobody says that it was closed', async () => {
      for (const how of ['closed', 'changed']) {
        const { records, store, close } = await cleared();
        if (how === 'closed') close();
        else store.getState().addTexts([{ name: 'b.md', text: 'beta' }]);
        await vi.runAllTimersAsync();
        expect(told(store)).toEqual([CLEARED]);
        expect(store.getState()).toMatchObject({ clearings: 1, keptWork: store.getState().work });
        const again = openFakeStore();
        await keepWork(again.store, records, 'tab 1');
        expect(again.store.getState().work).toEqual(store.getState().work);
        // It is not said again.
        store.getState().addTexts([{ name: 'c.md', text: 'gamma' }]);
        await vi.runAllTimersAsync();
        expect(store.getState().clearings).toBe(1);
      }
    });

    it('loses the other workspaces, and says so', async () => {
      const { records, store, close } = await cleared();
      store.setState({ workspaceName: 'Second' });
      close();
      await vi.runAllTimersAsync();
      expect(told(store)).toEqual([`${CLEARED} Other workspaces are gone.`]);
      expect(await readWorkspaces(records)).toEqual({ openId: 'first', openName: 'Second', closed: [] });
    });

    it('that was only closed is written again, and nothing is said', async () => {
      const { records, store, close } = await cleared();
      await records.write([['manifest', 1], ['writer', 'tab 1']]);
      close();
      await vi.runAllTimersAsync();
      expect([told(store), store.getState().keptWork]).toEqual([[], store.getState().work]);
    });

    it('is tried again a few times while it cannot be written, without a change', async () => {
      const { records, store, close } = await cleared();
      records.failWith = new Error('The connection was closed.');
      close();
      await vi.advanceTimersByTimeAsync(500);
      const failed = 'Not saved: the browser could not store it. The work stays in this tab.';
      expect(told(store)).toEqual([CLEARED, failed]);
      await vi.runAllTimersAsync();
      expect([told(store), store.getState().activities.size, store.getState().clearings]).toEqual([[CLEARED, failed], 0, 1]);
      store.getState().addPart('documents');
      await vi.advanceTimersByTimeAsync(500);
      records.failWith = null;
      await vi.runAllTimersAsync();
      expect(told(store)).toEqual([CLEARED]);
      expect(store.getState().keptWork).toBe(store.getState().work);
    });
  });

  it('what is unsaved when the page goes is written at once, in one go, and newer than what was on its way', async () => {
    const listeners = new Map<string, () => void>();
    vi.stubGlobal('addEventListener', (type: string, listener: () => void) => listeners.set(type, listener));
    const records = memory();
    const { store } = openFakeStore();
    await keepWork(store, records, 'tab 1', { take: async () => true, whenFree: () => new Promise(() => {}) });
    vi.unstubAllGlobals();
    const write = vi.spyOn(records, 'write');
    listeners.get('pagehide')?.();
    expect(write).not.toHaveBeenCalled();
    store.getState().addTexts([{ name: 'a.md', text: 'alpha' }, { name: 'long.txt', text: packText('x'.repeat(LONG_UNITS + 1)) }]);
    // It reads before it writes, and would write what is older by then.
    const get = vi.spyOn(records, 'get').mockImplementation(() => new Promise(() => {}));
    await vi.advanceTimersByTimeAsync(500);
    expect(get).toHaveBeenCalled();
    store.getState().addTexts([{ name: 'b.md', text: 'beta' }]);
    listeners.get('pagehide')?.();
    expect(write).toHaveBeenCalledExactlyOnceWith(expect.anything(), [], true);
    const last = openFakeStore();
    await Promise.all([keepWork(last.store, records, 'tab 2'), vi.runAllTimersAsync()]);
    expect(packWork(last.store.getState().work).manifest).toEqual(packWork(store.getState().work).manifest);
    expect(selectCountedParts(last.store.getState()).map(({ characters }) => characters)).toEqual([5, LONG_UNITS + 1, 4]);
    // Of what another tab may have written, or the browser cleared, nothing counts as stored.
    records.records.clear();
    store.setState({ keeping: 'elsewhere' });
    store.setState({ keeping: 'here' });
    store.getState().renamePart(store.getState().work.prompt.parts[0]!.id, 'd.md');
    listeners.get('pagehide')?.();
    const after = openFakeStore();
    await Promise.all([keepWork(after.store, records, 'tab 3'), vi.runAllTimersAsync()]);
    expect(partNames(after.store)).toEqual(['d.md', 'long.txt', 'b.md']);
    // It stays after all, as a page that is gone back to does.
    get.mockRestore();
    write.mockClear();
    listeners.get('pagehide')?.();
    expect(write).not.toHaveBeenCalled();
    listeners.get('pageshow')?.();
    store.getState().renamePart(store.getState().work.prompt.parts[0]!.id, 'c.md');
    listeners.get('pagehide')?.();
    expect(write).toHaveBeenCalledTimes(1);
  });

  it('keeps one whole work when two tabs write', async () => {
    const records = memory();
    const one = openFakeStore();
    await keepWork(one.store, records, 'tab 1');
    one.store.getState().clear();
    one.store.getState().addTexts([
      { name: 'a.md', text: 'alpha' },
      { name: 'b.md', text: 'beta' },
    ]);
    await vi.runAllTimersAsync();
    const two = openFakeStore();
    await keepWork(two.store, records, 'tab 2');
    const b = two.store.getState().work.prompt.parts[1];
    if (b === undefined) throw new Error('nothing restored');
    two.store.getState().deleteUnits([b.id]);
    await vi.runAllTimersAsync();
    one.store.getState().addPastedText('gamma');
    await vi.runAllTimersAsync();
    expect(one.store.getState().notices.at(-1)?.text).toContain('another tab');
    const three = openFakeStore();
    await keepWork(three.store, records, 'tab 3');
    expect(partNames(three.store)).toEqual(['a.md', 'b.md', 'Pasted text']);
  });

  it('saves the first change at once and a run of changes every so often', async () => {
    const records = memory();
    const { store } = openFakeStore();
    await keepWork(store, records, 'tab 1');
    const write = vi.spyOn(records, 'write');
    const id = store.getState().addPart('documents');
    await vi.advanceTimersByTimeAsync(1);
    expect(write).toHaveBeenCalledTimes(1);
    for (let key = 0; key < 20; key += 1) {
      store.getState().setText(id, 'x'.repeat(key + 1));
      await vi.advanceTimersByTimeAsync(90);
    }
    expect(write.mock.calls.length).toBeGreaterThan(3);
    expect(write.mock.calls.length).toBeLessThan(8);
  });

  /** The browser had no room for the last change. */
  async function clearedInFullStore() {
    const records = memory();
    const { store } = openFakeStore();
    await keepWork(store, records, 'tab 1');
    records.failWith = Object.assign(new Error('full'), { name: 'QuotaExceededError' });
    store.getState().clear();
    await vi.runAllTimersAsync();
    return { store, records };
  }

  it('tells a full store and goes on in memory', async () => {
    const { store } = await clearedInFullStore();
    expect(store.getState().notices.at(-1)?.text).toContain('full');
    expect(store.getState().work.prompt.parts).toEqual([]);
    expect(store.getState().activities.size).toBe(0);
  });

  it('tries a full store again when the page is looked at again, as room may have been made', async () => {
    const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
    vi.stubGlobal('document', page);
    const { store, records } = await clearedInFullStore();
    records.failWith = null;
    page.dispatchEvent(new Event('visibilitychange'));
    await vi.runAllTimersAsync();
    vi.unstubAllGlobals();
    expect(store.getState().keptWork).toBe(store.getState().work);
    expect(store.getState().notices.some(({ action }) => action === 'save')).toBe(false);
  });

  it('offers a file, which holds the work, for as long as it is not stored', async () => {
    const records = memory();
    const { store } = openFakeStore();
    await keepWork(store, records, 'tab 1');
    for (const failure of [Object.assign(new Error('full'), { name: 'QuotaExceededError' }), new Error('broken')]) {
      records.failWith = failure;
      store.getState().addPart('documents');
      await vi.runAllTimersAsync();
      expect(store.getState().notices.at(-1)).toMatchObject({ action: 'save', text: expect.not.stringContaining('report') });
      records.failWith = null;
      store.getState().addPart('documents');
      await vi.runAllTimersAsync();
      expect(store.getState().notices.filter(({ text }) => text.startsWith('Not saved'))).toEqual([]);
    }
  });

  it('writes nothing that was made ready when all was deleted', async () => {
    const records = memory();
    const { store } = openFakeStore();
    await keepWork(store, records, 'tab 1');
    vi.spyOn(records, 'get').mockImplementation(async () => void store.setState({ keeping: 'stopped' }));
    const before = records.written.length;
    store.getState().addTexts([{ name: 'a.md', text: 'alpha' }]);
    await vi.runAllTimersAsync();
    expect(store.getState().keeping).toBe('stopped');
    expect(records.written).toHaveLength(before);
  });

  it('keeps a copy of what it cannot read and starts with the sample', async () => {
    const records = memory();
    records.records.set('manifest', { schemaVersion: 1, nonsense: true });
    const { store } = openFakeStore();
    await keepWork(store, records, 'tab 1');
    expect(store.getState().work.untouchedSample).toBe(true);
    expect(store.getState().notices.at(-1)?.tone).toBe('warning');
    expect(records.records.has('backup:manifest')).toBe(true);
  });

  describe('a long text', () => {
    const text = longText(LONG_UNITS * 3.2);
    const packed = packText(text);
    const keysWith = (records: ReadonlyMap<string, unknown>, prefix: string) => [...records.keys()].filter((key) => key.startsWith(prefix));

    async function keep() {
      const records = memory();
      const { store } = openFakeStore();
      await keepWork(store, records, 'tab 1');
      store.getState().addTexts([{ name: 'long.txt', text: packed }]);
      await vi.runAllTimersAsync();
      const id = store.getState().work.prompt.parts[0]?.id;
      if (id === undefined) throw new Error('not added');
      return { records, store, id };
    }

    it('is stored in pieces of UTF-8, and comes back so', async () => {
      const { records } = await keep();
      const values = [...records.records.values()].filter((value) => value instanceof Uint8Array);
      expect(values).toHaveLength(13);
      expect(Math.max(...values.map((value) => value.length))).toBeLessThanOrEqual(PIECE_UNITS * 1.5);
      expect(keysWith(records.records, 'piece:')).toHaveLength(13);
      const again = openFakeStore();
      const restored = keepWork(again.store, records, 'tab 2');
      await vi.runAllTimersAsync();
      await restored;
      const [part] = again.store.getState().work.prompt.parts;
      if (part === undefined || !('text' in part)) throw new Error('not restored');
      expect(part.text).toBeInstanceOf(LongText);
      expect(isSameText(part.text, text)).toBe(true);
      expect(selectCountedParts(again.store.getState())[0]?.characters).toBe(text.length);
    });

    it('is stored when it is counted and laid out, and at once when the page goes', async () => {
      const listeners = new Map<string, () => void>();
      vi.stubGlobal('addEventListener', (type: string, listener: () => void) => listeners.set(type, listener));
      const records = memory();
      const { store } = openFakeStore();
      await keepWork(store, records, 'tab 1');
      vi.unstubAllGlobals();
      store.getState().addTexts([{ name: 'long.txt', text: packed }]);
      const id = store.getState().work.prompt.parts[0]!.id;
      store.setState({ counting: new Map([[id, { doneUnits: 0, totalUnits: packed.length, doneBytes: 0 }]]) });
      await vi.runAllTimersAsync();
      expect(keysWith(records.records, 'piece:')).toEqual([]);
      expect(store.getState().activities.get('saving')).toBe(1);
      store.setState((state) => ({ counting: new Map(), tokens: { ...state.tokens, status: 'running' } }));
      await vi.runAllTimersAsync();
      expect(keysWith(records.records, 'piece:')).toEqual([]);
      store.setState((state) => ({ tokens: { ...state.tokens, status: 'ready' } }));
      await vi.runAllTimersAsync();
      expect(keysWith(records.records, 'piece:')).toHaveLength(13);
      expect(store.getState().activities.size).toBe(0);

      store.setState((state) => ({ tokens: { ...state.tokens, status: 'running' } }));
      store.getState().renamePart(id, 'renamed.txt');
      await vi.runAllTimersAsync();
      const before = records.written.length;
      listeners.get('pagehide')?.();
      await vi.runAllTimersAsync();
      expect(records.written.length).toBe(before + 1);
      expect(store.getState().activities.size).toBe(0);
    });

    it('is rewritten only where an edit has changed it, and nothing is left behind', async () => {
      const { records, store, id } = await keep();
      const before = new Map(records.records);
      records.written.length = 0;
      store.getState().setText(id, `${text.slice(0, 1000)}an edit${text.slice(1000)}`);
      await vi.runAllTimersAsync();
      const written = records.written.flat().filter((key) => key.startsWith('piece:'));
      expect(written).toHaveLength(1);
      expect(keysWith(records.records, 'piece:')).toHaveLength(13);
      expect(keysWith(records.records, 'piece:').filter((key) => before.has(key))).toHaveLength(12);
      store.getState().deleteUnits([id]);
      await vi.runAllTimersAsync();
      expect([...keysWith(records.records, 'piece:'), ...keysWith(records.records, 'text:')]).toEqual([]);
    });

    it('that the first version stored in one record is read, and cut with the next change', async () => {
      const records = memory();
      const { store } = openFakeStore();
      store.getState().addTexts([{ name: 'long.txt', text }]);
      const { manifest, texts } = packWork(store.getState().work);
      await records.write([['manifest', { ...manifest, schemaVersion: 1 }], ...[...texts].map(([id, value]) => [`text:${id}`, value] as const)]);
      const again = openFakeStore();
      await keepWork(again.store, records, 'tab 1');
      expect(again.store.getState().work).toEqual(store.getState().work);
      again.store.getState().addPart('question');
      await vi.runAllTimersAsync();
      expect(keysWith(records.records, 'piece:')).toHaveLength(13);
    });

    it('of which a piece is missing is not opened, and what is left is kept', async () => {
      const { records } = await keep();
      records.records.delete(keysWith(records.records, 'piece:')[1] ?? '');
      const { store } = openFakeStore();
      const restored = keepWork(store, records, 'tab 2');
      await vi.runAllTimersAsync();
      await restored;
      expect(store.getState().work.untouchedSample).toBe(true);
      expect(store.getState().notices.at(-1)?.tone).toBe('warning');
      expect(keysWith(records.records, 'backup:piece:')).toHaveLength(12);
    });
  });
});
