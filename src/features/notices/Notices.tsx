import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { isShown, type Notice } from '@/state/notices-state';
import { useApp, useLoaded } from '@/state/react';
import { useOpenModal } from '@/ui/open-modal';
import { MESSAGES_ID } from './FoldedNotices';

/** Between the end of the page and the messages. */
const GAP_PX = 12;

/** Fetched beside the first picture, which has no message. */
const loadCard = () => import('./NoticeCard').then(({ NoticeCard }) => NoticeCard);

const FLOATING = 'pointer-events-none fixed inset-x-3 z-50 flex flex-col items-center gap-2 outline-none';
/** What browsers give a popover of their own. */
const NO_POPOVER_LOOK = 'top-auto m-0 h-auto w-auto overflow-visible border-0 bg-transparent p-0 text-ink';

/**
 * Messages at the foot of the views, in rows of their own that lie over nothing; where there is no room for that they float.
 * Information makes room by itself and can be shown again; problems and questions stay until they are dismissed. While a modal
 * dialog is open they are in it, as nothing outside can be pressed, and in the top layer, as it would cut them off.
 */
export function Notices({ isFloating, saveWork }: { isFloating: boolean; saveWork: () => void }) {
  const notices = useApp((state) => state.notices);
  const parts = useApp((state) => state.work.prompt.parts);
  // What is being read is told in a row at the foot of the page, and a pinned token in one at the foot of its view.
  const isReading = useApp((state) => state.intake !== null);
  const hasFoot = useApp((state) => isReading || state.comparison.isForReport || (state.view === 'tokens' && state.pinnedToken !== null));
  const modal = useOpenModal();
  const isRow = !isFloating && modal === null;
  const Card = useLoaded(true, loadCard, WordsAlone);
  const shown = notices.filter((notice) => notice.isFolded !== true && isShown(notice, parts));
  const cards = Card === null ? [] : shown.map((notice) => <Card key={notice.id} notice={notice} isRow={isRow} saveWork={saveWork} />);
  const newest = cards.at(-1)?.key;
  // Where the window is too low for all of them the newest is in sight.
  useEffect(() => {
    if (isRow) document.getElementById(MESSAGES_ID)?.lastElementChild?.scrollIntoView({ block: 'nearest' });
  }, [isRow, newest]);
  const floating = `${FLOATING} ${hasFoot ? 'bottom-14' : 'bottom-3'}`;
  if (modal === null) {
    const rows = `max-h-[30dvh] overflow-y-auto outline-none not-empty:min-h-12 ${isReading ? 'pb-12' : ''}`;
    return (
      <div ref={isFloating ? keepRoom : keepInSight} id={MESSAGES_ID} tabIndex={-1} aria-live="polite" role="region" aria-label="Messages" className={isFloating ? floating : rows}>
        {cards}
      </div>
    );
  }
  return createPortal(
    <div ref={showOnTop} popover="manual" aria-live="polite" role="region" aria-label="Messages" className={`${floating} ${NO_POPOVER_LOOK}`}>
      {cards}
    </div>,
    modal,
  );
}

/** Where its module could not be fetched a message is read all the same. */
function WordsAlone({ notice: { text, details } }: { notice: Notice; isRow: boolean; saveWork: () => void }) {
  return <p className="m-0 border-l-3 border-l-warn bg-panel px-3 py-1.5">{[text, ...details].join(' ')}</p>;
}

/** The page goes on below its end for as far as messages float over it: all of it can be scrolled out from under them. */
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

/** The views are lower for as long as messages stand below them: what has the focus there stays in sight. */
function keepInSight(region: HTMLElement | null): (() => void) | undefined {
  if (region === null) return undefined;
  const observer = new ResizeObserver(() => {
    const { activeElement } = document;
    if (activeElement?.closest('#views') == null) return;
    const target = document.getElementById(activeElement.getAttribute('aria-activedescendant') ?? '') ?? activeElement;
    const { top, bottom } = target.getBoundingClientRect();
    const foot = region.getBoundingClientRect();
    if (top < foot.bottom && bottom > foot.top) target.scrollIntoView({ block: 'nearest' });
  });
  observer.observe(region);
  return () => observer.disconnect();
}

/** In the top layer; the dialog that they are in ends above them. */
function showOnTop(region: HTMLElement | null): (() => void) | undefined {
  if (region === null) return undefined;
  region.showPopover?.();
  const observer = new ResizeObserver(() => region.parentElement?.style.setProperty('--messages-top', `${region.getBoundingClientRect().top}px`));
  observer.observe(region);
  return () => observer.disconnect();
}
