import { useCallback, useDeferredValue, useMemo } from 'react';
import type { ModelId } from '@/core/units';
import type { ModelTable } from '@/state/model-table';
import { useApp, useAppStore } from '@/state/react';
import { selectVolume } from '@/state/volume';
import { EmptyState } from '@/ui/EmptyState';
import { useMedia } from '@/ui/use-media';
import { ChartsPane } from './ChartsPane';
import { ClaimsPane } from './ClaimsPane';
import { filterRows, sortRows, tableItems } from './order-rows';
import { PinnedPane } from './PinnedPane';
import { PriceTable } from './PriceTable';
import { TableFoot } from './TableFoot';
import { MOST_PINNED, tableSettings } from './table-settings';
import { Toolbar } from './Toolbar';
import { useFigures } from './use-figures';

/** Every model against this prompt: whether it fits, in how many of its own tokens, and what it costs. */
export function PricesView() {
  const store = useAppStore();
  const changed = useApp((state) => state.modelTable);
  const volume = useApp(selectVolume);
  const all = useFigures();
  const settings = useMemo(() => tableSettings(changed), [changed]);
  const { pane, sort, isGrouped, pinnedIds } = settings;
  // Where there is room for one figure beside the name, it is the cost.
  const isNarrow = useMedia('(width < 40rem)');
  const columns = useMemo(() => (isNarrow && settings.columns.includes('cost') ? [...new Set(['name', 'cost', ...settings.columns] as const)] : settings.columns), [isNarrow, settings.columns]);
  // What is typed into a filter must not wait for the table.
  const filters = useDeferredValue(settings.filters);
  const query = useDeferredValue(settings.query);

  const rows = useMemo(() => (all === null ? [] : sortRows(filterRows(all, filters, query), sort)), [all, filters, query, sort]);
  const items = useMemo(() => tableItems(rows, isGrouped), [rows, isGrouped]);
  const change = useCallback((next: Partial<ModelTable>) => store.getState().setModelTable(next), [store]);
  const choose = useCallback((id: ModelId) => store.getState().chooseModel(id), [store]);
  const pin = useCallback(
    (id: ModelId) => {
      const { pinnedIds: pinned } = tableSettings(store.getState().modelTable);
      const isPinned = pinned.includes(id);
      if (!isPinned && pinned.length >= MOST_PINNED) {
        const words = `${MOST_PINNED} models are pinned, which is what fits side by side. Unpin one first.`;
        store.getState().notify({ tone: 'info', text: words, details: [], action: null });
        return;
      }
      change({ pinnedIds: isPinned ? pinned.filter((each) => each !== id) : [...pinned, id] });
    },
    [store, change],
  );

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <Toolbar all={all} rows={rows} settings={settings} volume={volume} onChange={change} />
      {all === null ? null : pane === 'claims' ? (
        <ClaimsPane />
      ) : pane === 'pinned' ? (
        <PinnedPane rows={all} pinnedIds={pinnedIds} volume={volume} onUnpin={pin} onChoose={choose} />
      ) : pane === 'charts' ? (
        <ChartsPane rows={rows} pinnedIds={pinnedIds} />
      ) : rows.length === 0 ? (
        <EmptyState title="No model passes these filters" />
      ) : (
        <PriceTable items={items} columns={columns} sort={sort} pinnedIds={pinnedIds} volume={volume} onSort={(next) => change({ sort: next })} onChoose={choose} onPin={pin} />
      )}
      {all !== null && pane === 'table' && <TableFoot all={all} rows={rows} />}
    </div>
  );
}
