import { EmptyState } from '@/ui/EmptyState';

export function FolderView() {
  return <EmptyState title="Not here yet" />;
}
