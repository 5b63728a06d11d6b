import { EmptyState } from '@/ui/EmptyState';

export function PositionView() {
  return <EmptyState title="Not here yet" />;
}
