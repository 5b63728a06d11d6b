import { useEffect, useMemo, useState } from 'react';
import { useApp, useAppStore } from '@/state/react';
import type { AppStore } from '@/state/store';
import { Button } from '@/ui/Button';
import { CasesAside } from './CasesAside';
import { CatalogueGuard } from './CatalogueGuard';
import { lazily } from './lazily';
import { SubView, SubViewTabs } from './SubViewTabs';
import { today } from './today';

const OPTIONS = [
  { value: 'table', label: 'Models' },
  { value: 'own', label: 'Own figures' },
  { value: 'newer', label: 'Newer data' },
] as const;

function lazyViews(store: AppStore) {
  return {
    table: lazily(store, async () => (await import('@/features/prices/PricesView')).PricesView),
    own: lazily<{ today: string }>(store, async () => (await import('@/features/own-models/OwnModelsView')).OwnModelsView),
    newer: lazily<{ today: string }>(store, async () => (await import('@/features/own-models/NewerDataView')).NewerDataView),
    edit: lazily(store, async () => (await import('@/features/editor/EditView')).EditView),
  };
}

/** The models against this prompt, the user’s own figures of them, and newer data. */
export function ModelsViews() {
  const store = useAppStore();
  const shown = useApp((state) => state.subViews.models);
  const views = useMemo(() => lazyViews(store), [store]);
  const [isEditing, setEditing] = useState(false);
  useEffect(() => store.getState().openCatalogue(), [store]);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <SubViewTabs
        group="models"
        options={OPTIONS}
        extra={
          shown === 'table' && (
            <Button size="small" aria-pressed={isEditing} className={`ml-auto max-md:hidden ${isEditing ? 'border-accent! text-accent!' : ''}`} onClick={() => setEditing(!isEditing)}>
              Edit below
            </Button>
          )
        }
      />
      <CatalogueGuard>
        <SubView key={shown}>
          {shown === 'table' ? <CasesAside isStrip /> : null}
          {shown === 'table' ? <views.table /> : null}
          {shown === 'own' ? <views.own today={today()} /> : null}
          {shown === 'newer' ? <views.newer today={today()} /> : null}
        </SubView>
      </CatalogueGuard>
      {shown === 'table' && isEditing && (
        // What is typed is seen in the figures above.
        <section aria-label="Edit the prompt" className="flex h-[34%] min-h-44 shrink-0 flex-col border-t-2 border-line-strong">
          <SubView>
            <views.edit />
          </SubView>
        </section>
      )}
    </div>
  );
}
