import { EmptyState } from '@/ui/EmptyState';

export function BatchView() {
  return <EmptyState title="Not here yet" />;
}
