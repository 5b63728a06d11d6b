import type { CatalogueSlice } from './catalogue-state';
import type { ModelTableSlice } from './model-table';
import { isFetchFailure, withoutAddresses } from './plain-reason';
import type { Slice } from './store';

/** What a view of models or money needs is loaded when the first of them is shown. */
export const createCatalogueSlice: Slice<CatalogueSlice & ModelTableSlice> = (set, get) => {
  const open = async () => {
    try {
      const { openSnapshot } = await import('./open-snapshot');
      set({ catalogue: { status: 'ready', value: openSnapshot(), reason: null } });
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      const reason = isFetchFailure(said) ? 'The catalogue could not be fetched. Check the connection.' : withoutAddresses(said);
      set({ catalogue: { status: 'failed', value: null, reason } });
    }
  };

  return {
    catalogue: { status: 'idle', value: null, reason: null },
    pricesAtMs: 0,
    chosenOffers: new Map(),
    modelTable: {},
    framingWanted: new Map(),

    openCatalogue: () => {
      const { status } = get().catalogue;
      if (status === 'running' || status === 'ready') return;
      set({ catalogue: { status: 'running', value: null, reason: null } });
      void get().track('opening catalogue', open());
    },
    setPricesAt: (pricesAtMs) => set({ pricesAtMs }),
    chooseOffer: (modelId, offerId) => set((state) => ({ chosenOffers: new Map(state.chosenOffers).set(modelId, offerId) })),
    setModelTable: (change) => set(({ modelTable }) => ({ modelTable: { ...modelTable, ...change } })),
  };
};
