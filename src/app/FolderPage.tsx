import { FolderView } from '@/features/folder/FolderView';
import { keepFolderChoices } from '@/state/folder-choices';
import { useKept } from './use-kept';

/** A folder, once what was chosen at the last visit is back. */
export function FolderPage() {
  return useKept(keepFolderChoices) ? <FolderView /> : null;
}
