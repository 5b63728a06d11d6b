import { EmptyState } from '@/ui/EmptyState';

export function OrderView() {
  return <EmptyState title="Not here yet" />;
}
