import { LEFT_OUT_REASONS } from '@/core/importers/repository/default-prunes';
import { formatInteger } from '@/core/units';
import type { FolderWork } from '@/state/folder-session';
import { NamedGroup } from '@/ui/NamedGroup';
import { ShortList } from '@/ui/ShortList';
import { FolderBinaries, FolderDocuments } from './FolderDocuments';

const MOST_SHOWN = 20;

/** What of the folder is not counted, and why. */
export function LeftOutList({ folder }: { folder: FolderWork }) {
  const sums = [...folder.session.tree.leftOut];
  return (
    <div className="shrink-0 border-t border-line px-[var(--gutter)] py-3">
      <NamedGroup title="Left out">
        {sums.length === 0 ? (
          <p className="m-0 text-ink-faint">Nothing.</p>
        ) : (
          <ul aria-label="Reasons" className="m-0 flex list-none flex-col gap-1 p-0">
            {sums.map(([reason, { files, folders, shown }]) => (
              <li key={reason}>
                <details>
                  <summary className="min-h-6 cursor-default">
                    <span className="font-semibold">{LEFT_OUT_REASONS[reason]}</span> <span className="text-ink-soft">{amountOf(files, folders)}</span>
                  </summary>
                  <ul className="m-0 flex list-none flex-col py-1 pl-4 font-mono text-small text-ink-soft [overflow-wrap:anywhere]">
                    <ShortList items={shown} most={MOST_SHOWN} total={files + folders}>
                      {({ path, isFolder, words }) => (
                        <li key={path}>
                          {isFolder ? `${path}/` : path}
                          {words !== undefined && <span className="block pl-3 font-sans text-ink-faint">{words}</span>}
                        </li>
                      )}
                    </ShortList>
                  </ul>
                  {reason === 'binary' && <FolderBinaries folder={folder} />}
                </details>
              </li>
            ))}
          </ul>
        )}
        {/* Where there is no text, the list of files has it. */}
        {(folder.sums?.files[0] ?? 0) > 0 && <FolderDocuments folder={folder} />}
        <p className="m-0 text-small text-ink-faint">
          A folder that is left out is not looked into, so its files are not counted. Links are not followed. .gitignore holds for tracked files too: what is tracked is not known here.
        </p>
      </NamedGroup>
    </div>
  );
}

function amountOf(files: number, folders: number): string {
  return [folders === 0 ? '' : `${formatInteger(folders)} ${folders === 1 ? 'folder' : 'folders'}`, files === 0 ? '' : `${formatInteger(files)} ${files === 1 ? 'file' : 'files'}`].filter((each) => each !== '').join(', ');
}
