import { isRecalled, keepRecalled, startAfresh } from '@/state/folder-choices';
import type { FolderWork } from '@/state/folder-session';
import { useApp, useAppStore } from '@/state/react';
import { Button } from '@/ui/Button';

/** Says that what was chosen for a folder of this name before decides which files are in. */
export function RecalledChoice({ folder }: { folder: FolderWork }) {
  const store = useAppStore();
  const own = useApp((state) => state.folderChoices[folder.name]);
  if (!isRecalled(own, folder)) return null;
  return (
    <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1 border-l-3 border-accent pl-2 text-small">
      <span className="min-w-0 wrap-anywhere">Your choice of last time for “{folder.name}” is applied.</span>
      <span className="flex gap-2">
        <Button size="tiny" onClick={() => startAfresh(store, folder.name)}>
          Start afresh
        </Button>
        <Button size="tiny" look="quiet" onClick={() => keepRecalled(store, folder)}>
          Keep it
        </Button>
      </span>
    </div>
  );
}
