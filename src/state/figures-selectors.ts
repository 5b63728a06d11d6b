// What the views of own and newer figures compute.
import { EMPTY_LAYER } from '@/core/catalog/figures';
import { mergeCatalogue } from '@/core/catalog/merge-catalogue';
import { type Change, changesOf } from '@/core/catalog/newer-changes';
import type { Catalogue } from '@/core/catalog/whole-catalogue';
import { layersOf } from './change-figures';
import { remembered, type Selector } from './selectors';

/** The catalogue without the user's figures: what a reset of one brings back. */
export const selectCatalogueBelow: Selector<Catalogue | null> = remembered(
  (state) => [state.catalogue.value, layersOf(state).refreshed],
  (catalogue, refreshed) => (catalogue === null ? null : mergeCatalogue(catalogue, refreshed, EMPTY_LAYER)),
);

const NO_CHANGES: readonly Change[] = [];

/** What the opened file says otherwise than what there was when it was opened. */
export const selectChanges: Selector<readonly Change[]> = remembered(
  (state) => [state.catalogue.value, state.newer],
  (catalogue, newer) =>
    catalogue === null || newer?.result?.ok !== true ? NO_CHANGES : changesOf(mergeCatalogue(catalogue, newer.base, EMPTY_LAYER), newer.result.value, newer.takenOn),
);
