import { describe, expect, it } from 'vitest';
import type { UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { DEFAULT_ARCHITECTURE, DEFAULT_GROWTH, selectArchitecture, selectGrowth } from './cost-plan-defaults';
import { createAppStore } from './store';

describe('the choices of the calculators', () => {
  it('are the defaults with what was set in their place, and null takes it back', () => {
    const store = createAppStore({ tokenizer: fakeTokenizer(), makeId: () => 'id' as UnitId });
    expect(selectGrowth(store.getState())).toEqual(DEFAULT_GROWTH);
    store.getState().setGrowth({ turns: 5 });
    store.getState().setGrowth({ userTokens: 70 });
    expect(selectGrowth(store.getState())).toEqual({ ...DEFAULT_GROWTH, turns: 5, userTokens: 70 });
    store.getState().setGrowth({ userTokens: null });
    expect(selectGrowth(store.getState())).toEqual({ ...DEFAULT_GROWTH, turns: 5 });
    expect(selectArchitecture(store.getState())).toEqual(DEFAULT_ARCHITECTURE);
    store.getState().setArchitecture({ chunks: 3 });
    expect(selectArchitecture(store.getState())).toEqual({ ...DEFAULT_ARCHITECTURE, chunks: 3 });
    expect(selectArchitecture(store.getState())).toBe(selectArchitecture(store.getState()));
  });
});
