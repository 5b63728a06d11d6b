import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { isShown, type Notice } from '@/state/notices-state';
import { useApp, useAppStore } from '@/state/react';
import { Button, IconButton } from '@/ui/Button';
import { useOpenModal } from '@/ui/open-modal';
import { MESSAGES_ID } from './FoldedNotices';

const INFO_STAYS_MS = 8000;
/** Of what says more, or can be pressed: long enough to be read. */
const FOLDS_AFTER_MS = 20_000;
const EDGE = { info: 'border-l-accent', warning: 'border-l-warn', error: 'border-l-bad' } as const;
const ACTIONS = { undo: 'Undo', retry: 'Retry', save: 'Save work as a file' } as const;
const MOST_DETAILS = 8;
/** Between the end of the page and the messages. */
const GAP_PX = 12;

const PLACE = 'pointer-events-none fixed inset-x-3 z-50 flex flex-col items-center gap-2 outline-none';
/** What browsers give a popover of their own. */
const NO_POPOVER_LOOK = 'top-auto m-0 h-auto w-auto overflow-visible border-0 bg-transparent p-0 text-ink';

/**
 * Messages at the foot of the page. Information makes room by itself and can be shown again; problems and questions stay until
 * they are dismissed. While a modal dialog is open they are in it, as nothing outside can be pressed, and in the top layer, as
 * it would cut them off.
 */
export function Notices({ saveWork }: { saveWork: () => void }) {
  const notices = useApp((state) => state.notices);
  const parts = useApp((state) => state.work.prompt.parts);
  // What is being read is told in a row at the foot of the page.
  const isReading = useApp((state) => state.intake !== null);
  const modal = useOpenModal();
  const cards = notices.filter((notice) => notice.isFolded !== true && isShown(notice, parts)).map((notice) => <NoticeCard key={notice.id} notice={notice} saveWork={saveWork} />);
  const place = `${PLACE} ${isReading ? 'bottom-14' : 'bottom-3'}`;
  if (modal === null) {
    return (
      <div ref={keepRoom} id={MESSAGES_ID} tabIndex={-1} aria-live="polite" role="region" aria-label="Messages" className={place}>
        {cards}
      </div>
    );
  }
  return createPortal(
    <div ref={showOnTop} popover="manual" aria-live="polite" role="region" aria-label="Messages" className={`${place} ${NO_POPOVER_LOOK}`}>
      {cards}
    </div>,
    modal,
  );
}

/** The page goes on below its end for as far as messages stand over it: all of it can be scrolled out from under them. */
function keepRoom(region: HTMLElement | null): (() => void) | undefined {
  if (region === null) return undefined;
  const page = document.documentElement;
  const observer = new ResizeObserver(() => page.style.setProperty('--messages', `${region.offsetHeight === 0 ? 0 : page.clientHeight - region.getBoundingClientRect().top + GAP_PX}px`));
  observer.observe(region);
  return () => {
    observer.disconnect();
    page.style.removeProperty('--messages');
  };
}

function showOnTop(element: HTMLElement | null): void {
  element?.showPopover?.();
}

function NoticeCard({ notice, saveWork }: { notice: Notice; saveWork: () => void }) {
  const store = useAppStore();
  const { id, tone, action, choices, details } = notice;
  const [isWhole, setIsWhole] = useState(false);
  /** The pointer or the focus is in it: who is reading is not hurried. */
  const [isHeld, setIsHeld] = useState(false);
  const more = details.length - MOST_DETAILS;
  useEffect(() => {
    // What asks stays until it is answered, and what is being read; what only offers something else leaves with the rest.
    if (tone !== 'info' || isWhole || isHeld || (choices !== undefined && action === null)) return undefined;
    // Of what is done there is no more to read or to press.
    const isAll = details.length === 0 && action === null;
    const timer = setTimeout(() => (isAll ? store.getState().dismiss(id) : store.getState().fold(id)), isAll ? INFO_STAYS_MS : FOLDS_AFTER_MS);
    return () => clearTimeout(timer);
  }, [id, tone, details, action, choices, isWhole, isHeld, store]);
  const act = () => {
    if (action === 'undo') store.getState().undo();
    if (action === 'retry') store.getState().retryCounts();
    // It is told until the browser stores the work; a file may not have been saved.
    if (action === 'save') saveWork();
    else store.getState().dismiss(id);
  };
  // Buttons stand beside a text that leaves them room, else below it; a cross alone always stands beside it.
  const hasButtons = action !== null || (choices !== undefined && choices.length > 0);
  return (
    <div
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
      className={`pointer-events-auto relative flex max-w-150 gap-x-3 gap-y-1 rounded-md max-sm:w-full ${hasButtons ? 'flex-wrap' : 'max-sm:justify-between'} border border-l-3 border-line-strong bg-panel py-2 pr-2 pl-3 shadow-float ${EDGE[tone]} ${details.length > 0 ? 'items-start' : 'items-center'}`}
    >
      <div className={`min-w-0 py-1 ${hasButtons ? 'max-sm:basis-full' : ''}`}>
        <p className="m-0">{notice.text}</p>
        {details.length > 0 ? (
          <ul className="m-0 mt-1 max-h-[40dvh] list-none max-sm:max-h-[24dvh] overflow-y-auto p-0 text-small text-ink-soft">
            {details.slice(0, isWhole ? undefined : MOST_DETAILS).map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        ) : null}
        {more > 0 ? (
          <button type="button" aria-expanded={isWhole} className="rounded-sm py-1 text-small text-accent underline decoration-1 underline-offset-3" onClick={() => setIsWhole(!isWhole)}>
            {isWhole ? 'Show fewer' : `and ${more} more`}
          </button>
        ) : null}
      </div>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {action === null ? null : (
          <Button size="small" onClick={act}>
            {ACTIONS[action]}
          </Button>
        )}
        {choices?.map(({ label, choose }) => (
          <Button
            key={label}
            size="small"
            onClick={() => {
              choose();
              store.getState().dismiss(id);
            }}
          >
            {label}
          </Button>
        ))}
        <IconButton label="Dismiss" icon={<X size={14} />} onClick={() => store.getState().dismiss(id)} />
      </div>
    </div>
  );
}
