import { type ReactNode, useEffect, useRef, useState } from 'react';
import { sanitizeName } from '@/core/importers/names';
import { shownName } from '@/core/prompt/part';
import type { Result } from '@/core/result';
import { keptFields } from '@/core/share/kept-fields';
import type { LinkError, SharedWork } from '@/core/share/link';
import { openSharedWork } from '@/state/open-shared';
import { useApp, useAppStore, useBusy } from '@/state/react';
import { selectModels } from '@/state/selectors';
import { readLink } from '@/state/share-links';
import { Button } from '@/ui/Button';
import { Modal } from '@/ui/Modal';
import { ROLE_LOOK } from '@/ui/role-look';
import { ShortList } from '@/ui/ShortList';
import { FieldNames } from './FieldNames';
import { linkErrorWords } from './link-words';
import { holdWords, replacedWords, sizeWords } from './shared-words';
import { variablesHeld } from './variable-words';

/** Parts that are listed: a small link may unpack to ten thousands. */
const MOST_PARTS = 100;

/** What a link holds, before anything of it touches the user's own work. */
export function SharedDialog({ fragment, recall }: { fragment: string; recall: () => Promise<void> }) {
  const store = useAppStore();
  const [read, setRead] = useState<Result<SharedWork, LinkError> | null>(null);
  useBusy('reading a link', read === null);
  useEffect(() => {
    let isWanted = true;
    void readLink(fragment).then((result) => isWanted && setRead(result));
    return () => {
      isWanted = false;
    };
  }, [fragment]);
  // What is read comes after the dialog has opened, and with it the answer that changes nothing.
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (read !== null) content.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, [read]);
  const close = () => store.getState().showLink(null);
  return (
    <Modal title="Shared work" onClose={close}>
      <div ref={content} className="flex flex-col gap-4 p-4">
        {read === null ? <p role="status" className="m-0">Reading the link…</p> : null}
        {read?.ok === false ? (
          <>
            <p role="alert" className="m-0">
              The link was not opened: {linkErrorWords(read.error)}.
            </p>
            <p className="m-0 text-ink-soft">Your work is as it was.</p>
            <Button look="primary" data-autofocus className="self-end" onClick={close}>
              Keep mine
            </Button>
          </>
        ) : null}
        {read?.ok === true ? <Preview shared={read.value} recall={recall} onClose={close} /> : null}
      </div>
    </Modal>
  );
}

function Preview({ shared, recall, onClose }: { shared: SharedWork; recall: () => Promise<void>; onClose: () => void }) {
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
  const takesScenario = withScenario && shared.scenario !== null;
  const replace = async () => {
    // Else the scenario of the last visit would come back over that of the link.
    if (shared.scenario !== null) await recall().catch(() => undefined);
    openSharedWork(store, shared, withScenario);
    onClose();
  };
  return (
    <>
      <dl className="m-0 grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1">
        <Fact name="Made by">contextscope {madeBy}</Fact>
        <Fact name="Model">{model?.name ?? <span className="wrap-anywhere">{sanitizeName(work.modelId)}, which is not known here; the default takes its place</span>}</Fact>
        <Fact name="Holds">{holdWords(shared)}</Fact>
        {variables === null ? null : <Fact name="Variables">{variables}</Fact>}
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
      {shared.scenario === null ? null : (
        <label className="flex cursor-pointer items-center gap-2">
          <input type="checkbox" className="m-0 accent-[var(--accent)]" checked={withScenario} onChange={(event) => setWithScenario(event.currentTarget.checked)} />
          Its cost scenario too, in the place of yours
        </label>
      )}
      <p className="m-0 text-small text-ink-soft">
        Nothing has changed yet. “Replace mine” puts this in the place of {replaced}, your model and settings{takesScenario ? ', and of your cost scenario' : ''}; one Undo brings them back.
      </p>
      <div className="flex flex-wrap justify-end gap-2">
        <Button data-autofocus onClick={onClose}>
          Keep mine
        </Button>
        <Button look="primary" disabled={isRestoring} onClick={() => void replace()}>
          Replace mine
        </Button>
      </div>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-soft">{name}</dt>
      <dd className="m-0 min-w-0 wrap-anywhere">{children}</dd>
    </>
  );
}
