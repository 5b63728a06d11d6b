import type { ReactNode } from 'react';
import { changeFolderChoices, choiceOfOther, isRecalled, keepRecalled, startAfresh } from '@/state/folder-choices';
import type { FolderWork } from '@/state/folder-session';
import { useApp, useAppStore } from '@/state/react';
import { Button } from '@/ui/Button';

/** Says that what was chosen for this folder before decides which files are in, or that what was chosen for another of its name does not. */
export function RecalledChoice({ folder }: { folder: FolderWork }) {
  const store = useAppStore();
  const own = useApp((state) => state.folderChoices[folder.key]);
  const other = useApp((state) => choiceOfOther(state.folderChoices, folder));
  if (isRecalled(own, folder)) {
    return (
      <Told words={`Your choice of last time for “${folder.name}” is applied.`}>
        <Button size="tiny" onClick={() => startAfresh(store, folder)}>
          Start afresh
        </Button>
        <Button size="tiny" look="quiet" onClick={() => keepRecalled(store, folder)}>
          Keep it
        </Button>
      </Told>
    );
  }
  if (other === null) return null;
  return (
    <Told words={`Your choice for another folder “${folder.name}” is not applied.`}>
      <Button size="tiny" onClick={() => changeFolderChoices(store, folder.key, other)}>
        Apply it
      </Button>
      <Button size="tiny" look="quiet" onClick={() => changeFolderChoices(store, folder.key, {})}>
        Leave it
      </Button>
    </Told>
  );
}

function Told({ words, children }: { words: string; children: ReactNode }) {
  return (
    <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1 border-l-3 border-accent pl-2 text-small">
      <span className="min-w-0 wrap-anywhere">{words}</span>
      <span className="flex gap-2">{children}</span>
    </div>
  );
}
