import { Suspense, useEffect, useMemo } from 'react';
import { useApp, useAppStore } from '@/state/react';
import type { AppStore } from '@/state/store';
import { Segmented } from '@/ui/Segmented';
import { CatalogueGuard } from './CatalogueGuard';
import { LoadGuard } from './LoadGuard';
import { lazily } from './lazily';
import { Opening } from './Opening';

const OPTIONS = [
  { value: 'request', label: 'This request' },
  { value: 'conversation', label: 'Conversation' },
  { value: 'architecture', label: 'Architecture' },
  { value: 'cache', label: 'Cache' },
] as const;

function lazyViews(store: AppStore) {
  return {
    request: lazily(store, async () => (await import('@/features/cost/RequestCostView')).RequestCostView),
    conversation: lazily(store, async () => (await import('@/features/growth/GrowthView')).GrowthView),
    architecture: lazily(store, async () => (await import('@/features/architectures/ArchitecturesView')).ArchitecturesView),
    cache: lazily(store, async () => (await import('@/features/cache/CacheView')).CacheView),
  };
}

/** The calculators of costs, each loaded when it is first shown. */
export function CostViews() {
  const store = useAppStore();
  const shown = useApp((state) => state.costView);
  const views = useMemo(() => lazyViews(store), [store]);
  useEffect(() => store.getState().openCatalogue(), [store]);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex shrink-0 items-center gap-3 overflow-x-auto border-b border-line px-3 py-2 md:px-5">
        <Segmented label="Part of this view" value={shown} options={OPTIONS} onChange={store.getState().showCost} />
      </div>
      <CatalogueGuard>
        <LoadGuard key={shown}>
          <Suspense fallback={<Opening />}>
            {shown === 'request' ? <views.request /> : null}
            {shown === 'conversation' ? <views.conversation /> : null}
            {shown === 'architecture' ? <views.architecture /> : null}
            {shown === 'cache' ? <views.cache /> : null}
          </Suspense>
        </LoadGuard>
      </CatalogueGuard>
    </div>
  );
}
