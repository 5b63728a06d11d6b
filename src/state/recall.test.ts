import { describe, expect, it } from 'vitest';
import { packWork } from '@/core/share/pack-work';
import { unpackWork } from '@/core/share/stored-work';
import { DEFAULT_CHOICES, OWN_ID } from '@/core/recall/choices';
import type { OwnGrid } from '@/core/recall/own-results';
import type { UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { setOwnResults } from './own-data';
import { selectOverlay, selectPartSpans, selectPromptDrops, selectRecallChoices } from './recall-selectors';
import { createAppStore } from './store';

let lastId = 0;
const open = () => createAppStore({ tokenizer: fakeTokenizer(), makeId: () => `id${(lastId += 1)}` as UnitId });

describe('scores by position', () => {
  it('lie along the enabled parts, and their figure follows importance, which undo takes back', () => {
    const store = open();
    const spans = selectPartSpans(store.getState());
    expect([spans[0]?.startFraction, spans.at(-1)?.endFraction]).toEqual([0, 1]);
    const drops = selectPromptDrops(store.getState());
    expect(selectPromptDrops(store.getState())).toBe(drops);
    const last = spans.at(-1)?.id as UnitId;
    store.getState().setImportance(last, 5);
    store.getState().setImportance(last, 50);
    const heavy = selectPromptDrops(store.getState());
    expect(heavy?.parts.at(-1)?.weight).toBe(50);
    expect(Math.abs((heavy?.weightedDropPts ?? 0) - (heavy?.parts.at(-1)?.meanDropPts ?? 9))).toBeLessThan(1);
    // Both were one run of the same edit.
    store.getState().undo();
    expect(selectPromptDrops(store.getState())?.weightedDropPts).toBe(drops?.weightedDropPts);
    store.getState().setEnabled([last], false);
    expect(selectPartSpans(store.getState())).toHaveLength(spans.length - 1);
  });

  it('of own tests are taken away and replaced with a way back, which keeps what was set since', () => {
    const store = open();
    const grid = (model: string): OwnGrid => ({ model, rows: [{ lengthTokens: 1000, cells: [{ depthFraction: 0, scoreSum: 1, trials: 1 }, { depthFraction: 1, scoreSum: 0, trials: 1 }] }] });
    const undo = () => store.getState().notices.at(-1)?.choices?.find(({ label }) => label === 'Undo')?.choose();
    setOwnResults(store, grid('a'));
    expect(store.getState().notices).toEqual([]);
    store.getState().setRecall({ evidenceId: OWN_ID });
    setOwnResults(store, grid('b'));
    undo();
    expect(selectRecallChoices(store.getState()).own?.model).toBe('a');
    setOwnResults(store, null);
    expect(selectRecallChoices(store.getState())).toMatchObject({ own: null, evidenceId: DEFAULT_CHOICES.evidenceId });
    store.getState().setRecall({ thresholdPts: 10 });
    undo();
    expect(selectRecallChoices(store.getState())).toMatchObject({ own: { model: 'a' }, evidenceId: OWN_ID, thresholdPts: 10 });
  });

  it('of a prompt with an attachment that is not counted say so, and no longer where it is switched off', () => {
    const store = open();
    const isRemarked = () => {
      const overlay = selectOverlay(store.getState());
      return overlay.ok && overlay.value.remarks.includes('An attachment is not counted: places are those without it.');
    };
    expect(isRemarked()).toBe(false);
    store.getState().addArrivals([{ name: 'a.mp4', attachment: { kind: 'video', sizeBytes: 9, millis: 1000 } as never }]);
    const { id } = store.getState().work.prompt.parts.find(({ name }) => name === 'a.mp4')!;
    expect(isRemarked()).toBe(true);
    store.getState().setEnabled([id], false);
    expect(isRemarked()).toBe(false);
  });

  it('keep importance and pins with the work', () => {
    const store = open();
    const [first, second] = selectPartSpans(store.getState()).map(({ id }) => id) as [UnitId, UnitId];
    store.getState().setImportance(first, 0);
    store.getState().setPinned(first, true);
    store.getState().setPinned(second, true);
    store.getState().setPinned(first, false);
    const { work } = store.getState();
    expect(work).toMatchObject({ importance: { [first]: 0 }, pinnedIds: [second] });
    const { manifest, texts } = packWork(work);
    expect(unpackWork(JSON.parse(JSON.stringify(manifest)), texts)).toEqual({ ok: true, value: work });
    expect(unpackWork({ ...manifest, importance: [[first, -1]] }, texts).ok).toBe(false);
  });

  it('follow what is chosen, and are refused in words where that has no basis', () => {
    const store = open();
    expect(selectRecallChoices(store.getState()).evidenceId).toBe('zhs2026-pooled-100');
    store.getState().setRecall({ evidenceId: 'veseli-retrieval-mean' });
    const overlay = selectOverlay(store.getState());
    expect(overlay.ok ? null : overlay.error.kind).toBe('outside-measured');
    expect(selectPromptDrops(store.getState())).toBeNull();
    store.getState().setRecall({ evidenceId: 'teaching', thresholdPts: 10 });
    expect(selectRecallChoices(store.getState())).toMatchObject({ evidenceId: 'teaching', thresholdPts: 10 });
    expect(selectOverlay(store.getState())).toMatchObject({ ok: true, value: { basis: 'drawing' } });
  });

  it('are off until asked for, and pointed out until answered', () => {
    const store = open();
    expect(store.getState()).toMatchObject({ overlayOn: false, overlayOffered: false });
    store.getState().setOverlay(true);
    store.getState().setOverlay(false);
    expect(store.getState()).toMatchObject({ overlayOn: false, overlayOffered: true });
  });
});
