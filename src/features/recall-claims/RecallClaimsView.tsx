import { EmptyState } from '@/ui/EmptyState';

export function RecallClaimsView() {
  return <EmptyState title="Not here yet" />;
}
