import { EmptyState } from '@/ui/EmptyState';

export function PricesView() {
  return <EmptyState title="Not here yet" />;
}
