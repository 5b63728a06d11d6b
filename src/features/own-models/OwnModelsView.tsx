import { EmptyState } from '@/ui/EmptyState';

export function OwnModelsView() {
  return <EmptyState title="Not here yet" />;
}
