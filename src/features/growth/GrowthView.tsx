import { EmptyState } from '@/ui/EmptyState';

export function GrowthView() {
  return <EmptyState title="Not here yet" />;
}
