import { type ReactNode, useEffect, useMemo } from 'react';
import type { PriceOf } from '@/features/templates/CasesNote';
import { useApp, useAppStore } from '@/state/react';
import type { AppStore } from '@/state/store';
import { CasesAside } from './CasesAside';
import { CatalogueGuard } from './CatalogueGuard';
import { lazily } from './lazily';
import { SubView, SubViewTabs } from './SubViewTabs';

const OPTIONS = [
  { value: 'request', label: 'This request' },
  { value: 'conversation', label: 'Conversation' },
  { value: 'architecture', label: 'Architecture' },
  { value: 'cache', label: 'Cache' },
] as const;

function lazyViews(store: AppStore) {
  return {
    request: lazily<{ cases: (priceOf: PriceOf | undefined) => ReactNode }>(store, async () => (await import('@/features/cost/RequestCostView')).RequestCostView),
    conversation: lazily(store, async () => (await import('@/features/growth/GrowthView')).GrowthView),
    architecture: lazily(store, async () => (await import('@/features/architectures/ArchitecturesView')).ArchitecturesView),
    cache: lazily(store, async () => (await import('@/features/cache/CacheView')).CacheView),
  };
}

/** The calculators of costs, each loaded when it is first shown. */
export function CostViews() {
  const store = useAppStore();
  const shown = useApp((state) => state.subViews.cost);
  const views = useMemo(() => lazyViews(store), [store]);
  const Calculator = shown === 'request' ? null : views[shown];
  useEffect(() => store.getState().openCatalogue(), [store]);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <SubViewTabs group="cost" options={OPTIONS} />
      <CatalogueGuard>
        <SubView key={shown}>
          {Calculator === null ? (
            <views.request cases={(priceOf) => <CasesAside priceOf={priceOf} />} />
          ) : (
            <>
              <CasesAside isStrip isOfText={shown === 'cache'} />
              <Calculator />
            </>
          )}
        </SubView>
      </CatalogueGuard>
    </div>
  );
}
