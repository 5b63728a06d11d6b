import { EmptyState } from '@/ui/EmptyState';

export function VersionsView() {
  return <EmptyState title="Not here yet" />;
}
