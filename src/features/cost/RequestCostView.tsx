import { EmptyState } from '@/ui/EmptyState';

export function RequestCostView() {
  return <EmptyState title="Not here yet" />;
}
