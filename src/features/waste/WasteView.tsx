import { EmptyState } from '@/ui/EmptyState';

export function WasteView() {
  return <EmptyState title="Not here yet" />;
}
