import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { IconButton } from './Button';
import { modalOpened } from './open-modal';

export interface ModalProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Title for assistive technology only, without a heading or a close button. */
  bare?: boolean;
  width?: 'narrow' | 'wide';
}

/** What has the focus, in an editor's own tree too. */
function focusedElement(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** The platform's modal dialog: it keeps the focus, Escape and a press outside close it, and the focus goes back. */
export function Modal({ title, onClose, children, bare = false, width = 'narrow' }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    const before = focusedElement();
    element?.showModal();
    // The platform focuses the first thing that can have the focus, which may be a wrapper.
    element?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    const closed = element === null ? null : modalOpened(element);
    return () => {
      closed?.();
      element?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        // The content covers the dialog's whole box, so a press on the dialog itself is one on the backdrop.
        if (event.target === event.currentTarget) onClose();
      }}
      className={`top-[12vh] left-1/2 m-0 max-h-[max(9rem,min(76vh,calc(var(--messages-top,100vh)-12vh-0.75rem)))] w-[calc(100vw-1.5rem)] -translate-x-1/2 flex-col overflow-hidden rounded-lg border border-line-strong bg-panel p-0 text-ink shadow-float backdrop:bg-black/25 open:flex dark:backdrop:bg-black/50 ${width === 'wide' ? 'max-w-180' : 'max-w-140'}`}
    >
      {bare ? (
        <h2 id={titleId} className="sr-only">
          {title}
        </h2>
      ) : (
        <div className="flex items-center justify-between border-b border-line py-2 pr-2 pl-4">
          <h2 id={titleId} className="m-0 text-body font-semibold">
            {title}
          </h2>
          <IconButton label="Close" icon={<X size={15} />} onClick={onClose} />
        </div>
      )}
      {/* Long content scrolls, and must do so by keys when nothing in it takes the focus. */}
      <div tabIndex={bare ? undefined : 0} className="flex min-h-0 flex-1 flex-col overflow-y-auto -outline-offset-2">
        {children}
      </div>
    </dialog>
  );
}
