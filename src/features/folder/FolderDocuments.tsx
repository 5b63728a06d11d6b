import { formatInteger } from '@/core/units';
import { addFolderDocuments, MOST_DOCUMENTS } from '@/state/folder-documents';
import type { FolderWork } from '@/state/folder-session';
import { useApp, useAppStore } from '@/state/react';
import { Button } from '@/ui/Button';
import { documentsWords } from './documents-words';

const ACTIVITY = 'adding documents of a folder';

/** What the folder does not count and can be read all the same, with the button that does so; nothing where there is none. */
export function FolderDocuments({ folder, isCentred = false }: { folder: FolderWork; isCentred?: boolean }) {
  const store = useAppStore();
  const isReading = useApp((state) => state.intake !== null || state.activities.has(ACTIVITY));
  const documents = folder.session.documents();
  const words = documentsWords(documents);
  if (words === null) return null;
  const isRunning = folder.phase === 'walking' || folder.phase === 'counting';
  const areTooMany = documents.length > MOST_DOCUMENTS;
  return (
    <div className={`flex flex-wrap items-center gap-x-3 gap-y-2 ${isCentred ? 'justify-center' : ''}`}>
      <p className="m-0">{words}</p>
      <Button size="small" disabled={isRunning || isReading || areTooMany} onClick={() => void store.getState().track(ACTIVITY, addFolderDocuments(store, documents))}>
        {documents.length === 1 ? 'Add the document' : `Add the ${formatInteger(documents.length)} documents`}
      </Button>
      {areTooMany && <p className="m-0 text-small text-ink-soft">Up to {formatInteger(MOST_DOCUMENTS)} can be added at once; name some of them in “Only files”.</p>}
    </div>
  );
}
