import { chosen, type TreeSums } from '@/core/importers/repository/folder-tree';
import { secretNamesWords } from '@/core/importers/repository/secret-names';
import { changeFolderChoices } from '@/state/folder-choices';
import type { FolderWork } from '@/state/folder-session';
import { useAppStore } from '@/state/react';
import { Button } from '@/ui/Button';

/** Says which of the chosen files are named as those are that hold secrets, and takes them out; nothing where none is. */
export function SecretFiles({ folder: { session, key }, sums: { secrets }, onLeftOut }: { folder: FolderWork; sums: TreeSums; onLeftOut: () => void }) {
  const store = useAppStore();
  if (secrets.length === 0) return null;
  const paths = secrets.map((index) => session.tree.nodes[index]?.path ?? '');
  const leaveOut = () => {
    const said = paths.reduce((all, path) => chosen(all, path, false), session.choices());
    changeFolderChoices(store, key, { said: Object.fromEntries(said) });
    onLeftOut();
  };
  return (
    <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md border border-warn bg-warn-wash px-2.5 py-1.5 text-small">
      <span className="min-w-0 flex-1 basis-60 wrap-anywhere">{secretNamesWords(paths, 'file')}</span>
      <Button size="small" onClick={leaveOut}>
        {paths.length === 1 ? 'Leave it out' : 'Leave them out'}
      </Button>
    </div>
  );
}
