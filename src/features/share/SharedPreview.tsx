import { type ReactNode, useEffect, useState } from 'react';
import { sanitizeName } from '@/core/importers/names';
import { shownName } from '@/core/prompt/part';
import { keptFields } from '@/core/share/kept-fields';
import type { SharedWork } from '@/core/share/link';
import type { ModelId } from '@/core/units';
import { openSharedWork } from '@/state/open-shared';
import { useApp, useAppStore, useBusy } from '@/state/react';
import { selectModels } from '@/state/selectors';
import { figuresOffered, type OfferedFigures } from '@/state/shared-figures';
import { nextTask } from '@/state/slices-of-time';
import { Button } from '@/ui/Button';
import { ROLE_LOOK } from '@/ui/role-look';
import { ShortList } from '@/ui/ShortList';
import { FieldNames } from './FieldNames';
import { FigureChoices } from './FigureChoices';
import { holdWords, replacedWords, sizeWords } from './shared-words';
import { caseHeld, variablesHeld } from './variable-words';

/** Parts that are listed: a small link may unpack to ten thousands. */
const MOST_PARTS = 100;

/** What somebody's work holds, and what of it is taken. `words`: told once it is open. */
export function SharedPreview({ shared, words, recall, onClose }: { shared: SharedWork; words?: string; recall: () => Promise<void>; onClose: () => void }) {
  const store = useAppStore();
  const { work, madeBy } = shared;
  const model = useApp(selectModels).find(({ id }) => id === work.modelId);
  // Before the user's own work is back, nothing may take its place.
  const isRestoring = useApp((state) => state.activities.has('restoring'));
  const replaced = useApp((state) => replacedWords(state.work));
  const [withScenario, setWithScenario] = useState(true);
  const { parts } = work.prompt;
  const kept = keptFields(work.prompt);
  const variables = variablesHeld(work.variables);
  const opensIn = caseHeld(shared.caseInView);
  const offered = useOffered(shared.figures ?? null);
  const [chosen, setChosen] = useState<ReadonlySet<ModelId> | null>(null);
  // What the user has set for a model is never given up unasked.
  const taken = chosen ?? new Set((offered?.models ?? []).filter(({ ownFigures }) => ownFigures === 0).map(({ id }) => id));
  const came = offered?.models.find(({ id, isNew }) => isNew && id === work.modelId && taken.has(id));
  const takesScenario = withScenario && shared.scenario !== null;
  const replace = async () => {
    // Else the scenario of the last visit would come back over that of the link.
    if (shared.scenario !== null) await recall().catch(() => undefined);
    const models = offered?.models ?? [];
    onClose();
    // Taking the dialog away and drawing thousands of parts are tasks of their own.
    await nextTask();
    openSharedWork(store, shared, withScenario, { taken: models.filter(({ id }) => taken.has(id)), left: models.filter(({ id }) => !taken.has(id)) }, words);
  };
  return (
    <>
      <dl className="m-0 grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1">
        {madeBy === '' ? null : <Fact name="Made by">contextscope {madeBy}</Fact>}
        <Fact name="Model">{model?.name ?? came?.name ?? <span className="wrap-anywhere">{sanitizeName(work.modelId)}, which is not known here; the default takes its place</span>}</Fact>
        <Fact name="Holds">{holdWords(shared)}</Fact>
        {variables === null ? null : <Fact name="Variables">{variables}</Fact>}
        {opensIn === null ? null : <Fact name="Opens">{opensIn}</Fact>}
        {kept.length === 0 ? null : <Fact name="Kept fields"><FieldNames names={kept} />, of an imported request; not counted</Fact>}
      </dl>
      <ul aria-label="Parts of the shared work" className="m-0 max-h-[13.6rem] list-none overflow-y-auto rounded-md border border-line p-0">
        {parts.length === 0 ? <li className="px-2 py-1 text-ink-soft">No parts</li> : null}
        <ShortList items={parts} most={MOST_PARTS}>
          {(part) => (
            <li key={part.id} className="flex min-h-7 items-center gap-2 border-line px-2 py-0.5 not-first:border-t">
              <span aria-hidden className="size-2 shrink-0 rounded-[2px]" style={{ backgroundColor: ROLE_LOOK[part.role].color }} />
              <span className="min-w-0 flex-1 truncate" title={shownName(part)}>
                {shownName(part)}
              </span>
              <span className="shrink-0 text-small text-ink-soft">{sizeWords(part)}</span>
            </li>
          )}
        </ShortList>
      </ul>
      {offered === null ? <p role="status" className="m-0 text-small text-ink-soft">Comparing figures of models…</p> : <FigureChoices offered={offered} taken={taken} onChange={setChosen} />}
      {shared.scenario === null ? null : (
        <label className="flex cursor-pointer items-center gap-2">
          <input type="checkbox" className="m-0 accent-[var(--accent)]" checked={withScenario} onChange={(event) => setWithScenario(event.currentTarget.checked)} />
          Its cost scenario too, in the place of yours
        </label>
      )}
      <p className="m-0 text-small text-ink-soft">
        Nothing has changed yet. “Replace mine” puts this in the place of {replaced}, your model and settings{takesScenario ? ', and of your cost scenario' : ''}{taken.size > 0 ? ', and takes the ticked figures over' : ''}; one Undo brings them back.
      </p>
      <div className="flex flex-wrap justify-end gap-2">
        <Button data-autofocus onClick={onClose}>
          Keep mine
        </Button>
        <Button look="primary" disabled={isRestoring || offered === null} onClick={() => void replace()}>
          Replace mine
        </Button>
      </div>
    </>
  );
}

/** null: they are being compared with those of here. */
function useOffered(figures: unknown): OfferedFigures | null {
  const store = useAppStore();
  const [offered, setOffered] = useState<OfferedFigures | null>(null);
  useBusy('comparing figures', offered === null);
  useEffect(() => {
    let isWanted = true;
    void figuresOffered(store, figures).then((result) => isWanted && setOffered(result));
    return () => {
      isWanted = false;
    };
  }, [store, figures]);
  return offered;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-soft">{name}</dt>
      <dd className="m-0 min-w-0 wrap-anywhere">{children}</dd>
    </>
  );
}
