import { EmptyState } from '@/ui/EmptyState';

export function RotView() {
  return <EmptyState title="Not here yet" />;
}
