import { useEffect, useMemo, useState } from 'react';
import type { Prompt } from '@/core/prompt/part';
import type { Variables } from '@/core/prompt/template-case';
import { formatInteger } from '@/core/units';
import { useApp, useAppStore } from '@/state/react';
import type { Version } from '@/state/aside-slice';
import { CountedTexts } from '@/state/fill-of';
import type { RecordStore } from '@/state/keeping';
import { selectModel } from '@/state/selectors';
import { readWorkspace, readWorkspaces, type Workspace } from '@/state/workspaces';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { type Comparison, comparePrompts } from './compare-pieces';
import { DeltaTable } from './DeltaTable';
import { PieceList } from './PieceList';
import { VersionPicker } from './VersionPicker';

/** After a keystroke, until both are compared. */
const PAUSE_MS = 250;

/** Two states of the work beside each other: what they cost, how much of them a cache shares, and where they differ. */
export function VersionsView({ records }: { records: RecordStore }) {
  const store = useAppStore();
  const { a, b } = useApp((state) => state.versions);
  const work = useApp((state) => state.work);
  const { setVersion } = store.getState();
  const now: Version = { name: 'Now', work };
  const { comparison, isComparing } = useComparison(a, b);
  useEffect(() => store.getState().openCatalogue(), [store]);
  const keepNow = (side: 'a' | 'b') => setVersion(side, { name: nameNow(work.prompt.parts.length), work });
  const [workspaces, setWorkspaces] = useState<readonly Workspace[]>([]);
  // While the dialog is open they may change.
  const isChanging = useApp(({ dialog }) => dialog === 'workspaces');
  useEffect(() => {
    if (!isChanging) void readWorkspaces(records).then(({ closed }) => setWorkspaces(closed), () => undefined);
  }, [records, isChanging]);
  const openWorkspace = async (side: 'a' | 'b', { id, name }: Workspace) => {
    const read = await readWorkspace(records, id).catch(() => null);
    if (read !== null) setVersion(side, { name, work: read });
    else store.getState().notify({ tone: 'error', text: `${name} could not be read.`, details: [], action: null });
  };
  const others = (side: 'a' | 'b') => workspaces.map((workspace) => ({ label: workspace.name, onSelect: () => void store.getState().track('opening a workspace', openWorkspace(side, workspace)) }));
  const swap = () => {
    const [nextA, nextB] = [b ?? now, a];
    setVersion('a', nextA);
    setVersion('b', nextB);
  };
  return (
    <div className="@container min-h-0 flex-1 overflow-y-auto">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2 border-b border-line px-[var(--gutter)] py-2">
        <VersionPicker side="A" version={a} others={others('a')} onKeep={() => keepNow('a')} onChoose={(version) => setVersion('a', version)} />
        <VersionPicker side="B" version={b ?? now} others={others('b')} isNow={b === null} onKeep={() => keepNow('b')} onChoose={(version) => setVersion('b', version)} />
        <Button size="small" disabled={a === null} onClick={swap}>
          Swap
        </Button>
        <p role="status" className="m-0 ml-auto text-small text-ink-soft empty:absolute">
          {isComparing ? 'Comparing…' : ''}
        </p>
      </div>
      {a === null ? (
        <EmptyState title="Keep the work as A, then change it">
          <p className="m-0">B is the work as it is now. What differs is shown by part, token by token, with what it costs and what a cache still shares. What is kept as A or B is forgotten when the page is reloaded; a workspace or a file stays. A file may be saved work, a request, a transcript or a text.</p>
          <Button look="primary" onClick={() => keepNow('a')}>
            Keep as A
          </Button>
        </EmptyState>
      ) : comparison === null ? null : (
        <div className="flex flex-col gap-6 px-[var(--gutter)] py-4">
          <DeltaTable comparison={comparison} />
          <PieceList pairs={comparison.pairs} areValuesOther={comparison.areValuesOther} />
          <p className="m-0 text-small text-ink-soft">What was kept as A or B is forgotten when the page is reloaded. A duplicate in Workspaces stays, and is offered here as “Workspace as A”; so does a saved file, which can be opened again.</p>
        </div>
      )}
    </div>
  );
}

function nameNow(parts: number): string {
  return `Kept at ${new Date().toLocaleTimeString()}, ${formatInteger(parts)} ${parts === 1 ? 'part' : 'parts'}`;
}

function versionOf(prompt: Prompt, variables: Variables | undefined) {
  return { prompt, ...(variables === undefined ? {} : { variables }) };
}

/** Kept up to date with both sides and with what they are counted by; the one before stays while it is made anew. */
function useComparison(a: Version | null, b: Version | null): { readonly comparison: Comparison | null; readonly isComparing: boolean } {
  const store = useAppStore();
  const current = useApp((state) => state.work);
  const { settings, calibrations } = current;
  const model = useApp(selectModel);
  const retries = useApp((state) => state.retries);
  const [earlier, later] = [a?.work.prompt ?? null, (b?.work ?? current).prompt];
  const [earlierValues, laterValues] = [a?.work.variables, (b?.work ?? current).variables];
  const known = useMemo(() => new CountedTexts(), []);
  const key = useMemo(() => ({ earlier, later, earlierValues, laterValues, settings, calibrations, model, retries }), [earlier, later, earlierValues, laterValues, settings, calibrations, model, retries]);
  const [made, setMade] = useState<{ readonly comparison: Comparison; readonly key: unknown } | null>(null);
  useEffect(() => {
    const { earlier: before, later: after } = key;
    if (before === null) return undefined;
    const abort = new AbortController();
    const compare = async () => {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      const comparison = abort.signal.aborted ? undefined : await comparePrompts(store, versionOf(before, key.earlierValues), versionOf(after, key.laterValues), known, abort.signal);
      if (comparison !== undefined && !abort.signal.aborted) setMade({ comparison, key });
    };
    void store.getState().track('comparing versions', compare());
    return () => abort.abort();
  }, [store, key, known]);
  return { comparison: earlier === null ? null : (made?.comparison ?? null), isComparing: earlier !== null && made?.key !== key };
}
