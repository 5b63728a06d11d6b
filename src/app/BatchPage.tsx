import { useEffect } from 'react';
import { BatchView } from '@/features/batch/BatchView';
import { useAppStore } from '@/state/react';
import { keepScenario } from './keep-scenario';

/** Many prompts; sizes need no prices, so the view does not wait for them. */
export function BatchPage() {
  const store = useAppStore();
  useEffect(() => {
    keepScenario(store);
    store.getState().openCatalogue();
  }, [store]);
  return <BatchView />;
}
