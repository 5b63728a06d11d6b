import { type ReactNode, useId } from 'react';
import { ENCODINGS, encodingName } from '@/core/importers/documents/encoding-names';
import type { UnitId } from '@/core/units';
import { countImportedPdf } from '@/state/imported-pdf';
import { importOfUnit } from '@/state/imports-slice';
import { useApp, useAppStore } from '@/state/react';
import { readAgain, showPlain } from '@/state/reread-document';
import { selectFocusedPart } from '@/state/selectors';
import { Button } from '@/ui/Button';
import { encodingWords } from './encoding-words';

/** What the focused part was read from, and how else it can be. It stands above its text. */
export function DocumentNote() {
  const store = useAppStore();
  const part = useApp(selectFocusedPart);
  const document = useApp((state) => (part === null ? undefined : state.documents.get(part.id)));
  const isOfImport = useApp(({ imports }) => part !== null && importOfUnit(imports, part.id) !== null);
  if (part === null || part.role === 'history') return null;
  if (document === undefined) return isOfImport && 'attachment' in part && part.attachment.kind === 'pdf' ? <ImportedPdf id={part.id} /> : null;
  const { label, notes, plain, undoWords, encodings, statedEncoding } = document;
  const isFile = 'attachment' in part;
  const isPlain = isFile || (plain !== null && 'text' in plain && part.text === plain.text.held);
  const encoding = isFile ? undefined : encodings?.get(part.text);
  // A PDF that is an attached file because its text could not be read.
  const isUnread = isFile && undoWords === null;
  const isText = plain === null || 'text' in plain;
  return (
    <Note>
      <span className="min-w-0 flex-1 basis-60 wrap-anywhere">
        {isPlain ? (isFile ? 'Counts as an attached file.' : 'Counts as it came.') : encodings === null || plain !== null ? `Read from ${label}.` : null}
        {encodings !== null && !isFile ? ` ${encodingWords(statedEncoding, encoding)}` : null}
        {isPlain && isText ? null : notes.map((note) => ` ${note}`)}
        {'text' in part && part.isSentAsFile === true ? ' The request sends the file itself, which a model may count at more than its text; one that is saved from here has this text in its place.' : null}
      </span>
      {encodings !== null && !isFile && <EncodingChoice encoding={encoding} onChange={(chosen) => void readAgain(store, part.id, chosen)} />}
      {plain === null ? null : (
        <Button size="small" onClick={() => (isPlain ? void readAgain(store, part.id, null) : void showPlain(store, part.id))}>
          {isPlain ? (isUnread ? 'Try again' : isFile ? 'Count its text' : 'Count what it says') : isText ? 'Count its source' : 'Count as attached file'}
        </Button>
      )}
    </Note>
  );
}

/** Of a PDF that stood in a request, which nobody asked for its text yet. */
function ImportedPdf({ id }: { id: UnitId }) {
  const store = useAppStore();
  return (
    <Note>
      <span className="min-w-0 flex-1 basis-60 wrap-anywhere">Counts as an attached file, which is how the request sends it.</span>
      <Button size="small" onClick={() => void countImportedPdf(store, id)}>
        Count its text
      </Button>
    </Note>
  );
}

function Note({ children }: { children: ReactNode }) {
  return (
    <div role="group" aria-label="What it was read from" className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-panel px-[var(--gutter)] py-1 text-small text-ink-soft">
      {children}
    </div>
  );
}

function EncodingChoice({ encoding, onChange }: { encoding: string | undefined; onChange: (encoding: string) => void }) {
  const id = useId();
  return (
    <span className="flex items-center gap-2">
      <label htmlFor={id}>Encoding</label>
      <select id={id} value={encoding ?? ''} onChange={(event) => onChange(event.target.value)} className="h-7 max-w-48 min-w-0 rounded-md border border-line-strong bg-panel px-1.5 text-ink hover:border-ink-faint">
        {encoding === undefined && <option value="">changed since</option>}
        {ENCODINGS.map((each) => (
          <option key={each} value={each}>
            {encodingName(each)}
          </option>
        ))}
      </select>
    </span>
  );
}
