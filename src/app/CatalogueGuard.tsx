import { type ReactNode, useEffect } from 'react';
import { useApp, useAppStore } from '@/state/react';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { keepScenario } from './keep-scenario';

/** Shows a view that needs the catalogue once it is there, or says why it is not. */
export function CatalogueGuard({ children }: { children: ReactNode }) {
  const store = useAppStore();
  useEffect(() => void keepScenario(store), [store]);
  const { status, reason } = useApp((state) => state.catalogue);
  if (status === 'ready') return children;
  if (status !== 'failed') return null;
  return (
    <EmptyState title="The prices could not be opened">
      <p className="m-0">{reason} Everything else works without them.</p>
      <Button onClick={() => store.getState().openCatalogue()}>Try again</Button>
    </EmptyState>
  );
}
