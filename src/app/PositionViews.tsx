import { useMemo } from 'react';
import { useApp, useAppStore } from '@/state/react';
import type { AppStore } from '@/state/store';
import { lazily } from './lazily';
import { SubView, SubViewTabs } from './SubViewTabs';

const OPTIONS = [
  { value: 'overlay', label: 'Position' },
  { value: 'order', label: 'Order' },
  { value: 'length', label: 'Length' },
  { value: 'needles', label: 'Needle tests' },
  { value: 'rot', label: 'Rot and compaction' },
  { value: 'claims', label: 'Claims' },
] as const;

function lazyViews(store: AppStore) {
  return {
    overlay: lazily(store, async () => (await import('@/features/position/PositionView')).PositionView),
    order: lazily(store, async () => (await import('@/features/order/OrderView')).OrderView),
    length: lazily(store, async () => (await import('@/features/length/LengthView')).LengthView),
    needles: lazily(store, async () => (await import('./NeedlesPage')).NeedlesPage),
    rot: lazily(store, async () => (await import('@/features/rot/RotView')).RotView),
    claims: lazily(store, async () => (await import('@/features/recall-claims/RecallClaimsView')).RecallClaimsView),
  };
}

/** Where in a long prompt models score lower, by published measurements; each part loaded when it is first shown. */
export function PositionViews() {
  const store = useAppStore();
  const shown = useApp((state) => state.subViews.position);
  const views = useMemo(() => lazyViews(store), [store]);
  const View = views[shown];
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <SubViewTabs group="position" options={OPTIONS} />
      <SubView key={shown}>
        <View />
      </SubView>
    </div>
  );
}
