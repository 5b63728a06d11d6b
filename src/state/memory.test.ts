import { describe, expect, it } from 'vitest';
import { NO_FIELDS } from '@/core/memory/own-architecture';
import type { UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import type { RecordStore } from './keeping';
import { DEFAULT_MEMORY, keepMemory, readMemory, selectMemory } from './memory-defaults';
import { replaceOwnArchitecture } from './own-data';
import { createAppStore } from './store';

const newStore = () => createAppStore({ tokenizer: fakeTokenizer(), makeId: () => 'id' as UnitId });
const own = { id: 'own-1', fields: { ...NO_FIELDS, name: 'Mine', layers: '4', queryHeads: '4', kvHeads: '2', headDim: '64', paramsB: '1', contextTokens: '4096' } };

describe('what was set for memory and time', () => {
  it('comes back at the next visit, own architectures too', async () => {
    const kept = new Map<string, unknown>();
    const records: RecordStore = {
      read: async () => kept,
      get: async (key) => structuredClone(kept.get(key)),
      write: async (entries) => {
        for (const [key, value] of entries) kept.set(key, structuredClone(value));
      },
    };
    const first = newStore();
    await keepMemory(first, records);
    first.getState().setMemory({ batch: 8, cacheDtype: 'fp8', ownArchitectures: [own], architectureId: own.id });
    while (first.getState().activities.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const second = newStore();
    await keepMemory(second, records);
    expect(selectMemory(second.getState())).toEqual({ ...DEFAULT_MEMORY, batch: 8, cacheDtype: 'fp8', ownArchitectures: [own], architectureId: own.id });
  });

  it('has a way back where an own architecture is removed or changed, to its place', () => {
    const store = newStore();
    const second = { ...own, id: 'own-2' };
    store.getState().setMemory({ ownArchitectures: [own, second], architectureId: own.id });
    const undo = () => store.getState().notices.at(-1)?.choices?.[0]?.choose();
    replaceOwnArchitecture(store, own.id, null);
    expect(selectMemory(store.getState())).toMatchObject({ ownArchitectures: [second], architectureId: null });
    store.getState().setMemory({ batch: 3 });
    undo();
    expect(selectMemory(store.getState())).toMatchObject({ ownArchitectures: [own, second], architectureId: own.id, batch: 3 });
    replaceOwnArchitecture(store, second.id, { ...second, fields: { ...second.fields, name: 'Other' } });
    expect(store.getState().notices.at(-1)?.text).toBe('Mine was changed.');
    undo();
    expect(selectMemory(store.getState())).toMatchObject({ ownArchitectures: [own, second], architectureId: own.id });
  });

  it('is that of a first visit where a field cannot be read', () => {
    expect(readMemory({ batch: 0, gpus: 2.5, weightDtype: 'fp64', gpuId: 'tpu', mfuPercent: 40, ownArchitectures: [own, { id: 'own-2', fields: {} }] })).toEqual({ mfuPercent: 40 });
    for (const other of [null, undefined, 'x', [], 7]) expect(readMemory(other)).toEqual({});
  });
});
