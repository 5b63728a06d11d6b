import { EmptyState } from '@/ui/EmptyState';

export function NeedlesView() {
  return <EmptyState title="Not here yet" />;
}
