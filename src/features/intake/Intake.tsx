import { useLayoutEffect, useState } from 'react';
import { useApp, useAppStore } from '@/state/react';
import type { AppStore } from '@/state/store';
import { Button } from '@/ui/Button';
import { Progress } from '@/ui/Progress';
import type { Arrived } from './held-arrivals';
import { readingWords } from './reading-words';

/** Whether typing goes into the element, so that a paste there belongs to it. */
function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type="radio"]):not([type="range"]):not([type="file"]), textarea, select') || target.shadowRoot?.activeElement != null)
  );
}

/** What an element says that takes dropped files itself, where the pointer is over one; see `takesFiles`. */
function takerWords({ target }: DragEvent): string | null {
  return target instanceof Element ? (target.closest<HTMLElement>('[data-takes-files]')?.dataset['takesFiles'] ?? null) : null;
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** Adds what has arrived. False: there is nothing in it. */
function add(store: AppStore, { how, files, entries, text }: Arrived): boolean {
  const { addFiles, addPastedText, openFolder } = store.getState();
  if (entries.some(({ isDirectory }) => isDirectory)) openFolder({ kind: 'entries', entries });
  // A table is copied with a picture of it; what is dropped is a file first.
  else if (files.length > 0 && (how === 'drop' || text === '')) void addFiles(files);
  else if (text !== '') addPastedText(text);
  else return false;
  // What was asked about was of another text.
  if (store.getState().dialog === 'import') store.getState().open(null);
  return true;
}

/** It can be looked at only while the event is handled. */
function arrivedIn(how: Arrived['how'], data: DataTransfer): Arrived {
  return { how, files: [...data.files], entries: how === 'paste' ? [] : [...data.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []), text: data.getData('text/plain') };
}

/** Paste and drop anywhere on the page, the overlay while dragging, and the progress of reading. */
export function Intake() {
  const store = useAppStore();
  const intake = useApp((state) => state.intake);
  const [isOver, setIsOver] = useState(false);
  const [taker, setTaker] = useState<string | null>(null);

  // Before the first paint: what can be seen takes a paste.
  useLayoutEffect(() => {
    let depth = 0;
    const onPaste = (event: ClipboardEvent) => {
      if (event.defaultPrevented || isField(event.composedPath()[0] ?? null) || isField(event.target)) return;
      if (event.clipboardData !== null && add(store, arrivedIn('paste', event.clipboardData))) event.preventDefault();
    };
    const onEnter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth += 1;
      setIsOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setIsOver(false);
    };
    const onOver = (event: DragEvent) => {
      const types = event.dataTransfer?.types ?? [];
      if (!types.includes('Files') && !types.includes('text/plain')) return;
      if (!types.includes('Files') && isField(event.target)) return;
      setTaker(takerWords(event));
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
    };
    const onDrop = (event: DragEvent) => {
      depth = 0;
      setIsOver(false);
      if (event.dataTransfer === null) return;
      const arrived = arrivedIn('drop', event.dataTransfer);
      // Files are the page's even where a field has declined the drop.
      const isFile = arrived.files.length + arrived.entries.length > 0;
      const isOurs = isFile ? takerWords(event) === null : !event.defaultPrevented && !isField(event.target);
      const isAdded = isOurs && add(store, arrived);
      if (isAdded || isFile) event.preventDefault();
    };
    addEventListener('paste', onPaste);
    addEventListener('dragenter', onEnter);
    addEventListener('dragleave', onLeave);
    addEventListener('dragover', onOver);
    addEventListener('drop', onDrop);
    for (const each of globalThis.takeHeldArrivals?.() ?? []) add(store, each);
    return () => {
      removeEventListener('paste', onPaste);
      removeEventListener('dragenter', onEnter);
      removeEventListener('dragleave', onLeave);
      removeEventListener('dragover', onOver);
      removeEventListener('drop', onDrop);
    };
  }, [store]);

  return (
    <>
      {isOver ? (
        <div className={`pointer-events-none fixed inset-0 z-60 flex items-center justify-center p-6 ${taker === null ? 'bg-page/80' : ''}`}>
          <div className="flex size-full flex-col items-center justify-center gap-1 rounded-lg border-2 border-dashed border-accent text-center">
            <p className="m-0 rounded-md bg-page px-2 text-verdict font-semibold">{taker ?? 'Drop to add as documents'}</p>
            {taker === null && <p className="m-0 rounded-md bg-page px-2 text-ink-soft">Text in any encoding, PDF, Word, Excel, PowerPoint, EPUB, HTML, notebooks, ZIP; images, sound and films; a folder opens in its own view. Nothing leaves this page.</p>}
          </div>
        </div>
      ) : null}
      {intake === null ? null : (
        // At the foot of the page: the verdict stays in sight, and nothing moves when it comes and goes; nor is the place to drop files covered, where there is one.
        <div role="status" className="fixed inset-x-0 bottom-0 z-40 md:left-(--prompt-width) flex items-center justify-center gap-3 border-t border-line bg-panel px-4 py-2 shadow-float">
          <span className="line-clamp-2 min-w-0 wrap-anywhere">Reading {readingWords(intake)}</span>
          {/* It goes by what the words beside it say. */}
          <Progress label="Reading files" done={intake.page?.done ?? intake.doneBytes} whole={Math.max(1, intake.page?.whole ?? intake.totalBytes)} className="w-40 max-sm:w-20" />
          <Button look="quiet" size="small" onClick={store.getState().cancelIntake}>
            Cancel
          </Button>
        </div>
      )}
    </>
  );
}
