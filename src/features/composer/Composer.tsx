import { ChevronDown } from 'lucide-react';
import type { ComponentType } from 'react';
import { countedTokens } from '@/core/tokenize/count';
import type { UnitId } from '@/core/units';
import { useApp, useAppStore } from '@/state/react';
import { selectFill, selectIsCounting } from '@/state/selectors';
import { Switch } from '@/ui/Switch';
import { ComposerActions } from './ComposerActions';
import { PartList } from './PartList';
import { SelectionBar } from './SelectionBar';

/** The prompt as a list: what it is made of, in send order, and everything that can be done to it. `note` stands in each part's row. */
export function Composer({ note }: { note: ComponentType<{ id: UnitId }> | null }) {
  const store = useAppStore();
  const fill = useApp(selectFill);
  const caseId = useApp((state) => state.shownCase?.id);
  const freeOrder = useApp((state) => state.work.prompt.freeOrder);
  const isCounting = useApp(selectIsCounting);
  const isEmpty = useApp((state) => state.work.prompt.parts.length === 0);
  return (
    <section aria-label="Prompt" className="flex min-h-0 flex-1 flex-col bg-panel">
      <div className="flex items-center gap-2 px-3.5 pt-2.5 pb-1">
        <h2 className="label-caps m-0 shrink-0">Prompt</h2>
        <WorkspaceButton />
        <span className="ml-auto text-small whitespace-nowrap text-ink-faint" title="Input tokens: enabled parts and framing">
          {isCounting ? 'counting… ' : ''}
          {countedTokens(fill.input)}
          {caseId && `, ${caseId}`}
        </span>
      </div>
      <ComposerActions />
      {isEmpty ? (
        <p className="m-0 px-3.5 py-6 text-center text-balance text-ink-faint">
          The prompt is empty.
          <br />
          Paste text, drop files, or add a part.
        </p>
      ) : (
        <PartList note={note} />
      )}
      <SelectionBar />
      <div className="mt-auto flex items-center justify-between border-t border-line px-3.5 pt-2 pb-2 text-small text-ink-faint" title="Parts may stand anywhere, not only within their role">
        Free order
        <Switch label="Free order" checked={freeOrder} onChange={store.getState().setFreeOrder} />
      </div>
      <p className="m-3.5 mt-1 rounded-lg border-[1.5px] border-dashed border-line-strong px-3 py-3 text-center text-ink-faint max-md:hidden">
        <b className="font-semibold text-ink-soft">Drop files</b>, or paste anywhere
        <br />
        nothing leaves this page
      </p>
    </section>
  );
}

/** Which piece of work this is, and the way to the others. */
function WorkspaceButton() {
  const store = useAppStore();
  const name = useApp((state) => state.workspaceName);
  const isElsewhere = useApp((state) => state.keeping === 'elsewhere');
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      title={isElsewhere ? 'Another tab keeps the work; what changes here is not kept' : 'Workspaces: named pieces of work, kept in this browser'}
      className="flex h-6 min-w-0 items-center gap-1 rounded-sm px-1 text-small text-ink-soft hover:bg-accent-wash hover:text-ink"
      onClick={() => store.getState().open('workspaces')}
    >
      <span className="truncate">
        {name === null ? 'Workspaces' : <span className="sr-only">Workspaces, open: </span>}
        {name}
      </span>
      {isElsewhere ? <span className="shrink-0 text-warn">not kept</span> : null}
      <ChevronDown size={12} aria-hidden className="shrink-0" />
    </button>
  );
}
