import { useState } from 'react';
import { givenBack } from '@/core/catalog/edit-layer';
import { EMPTY_LAYER } from '@/core/catalog/figures';
import { type Change, CHANGE_KINDS, type ChangeKind, isTaken, withChanges } from '@/core/catalog/newer-changes';
import { changeFigures, layersOf } from '@/state/change-figures';
import { selectCatalogueBelow } from '@/state/figures-selectors';
import { useApp, useAppStore } from '@/state/react';
import { Button } from '@/ui/Button';
import { ChangeRow } from './ChangeRow';
import { KIND_WORDS } from './newer-words';

/** So many rows are drawn at first, and more with each press. */
const STEP = 100;

/** The changes of a file by kind, taken one by one or those that are shown together. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  const store = useAppStore();
  const refreshed = useApp((state) => layersOf(state).refreshed);
  const sources = useApp((state) => selectCatalogueBelow(state)?.sources) ?? [];
  const [kind, setKind] = useState<ChangeKind | 'all'>('all');
  const [words, setWords] = useState('');
  const [most, setMost] = useState(STEP);
  const asked = words.trim().toLowerCase();
  const shown = changes.filter((change) => (kind === 'all' || change.kind === kind) && `${change.modelName} ${change.modelId}`.toLowerCase().includes(asked));
  // A file may leave out what is still sold, so that is taken by hand.
  const left = shown.filter((change) => (change.kind !== 'gone' || kind === 'gone') && !isTaken(change, refreshed));
  const countOf = (each: ChangeKind) => changes.filter((change) => change.kind === each).length;

  return (
    <>
      <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
        <label className="flex flex-col gap-0.5 text-small text-ink-soft">
          Kind
          <select value={kind} onChange={(event) => setKind(event.target.value as typeof kind)} className="h-8 rounded-md border border-line-strong bg-panel px-2 text-body text-ink">
            <option value="all">All ({changes.length})</option>
            {CHANGE_KINDS.filter((each) => countOf(each) > 0).map((each) => (
              <option key={each} value={each}>
                {KIND_WORDS[each]} ({countOf(each)})
              </option>
            ))}
          </select>
        </label>
        <label className="flex flex-col gap-0.5 text-small text-ink-soft">
          Model
          <input
            type="search"
            value={words}
            placeholder="Any"
            onChange={(event) => setWords(event.target.value)}
            className="h-8 w-40 rounded-md border border-line-strong bg-panel px-2 text-body text-ink placeholder:text-ink-faint"
          />
        </label>
        <Button look="primary" disabled={left.length === 0} onClick={() => changeFigures(store, (layers) => ({ refreshed: withChanges(layers.refreshed, left) }))}>
          Take {left.length === 1 ? '1 change' : `all ${left.length}`}
        </Button>
        {kind === 'all' && countOf('gone') > 0 ? <span className="text-small text-ink-faint">What is not in the file is taken one by one: a file may leave out what is still sold.</span> : null}
      </div>
      {shown.length === 0 ? <p className="m-0 text-ink-soft">No change is of this kind and name.</p> : null}
      <ul aria-label="Changes of the file" className="m-0 list-none p-0">
        {shown.slice(0, most).map((change) => (
          <ChangeRow
            key={change.id}
            change={change}
            isTaken={isTaken(change, refreshed)}
            sources={sources}
            onTake={() => changeFigures(store, (layers) => ({ refreshed: withChanges(layers.refreshed, [change]) }))}
            onGiveBack={() => changeFigures(store, (layers) => ({ refreshed: givenBack(layers.refreshed, change.layer, store.getState().newer?.base ?? EMPTY_LAYER) }))}
          />
        ))}
      </ul>
      {shown.length > most ? (
        <Button className="self-start" onClick={() => setMost(most + STEP)}>
          Show {Math.min(STEP, shown.length - most)} more of {shown.length - most}
        </Button>
      ) : null}
    </>
  );
}
