import { startTransition, useEffect, useMemo, useState } from 'react';
import type { ModelFigures } from '@/state/model-figures';
import { selectCatalogue } from '@/state/price-selectors';
import { useApp, useAppStore } from '@/state/react';
import { selectEditedModels } from '@/state/selectors';
import { watchModels } from '@/state/watch-models';
import { priceRows, type PriceRow } from './price-row';

/** The rows of all models, kept up to date while this is drawn; null until the first are there. */
export function useFigures(): readonly PriceRow[] | null {
  const store = useAppStore();
  const catalogue = useApp(selectCatalogue);
  const editedIds = useApp(selectEditedModels);
  const [figures, setFigures] = useState<{ readonly rows: readonly ModelFigures[]; readonly atMs: number } | null>(null);
  useEffect(
    // Drawn in slices: a press of a key that comes meanwhile goes first.
    () => watchModels(store, (rows) => startTransition(() => setFigures({ rows, atMs: store.getState().pricesAtMs }))),
    [store],
  );
  return useMemo(() => (figures === null ? null : priceRows(figures.rows, catalogue?.offers ?? [], figures.atMs, editedIds)), [figures, catalogue, editedIds]);
}
