import { EmptyState } from '@/ui/EmptyState';

export function MemoryView() {
  return <EmptyState title="Not here yet" />;
}
