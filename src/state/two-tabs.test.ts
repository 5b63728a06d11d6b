import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openFakeStore, partNames } from '@/test/fake-store';
import { memory } from '@/test/memory-records';
import { keepWork, type TabLock } from './keeping';

beforeEach(() => {
  vi.useFakeTimers();
});

describe('two tabs with a lock', () => {
  /** As the browser's: one holder, who is told when it is taken by force. */
  function oneLock() {
    let lost: (() => void) | null = null;
    const lock: TabLock = {
      take: async (isForced, onLost) => {
        if (lost !== null && !isForced) return false;
        lost?.();
        lost = onLost;
        return true;
      },
    };
    return { lock, free: () => (lost = null) };
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
    expect(two.store.getState().notices.map(({ text }) => text)).toEqual([expect.stringContaining('another tab'), expect.stringContaining('The other tab'), '4']);
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
});
