import { useLayoutEffect, useState } from 'react';
import { useApp, useAppStore } from '@/state/react';
import { Button } from '@/ui/Button';
import { Progress } from '@/ui/Progress';
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
      const data = event.clipboardData;
      if (data === null) return;
      const files = [...data.files];
      const text = data.getData('text/plain');
      if (text !== '') store.getState().addPastedText(text);
      else if (files.length > 0) void store.getState().addFiles(files);
      else return;
      event.preventDefault();
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
      const data = event.dataTransfer;
      if (data === null) return;
      // Files are the page's even where a field has declined the drop. What was dropped can be looked at only now.
      const files = [...data.files];
      const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
      if (files.length > 0 && takerWords(event) !== null) event.preventDefault();
      else if (entries.some(({ isDirectory }) => isDirectory)) {
        event.preventDefault();
        store.getState().openFolder({ kind: 'entries', entries });
      } else if (files.length > 0) {
        event.preventDefault();
        void store.getState().addFiles(files);
      } else if (!event.defaultPrevented && !isField(event.target) && data.getData('text/plain') !== '') {
        event.preventDefault();
        store.getState().addPastedText(data.getData('text/plain'));
      }
    };
    addEventListener('paste', onPaste);
    addEventListener('dragenter', onEnter);
    addEventListener('dragleave', onLeave);
    addEventListener('dragover', onOver);
    addEventListener('drop', onDrop);
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
        // At the foot of the page: the verdict stays in sight, and nothing moves when it comes and goes.
        <div role="status" className="fixed inset-x-0 bottom-0 z-40 flex items-center justify-center gap-3 border-t border-line bg-panel px-4 py-2 shadow-float">
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
