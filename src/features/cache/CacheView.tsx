import { EmptyState } from '@/ui/EmptyState';

export function CacheView() {
  return <EmptyState title="Not here yet" />;
}
