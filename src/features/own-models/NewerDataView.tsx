import { EmptyState } from '@/ui/EmptyState';

export function NewerDataView() {
  return <EmptyState title="Not here yet" />;
}
