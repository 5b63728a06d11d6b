import { EmptyState } from '@/ui/EmptyState';

export function ArchitecturesView() {
  return <EmptyState title="Not here yet" />;
}
