import { Copy, Pencil, Plus, Trash2 } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { formatInteger, type UnitId } from '@/core/units';
import type { RecordStore } from '@/state/keeping';
import { useApp, useAppStore, useBusy } from '@/state/react';
import { storingWords } from '@/state/saving';
import { addWorkspace, duplicateWorkspace, MOST_NAME_CHARACTERS, openWorkspace, readWorkspaces, removeWorkspace, renameWorkspace, restoreWorkspace, type Workspace, type WorkspaceList } from '@/state/workspaces';
import { Badge } from '@/ui/Badge';
import { Button, IconButton } from '@/ui/Button';
import { focusNewestAnswer } from '@/ui/focus-answer';
import { Modal } from '@/ui/Modal';
import { StoredData } from './StoredData';

/** The named pieces of work that this browser keeps, and what it keeps in all. */
export function WorkspacesDialog({ records, erase }: { records: RecordStore; erase: () => Promise<void> }) {
  const store = useAppStore();
  const [list, setList] = useState<WorkspaceList | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  /** The last one whose name was asked: its button, which the field stood for, has the focus again. */
  const [renamed, setRenamed] = useState<string | null>(null);
  const [fault, setFault] = useState('');
  /** Nothing is shown as disabled meanwhile: a button that is loses the focus. */
  const isBusy = useRef(false);
  const isElsewhere = useApp((state) => state.keeping !== 'here');
  const isClosed = list === null && fault !== '';
  const openParts = useApp((state) => state.work.prompt.parts.length);
  useBusy('reading workspaces', list === null && !isClosed);
  const run = async (job: () => Promise<WorkspaceList | null>, undone = 'The change was not stored') => {
    isBusy.current = true;
    let [next, why] = [null as WorkspaceList | null, 'It could not be read, and stays where it is.'];
    try {
      next = await store.getState().track('changing workspaces', job());
    } catch (error) {
      why = `${undone}: ${storingWords(error)} What was there is there still.`;
    }
    isBusy.current = false;
    setFault(next === null ? why : '');
    if (next !== null) setList(next);
    return next !== null;
  };
  const runIfIdle: typeof run = (...asked) => (isBusy.current ? Promise.resolve(false) : run(...asked));
  useEffect(() => {
    void readWorkspaces(records).then(setList, () => setFault('This browser keeps nothing for this page: its storage cannot be opened.'));
  }, [records]);
  const close = () => store.getState().open(null);
  const all: readonly Workspace[] = list === null ? [] : [{ id: list.openId, name: list.openName, parts: openParts, keptAtMs: null }, ...list.closed];
  const add = () => void runIfIdle(() => addWorkspace(store, records, newId(), `Prompt ${all.length + 1}`), 'No workspace was made').then((isDone) => isDone && close());
  const remove = async (workspace: Workspace) => {
    let held: Awaited<ReturnType<typeof removeWorkspace>>['work'] = null;
    const isDone = await runIfIdle(async () => {
      const removed = await removeWorkspace(store, records, workspace.id);
      held = removed.work;
      return removed.list;
    });
    const work = held;
    if (!isDone || work === null) return;
    const undo = { label: 'Undo', choose: () => void run(() => restoreWorkspace(store, records, workspace, work)) };
    store.getState().notify({ tone: 'info', text: `${workspace.name} was deleted.`, details: [], action: null, choices: [undo] });
    // Its button has gone with it.
    requestAnimationFrame(focusNewestAnswer);
  };

  return (
    <Modal title="Workspaces" onClose={close}>
      <div className="flex flex-col gap-4 p-4">
        {fault === '' ? null : <p role="alert" className="m-0 text-bad">{fault}</p>}
        {isElsewhere ? <p role="status" className="m-0 text-warn">Another tab keeps the work. Workspaces can be changed there.</p> : null}
        <ul aria-label="Workspaces" hidden={isClosed} className="m-0 max-h-72 list-none overflow-y-auto rounded-md border border-line p-0">
          {all.map((workspace) => {
            const isOpen = workspace.keptAtMs === null;
            return (
              <li key={workspace.id} className="flex min-h-9 flex-wrap items-center gap-x-1 border-line px-2 py-1 not-first:border-t">
                {renaming === workspace.id ? (
                  <NameForm name={workspace.name} onDone={(name) => { setRenaming(null); setRenamed(workspace.id); if (name !== null) void run(() => renameWorkspace(store, records, workspace.id, name)); }} />
                ) : (
                  <>
                    <span className="min-w-0 flex-1 basis-32">
                      <span className="block truncate font-semibold" title={workspace.name}>{workspace.name}</span>
                      <span className="block text-small text-ink-soft">{factsOf(workspace)}</span>
                    </span>
                    {isOpen ? <Badge tone="ok" title="What you see now">open</Badge> : <Button size="small" disabled={isElsewhere} aria-label={`Open ${workspace.name}`} onClick={() => void runIfIdle(() => openWorkspace(store, records, workspace.id)).then((isDone) => isDone && close())}>Open</Button>}
                    <IconButton autoFocus={renamed === workspace.id} label={`Rename ${workspace.name}`} icon={<Pencil size={14} />} disabled={isElsewhere} onClick={() => { setRenaming(workspace.id); setRenamed(null); }} />
                    <IconButton label={`Duplicate ${workspace.name}`} icon={<Copy size={14} />} disabled={isElsewhere} onClick={() => void runIfIdle(() => duplicateWorkspace(store, records, workspace.id, newId()))} />
                    <IconButton label={isOpen ? 'The open one cannot be deleted' : `Delete ${workspace.name}`} icon={<Trash2 size={14} />} disabled={isOpen || isElsewhere} onClick={() => void remove(workspace)} />
                  </>
                )}
              </li>
            );
          })}
        </ul>
        <div className="flex flex-wrap items-center gap-3">
          {/* It has the focus before the list has come. */}
          <Button data-autofocus disabled={isElsewhere} aria-disabled={isClosed} className="aria-disabled:opacity-45" onClick={() => list !== null && add()}>
            <Plus size={14} aria-hidden /> New workspace
          </Button>
          <span className="min-w-0 flex-1 basis-52 text-small text-ink-soft">The open one is put aside first. Each has its own parts, model and settings; undo starts anew.</span>
        </div>
        <StoredData isClosed={isClosed} erase={erase} />
      </div>
    </Modal>
  );
}

function newId(): UnitId {
  return `${Date.now().toString(36)}-${crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36)}` as UnitId;
}

function factsOf({ parts, keptAtMs }: Workspace): string {
  const count = `${formatInteger(parts)} ${parts === 1 ? 'part' : 'parts'}`;
  return keptAtMs === null ? count : `${count}, put aside ${new Date(keptAtMs).toLocaleString()}`;
}

function NameForm({ name, onDone }: { name: string; onDone: (name: string | null) => void }) {
  const [isFull, setIsFull] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get('name');
    onDone(typeof typed === 'string' && typed.trim() !== '' ? typed : null);
  };
  return (
    <form className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1" onSubmit={submit}>
      <input
        name="name"
        aria-label={`Name of ${name}`}
        defaultValue={name}
        maxLength={MOST_NAME_CHARACTERS}
        onInput={(event) => setIsFull(event.currentTarget.value.length >= MOST_NAME_CHARACTERS)}
        autoComplete="off"
        autoFocus
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          // The dialog stays open.
          event.preventDefault();
          event.stopPropagation();
          onDone(null);
        }}
        className="h-7 min-w-0 flex-1 rounded-md border border-line-strong bg-page px-2"
      />
      <Button size="small" type="submit">Save name</Button>
      <span role="status" className={`basis-full text-small text-ink-soft ${isFull ? '' : 'hidden'}`}>
        {isFull ? `A name has at most ${MOST_NAME_CHARACTERS} characters.` : ''}
      </span>
    </form>
  );
}
