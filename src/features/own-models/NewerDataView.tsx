import type { NewerData } from '@/state/catalogue-state';
import { selectCatalogueBelow, selectChanges } from '@/state/figures-selectors';
import { useApp, useAppStore } from '@/state/react';
import { Button } from '@/ui/Button';
import { ShortList } from '@/ui/ShortList';
import { ChangeList } from './ChangeList';
import { DataAge } from './DataAge';
import { failureWords, FILE_NAMES } from './newer-words';
import { TakenFigures } from './TakenFigures';

/** Newer data from a file: how old the page's own is, and what a file says otherwise. `today`: ISO 8601. */
export function NewerDataView({ today }: { today: string }) {
  const plain = useApp((state) => state.catalogue.value);
  const below = useApp(selectCatalogueBelow);
  const newer = useApp((state) => state.newer);
  if (plain === null || below === null) return null;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="@container flex flex-col gap-5 px-[var(--gutter)] py-4">
        <DataAge catalogue={plain} today={today} />
        <TakenFigures />
        {newer === null || newer.result === null ? null : newer.result.ok ? <OpenedFile newer={newer} newestRelease={newestRelease(plain)} /> : <Refused newer={newer} />}
      </div>
    </div>
  );
}

function newestRelease({ models }: { readonly models: readonly { readonly released: { readonly value: string } | null }[] }): string {
  return models.reduce((newest, { released }) => (released !== null && released.value > newest ? released.value : newest), '');
}

function Refused({ newer }: { newer: NewerData }) {
  const store = useAppStore();
  if (newer.result === null || newer.result.ok) return null;
  const { title, advice, details } = failureWords(newer.result.error);
  return (
    <section role="alert" aria-label="File not taken" className="flex max-w-160 flex-col gap-2 rounded-md border border-l-3 border-line-strong border-l-bad bg-raised px-3 py-2.5">
      <p className="m-0">
        <b className="font-semibold break-all">{newer.fileName}</b> was not taken. {title} {advice} What you have is as it was.
      </p>
      <Details lines={details} />
      <Button size="small" className="self-start" onClick={() => store.getState().setNewer(null)}>
        Dismiss
      </Button>
    </section>
  );
}

function OpenedFile({ newer, newestRelease: newestHere }: { newer: NewerData; newestRelease: string }) {
  const store = useAppStore();
  const changes = useApp(selectChanges);
  if (newer.result?.ok !== true) return null;
  const file = newer.result.value;
  const isOld = file.newestRelease !== null && file.newestRelease < newestHere;
  return (
    <section aria-label="Changes" className="flex min-w-0 flex-col gap-3 border-t border-line pt-3">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 className="label-caps m-0">Changes</h2>
        <span className="text-ink-soft">
          <b className="font-semibold break-all">{newer.fileName}</b>, data of {FILE_NAMES[file.kind]}, taken {newer.takenOn}. The file states no date; what is taken from it has that day.
        </span>
        <Button size="tiny" onClick={() => store.getState().setNewer(null)}>
          Close the file
        </Button>
      </div>
      {isOld ? (
        <p className="m-0 max-w-160 text-warn">
          Its newest model is of {file.newestRelease}, and this page knows one of {newestHere}: the file may be older than the page.
        </p>
      ) : null}
      {file.issues.length === 0 ? null : (
        <div className="max-w-160 text-warn">
          <p className="m-0">{file.unread.length === 1 ? '1 entry could not be read and is left out.' : `${file.unread.length} entries could not be read and are left out.`}</p>
          <Details lines={file.issues.map(({ field, message }) => `${field}: ${message}`)} />
        </div>
      )}
      {changes.length === 0 ? <p className="m-0 text-ink-soft">It says the same as what you have.</p> : <ChangeList changes={changes} />}
    </section>
  );
}

const MOST_LINES = 50;

function Details({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <ul className="m-0 max-h-48 list-none overflow-y-auto p-0 font-mono text-small break-words text-ink-soft" tabIndex={0} aria-label="What is wrong, by field">
      <ShortList items={lines} most={MOST_LINES}>
        {(line) => <li key={line}>{line}</li>}
      </ShortList>
    </ul>
  );
}
