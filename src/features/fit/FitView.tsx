import { EmptyState } from '@/ui/EmptyState';

export function FitView() {
  return <EmptyState title="Not here yet" />;
}
