import type { TreeNode } from '@/core/importers/repository/folder-tree';
import { formatInteger } from '@/core/units';
import { addFolderDocuments, MOST_DOCUMENTS } from '@/state/folder-documents';
import type { FolderWork } from '@/state/folder-session';
import { useApp, useAppStore } from '@/state/react';
import { Button } from '@/ui/Button';
import { binariesWords, documentsWords } from './documents-words';

const ACTIVITY = 'adding documents of a folder';

/** What the folder does not count and can be read all the same, with the button that does so; nothing where there is none. */
export function FolderDocuments({ folder, isCentred = false }: { folder: FolderWork; isCentred?: boolean }) {
  const documents = folder.session.documents();
  const label = documents.length === 1 ? 'Add the document' : `Add the ${formatInteger(documents.length)} documents`;
  return <Adding folder={folder} files={documents} words={documentsWords(documents)} label={label} how="in one step" isCentred={isCentred} />;
}

/** What is no text, with the button that adds it as one. */
export function FolderBinaries({ folder }: { folder: FolderWork }) {
  const binaries = folder.session.binaries();
  const label = binaries.length === 1 ? 'Add as text anyway' : `Add ${formatInteger(binaries.length)} as text anyway`;
  return <Adding folder={folder} files={binaries} words={binariesWords(binaries)} label={label} how="as text" />;
}

function Adding({ folder, files, words, label, how, isCentred = false }: { folder: FolderWork; files: readonly TreeNode[]; words: string | null; label: string; how: 'in one step' | 'as text'; isCentred?: boolean }) {
  const store = useAppStore();
  const isReading = useApp((state) => state.intake !== null || state.activities.has(ACTIVITY));
  if (words === null) return null;
  const isRunning = folder.phase === 'walking' || folder.phase === 'counting';
  const areTooMany = files.length > MOST_DOCUMENTS;
  return (
    <div className={`flex flex-wrap items-center gap-x-3 gap-y-2 ${isCentred ? 'justify-center' : ''}`}>
      <p className="m-0 [overflow-wrap:anywhere]">{words}</p>
      <Button size="small" disabled={isRunning || isReading || areTooMany} onClick={() => void store.getState().track(ACTIVITY, addFolderDocuments(store, files, { how }))}>
        {label}
      </Button>
      {areTooMany && <p className="m-0 text-small text-ink-soft">Up to {formatInteger(MOST_DOCUMENTS)} can be added at once; name some of them in “Only files”.</p>}
    </div>
  );
}
