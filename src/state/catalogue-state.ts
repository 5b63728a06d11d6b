// The state of the catalogue and of the figures over it, in a file of its own as the whole state is long.
import type { Layer } from '@/core/catalog/figures';
import type { Model } from '@/core/catalog/model';
import type { NewerFile, NewerFileFailure } from '@/core/catalog/newer-file';
import type { Catalogue } from '@/core/catalog/whole-catalogue';
import type { Result } from '@/core/result';
import type { ModelId } from '@/core/units';

/** The whole catalogue, with prices and claims. The models themselves are known from the start. */
export interface CatalogueSlice {
  readonly catalogue: {
    readonly status: 'idle' | 'running' | 'ready' | 'failed';
    readonly value: Catalogue | null;
    /** Why it is not there, in words. */
    readonly reason: string | null;
  };
  /** The moment whose prices are shown, in milliseconds since 1970. */
  readonly pricesAtMs: number;
  /** By model: the offer whose prices are shown, where the user chose one. */
  readonly chosenOffers: ReadonlyMap<ModelId, string>;
  /** Loads the catalogue; nothing while it is loading or here. */
  openCatalogue(): void;
  setPricesAt(ms: number): void;
  chooseOffer(modelId: ModelId, offerId: string): void;
}

/** Figures over those of the catalogue. */
export interface FigureLayers {
  /** The user's own. */
  readonly overrides: Layer;
  /** Those that were taken from newer files. */
  readonly refreshed: Layer;
}

/** With what lays them over the catalogue, which is loaded when there are any: most visits have none. */
export interface Figures extends FigureLayers {
  /** What steps of undo bring back, oldest first; the last few changes. */
  readonly past: readonly FigureLayers[];
  readonly modelsOf: (layer: Layer) => ReadonlySet<string>;
  readonly mergeModels: (models: readonly Model[], ...layers: readonly Layer[]) => readonly Model[];
  readonly mergeCatalogue: (catalogue: Catalogue, refreshed: Layer, overrides: Layer) => Catalogue;
}

/** A file of newer data that is looked at. */
export interface NewerData {
  readonly fileName: string;
  /** What was read, or why it was not; null: it is being read. */
  readonly result: Result<NewerFile, NewerFileFailure> | null;
  /** ISO 8601 day on which it is taken, as such files state no date of their own. */
  readonly takenOn: string;
  /** What had been taken from newer files when it was opened: its changes are those from there. */
  readonly base: Layer;
}

export interface FiguresSlice {
  /** null: the catalogue's own figures are used. */
  readonly figures: Figures | null;
  readonly newer: NewerData | null;
  setFigures(figures: Figures | null): void;
  setNewer(newer: NewerData | null): void;
}
