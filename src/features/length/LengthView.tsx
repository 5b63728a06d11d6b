import { EmptyState } from '@/ui/EmptyState';

export function LengthView() {
  return <EmptyState title="Not here yet" />;
}
