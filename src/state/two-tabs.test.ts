import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openFakeStore, partNames } from '@/test/fake-store';
import { memory } from '@/test/memory-records';
import { keepWork, type TabLock } from './keeping';
import { readWorkspace, readWorkspaces } from './workspaces';

beforeEach(() => {
  vi.useFakeTimers();
});

describe('two tabs with a lock', () => {
  /** As the browser's: one holder, who is told when it is taken by force. */
  function oneLock() {
    let lost: (() => void) | null = null;
    const waiting: (() => void)[] = [];
    const lock: TabLock = {
      take: async (isForced, onLost) => {
        if (lost !== null && !isForced) return false;
        lost?.();
        lost = onLost;
        return true;
      },
      whenFree: () => new Promise((resolve) => (lost === null ? resolve() : waiting.push(resolve))),
    };
    const free = () => {
      lost = null;
      for (const resolve of waiting.splice(0)) resolve();
    };
    return { lock, free };
  }

  /** The first tab is closed, and the second, which has other work, finds that out. */
  async function closedOne() {
    vi.stubGlobal('document', new EventTarget());
    const records = memory();
    const { lock, free } = oneLock();
    const [one, two] = [openFakeStore(), openFakeStore()];
    await keepWork(one.store, records, 'tab 1', lock);
    await keepWork(two.store, records, 'tab 2', lock);
    one.store.getState().addTexts([{ name: 'a.md', text: 'alpha' }]);
    await vi.runAllTimersAsync();
    free();
    two.store.getState().addTexts([{ name: 'b.md', text: 'beta' }]);
    await vi.runAllTimersAsync();
    return { records, two };
  }

  it('one keeps the work, the other is told, can take over, and then the first is told', async () => {
    vi.stubGlobal('document', new EventTarget());
    const records = memory();
    const { lock } = oneLock();
    const [one, two] = [openFakeStore(), openFakeStore()];
    expect(await keepWork(one.store, records, 'tab 1', lock)).toBe(false);
    one.store.getState().addTexts([{ name: 'a.md', text: 'alpha' }]);
    await vi.runAllTimersAsync();
    expect(await keepWork(two.store, records, 'tab 2', lock)).toBe(true);
    expect(two.store.getState().keeping).toBe('elsewhere');
    two.store.getState().addTexts([{ name: 'b.md', text: 'beta' }]);
    await vi.runAllTimersAsync();
    expect((records.records.get('manifest') as { prompt: { parts: object[] } }).prompt.parts).toHaveLength(1);
    two.store.getState().notices.at(-1)?.choices?.find(({ label }) => label === 'Keep it here')?.choose();
    await vi.runAllTimersAsync();
    expect([one.store.getState().keeping, two.store.getState().keeping]).toEqual(['elsewhere', 'here']);
    await vi.waitFor(() => expect(one.store.getState().notices.at(-1)?.text).toContain('another tab'));
    expect((records.records.get('manifest') as { prompt: { parts: object[] } }).prompt.parts).toHaveLength(2);
    vi.unstubAllGlobals();
  });

  it('a tab that finds the other one closed asks before its own work takes the place of what was kept', async () => {
    const { two } = await closedOne();
    expect(two.store.getState().keeping).toBe('elsewhere');
    two.store.getState().notices.at(-1)?.choices?.find(({ label }) => label === 'Open what it kept')?.choose();
    await vi.runAllTimersAsync();
    await vi.waitFor(() => expect(partNames(two.store)).toEqual(['a.md']));
    expect(two.store.getState().keeping).toBe('here');
    vi.unstubAllGlobals();
  });

  it('a question stays until it is answered, comes again when it was dismissed, and what cannot be opened is not written over', async () => {
    const { records, two } = await closedOne();
    const asking = () => two.store.getState().notices.find(({ text }) => text.startsWith('The other tab'));
    for (const text of ['1', '2', '3', '4']) two.store.getState().notify({ tone: 'error', text, details: [], action: null });
    expect(two.store.getState().notices.map(({ text }) => text)).toEqual([expect.stringContaining('The other tab'), '3', '4']);
    two.store.getState().dismiss(asking()!.id);
    two.store.getState().addPart('question');
    await vi.runAllTimersAsync();
    const kept = structuredClone(records.records);
    vi.spyOn(records, 'read').mockRejectedValueOnce(new Error('not now'));
    asking()?.choices?.find(({ label }) => label === 'Open what it kept')?.choose();
    await vi.runAllTimersAsync();
    expect(two.store.getState().notices.at(-1)?.text).toContain('could not be opened');
    expect(two.store.getState().keeping).toBe('elsewhere');
    expect(records.records).toEqual(kept);
    vi.unstubAllGlobals();
  });

  it('while it is asked which stays open, what is here is kept as a workspace, with what is changed meanwhile', async () => {
    const { records, two } = await closedOne();
    const aside = async () => {
      const { closed, openName } = await readWorkspaces(records);
      return { openName, closed: await Promise.all(closed.map(async ({ id, name }) => [name, (await readWorkspace(records, id))?.prompt.parts.map((part) => part.name)] as const)) };
    };
    expect(two.store.getState().notices.at(-1)?.text).toContain('Until then a copy of what is here is kept as one.');
    expect(await aside()).toEqual({ openName: 'My prompt', closed: [['My prompt 2', ['b.md']]] });
    two.store.getState().addTexts([{ name: 'c.md', text: 'gamma' }]);
    two.store.getState().addTexts([{ name: 'd.md', text: 'delta' }]);
    await vi.runAllTimersAsync();
    expect((await aside()).closed).toEqual([['My prompt 2', ['b.md', 'c.md', 'd.md']]]);
    expect(two.store.getState().notices.filter(({ text }) => text.startsWith('The other tab'))).toHaveLength(1);
    // The tab that is opened next shows what was kept, and has the copy beside it.
    const next = openFakeStore();
    await keepWork(next.store, records, 'tab 3');
    expect(partNames(next.store)).toEqual(['a.md']);
    two.store.getState().notices.at(-1)?.choices?.find(({ label }) => label === 'Keep what is here')?.choose();
    await vi.runAllTimersAsync();
    expect(await aside()).toEqual({ openName: 'My prompt 2', closed: [['My prompt', ['a.md']]] });
    expect([...records.records.keys()].filter((key) => key.startsWith('workspace:'))).toHaveLength(2);
    vi.unstubAllGlobals();
  });

  it('a copy that cannot be made is not spoken of', async () => {
    const { records, two } = await closedOne();
    vi.spyOn(records, 'write').mockRejectedValue(new Error('full'));
    two.store.getState().addPart('question');
    await vi.runAllTimersAsync();
    expect(two.store.getState().notices.map(({ text }) => text)).toEqual([expect.stringContaining('Nothing is kept until you choose')]);
    vi.unstubAllGlobals();
  });

  /** Both show what the first one has stored. */
  async function openBoth() {
    vi.stubGlobal('document', new EventTarget());
    const records = memory();
    const { lock, free } = oneLock();
    const [one, two] = [openFakeStore().store, openFakeStore().store];
    await keepWork(one, records, 'tab 1', lock);
    one.getState().addTexts([{ name: 'a.md', text: 'alpha' }]);
    await vi.runAllTimersAsync();
    await keepWork(two, records, 'tab 2', lock);
    const isTold = () => two.getState().notices.some(({ text }) => text.includes('another tab'));
    expect(isTold()).toBe(true);
    const press = async (label: string) => {
      two.getState().notices.flatMap(({ choices = [] }) => choices).find((choice) => choice.label === label)?.choose();
      await vi.runAllTimersAsync();
    };
    /** What a tab opened now shows. */
    const storedNames = async () => {
      const { store } = openFakeStore();
      await keepWork(store, records, 'tab 3');
      return partNames(store);
    };
    return { records, lock, free, one, two, isTold, press, storedNames };
  }

  it('the one that is left takes over by itself, opens what was kept meanwhile, and keeps what is added', async () => {
    const { free, one, two, isTold, storedNames } = await openBoth();
    one.getState().addTexts([{ name: 'b.md', text: 'beta' }]);
    await vi.runAllTimersAsync();
    free();
    await vi.runAllTimersAsync();
    expect(two.getState().keeping).toBe('here');
    expect([isTold(), two.getState().notices.at(-1)?.text]).toEqual([false, expect.stringContaining('This tab keeps the work now')]);
    expect(partNames(two)).toEqual(['a.md', 'b.md']);
    two.getState().addTexts([{ name: 'c.md', text: 'gamma' }]);
    await vi.runAllTimersAsync();
    expect(await storedNames()).toEqual(['a.md', 'b.md', 'c.md']);
    vi.unstubAllGlobals();
  });

  it('the one that is left keeps its own changes where the other one kept nothing new', async () => {
    const { free, two, storedNames } = await openBoth();
    two.getState().addTexts([{ name: 'b.md', text: 'beta' }]);
    await vi.runAllTimersAsync();
    expect(await storedNames()).toEqual(['a.md']);
    free();
    await vi.runAllTimersAsync();
    expect(await storedNames()).toEqual(['a.md', 'b.md']);
    vi.unstubAllGlobals();
  });

  it('a tab that is only loaded anew finds its turn again', async () => {
    const { lock, free, two } = await openBoth();
    free();
    await vi.advanceTimersByTimeAsync(1000);
    await lock.take(false, () => {});
    await vi.runAllTimersAsync();
    expect(two.getState().keeping).toBe('elsewhere');
    for (const text of ['1', '2', '3', '4']) two.getState().notify({ tone: 'error', text, details: [], action: null });
    expect(two.getState().notices.map(({ text }) => text)).toEqual([expect.stringContaining('another tab'), '3', '4']);
    free();
    await vi.runAllTimersAsync();
    expect(two.getState().keeping).toBe('here');
    vi.unstubAllGlobals();
  });

  it('keeping it here opens what the other one kept meanwhile, where nothing was changed here', async () => {
    const { one, two, press, storedNames } = await openBoth();
    one.getState().addTexts([{ name: 'b.md', text: 'beta' }]);
    await vi.runAllTimersAsync();
    await press('Keep it here');
    expect([two.getState().keeping, partNames(two), await storedNames()]).toEqual(['here', ['a.md', 'b.md'], ['a.md', 'b.md']]);
    expect(two.getState().notices.at(-1)?.text).toContain('is open');
    vi.unstubAllGlobals();
  });

  it.each([
    ['Keep it here', false, ['a.md', 'c.md'], ['a.md', 'b.md']],
    ['Keep what is here', true, ['a.md', 'c.md'], ['a.md', 'b.md']],
    ['Open what it kept', true, ['a.md', 'b.md'], ['a.md', 'c.md']],
  ])('%s loses nothing of what both changed: the other work becomes a workspace, and that is told', async (label, isClosed, shown, aside) => {
    const { records, free, one, two, press, storedNames } = await openBoth();
    two.getState().addTexts([{ name: 'c.md', text: 'gamma' }]);
    one.getState().addTexts([{ name: 'b.md', text: 'beta' }]);
    await vi.runAllTimersAsync();
    if (isClosed) free();
    await vi.runAllTimersAsync();
    await press(label);
    expect([two.getState().keeping, partNames(two), await storedNames()]).toEqual(['here', shown, shown]);
    const { closed, openId, openName } = await readWorkspaces(records);
    const [other] = closed;
    expect((await readWorkspace(records, other?.id ?? ''))?.prompt.parts.map(({ name }) => name)).toEqual(aside);
    expect([closed.length, openId === other?.id, openName === other?.name]).toEqual([1, false, false]);
    expect(two.getState().notices.at(-1)?.text).toContain(`the workspace “${other?.name}”`);
    vi.unstubAllGlobals();
  });

  it('a tab that has its turn again does not speak of another tab that is closed', async () => {
    const { free, one, two, press } = await openBoth();
    await press('Keep it here');
    two.getState().addTexts([{ name: 'b.md', text: 'beta' }]);
    await vi.runAllTimersAsync();
    free();
    await vi.runAllTimersAsync();
    expect([one.getState().keeping, partNames(one)]).toEqual(['here', ['a.md', 'b.md']]);
    one.getState().addTexts([{ name: 'c.md', text: 'gamma' }]);
    await vi.runAllTimersAsync();
    expect(one.getState().notices.map(({ text }) => text)).toEqual([expect.stringContaining('This tab keeps the work now')]);
    vi.unstubAllGlobals();
  });
});
