import { X } from 'lucide-react';
import { useState } from 'react';
import type { Notice, NoticeChoice } from '@/state/notices-state';
import { useApp, useAppStore } from '@/state/react';
import { Button, IconButton } from '@/ui/Button';
import { openModal } from '@/ui/open-modal';
import { MESSAGES_ID } from './FoldedNotices';
import { useLeaving } from './use-leaving';

const EDGE = { info: 'border-l-accent', warning: 'border-l-warn', error: 'border-l-bad' } as const;
const ACTIONS = { undo: 'Undo', retry: 'Retry', save: 'Save work as a file' } as const;
const MOST_DETAILS = 8;
/** What floats covers what is below it. */
const MOST_FLOATING = 3;

/** isRow: across the foot of the views; else it floats. */
export function NoticeCard({ notice, isRow, saveWork }: { notice: Notice; isRow: boolean; saveWork: () => void }) {
  const [isWhole, setIsWhole] = useState(false);
  const held = useLeaving(notice, isWhole);
  const { tone, text, details, action, choices: all } = notice;
  // A message stands in the dialog that is open, which may be the one that it leads to.
  const openImport = useApp((state) => (state.dialog === 'import' ? state.shownImport : null));
  const choices = all?.filter(({ opensImport }) => opensImport === undefined || opensImport !== openImport);
  const most = isRow ? MOST_DETAILS : MOST_FLOATING;
  // One more would take the place of the button that shows it.
  const more = details.length > most + 1 ? details.length - most : 0;
  // Buttons stand beside a text that leaves them room, else below it; a cross alone always stands beside it.
  const hasButtons = action !== null || (choices !== undefined && choices.length > 0);
  const place = isRow
    ? 'justify-between border-t border-t-line-strong py-1.5 pr-2 pl-[calc(var(--gutter)-3px)]'
    : `pointer-events-auto max-w-150 rounded-md border border-line-strong py-2 pr-2 pl-3 shadow-float max-sm:w-full ${hasButtons ? 'flex-wrap' : 'max-sm:justify-between'}`;
  return (
    <div {...held} className={`relative flex gap-x-3 gap-y-1 border-l-3 bg-panel ${place} ${EDGE[tone]} ${details.length > 0 ? 'items-start' : 'items-center'}`}>
      <div className={`min-w-0 py-1 ${hasButtons ? 'max-sm:basis-full' : ''}`}>
        <p className="m-0">{text}</p>
        {details.length > 0 ? (
          <ul className={`m-0 list-none p-0 text-small text-ink-soft ${isRow ? 'flex flex-wrap gap-x-4' : 'mt-1 max-h-[40dvh] overflow-y-auto max-sm:max-h-[24dvh]'}`}>
            {details.slice(0, isWhole || more === 0 ? undefined : most).map((detail) => (
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
      <Answers notice={{ ...notice, choices }} isRow={isRow} saveWork={saveWork} />
    </div>
  );
}

function Answers({ notice: { id, action, choices }, isRow, saveWork }: { notice: Pick<Notice, 'id' | 'action'> & { readonly choices: readonly NoticeChoice[] | undefined }; isRow: boolean; saveWork: () => void }) {
  const store = useAppStore();
  const leave = () => {
    store.getState().dismiss(id);
    requestAnimationFrame(keepFocus);
  };
  const act = () => {
    if (action === 'undo') store.getState().undo();
    if (action === 'retry') store.getState().retryCounts();
    // It is told until the browser stores the work; a file may not have been saved.
    if (action === 'save') saveWork();
    else leave();
  };
  return (
    <div data-answers className={`flex items-center gap-x-2 gap-y-1 ${isRow ? 'shrink-0' : 'flex-wrap'}`}>
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
            leave();
          }}
        >
          {label}
        </Button>
      ))}
      <IconButton label="Dismiss" icon={<X size={14} />} onClick={leave} />
    </div>
  );
}

/** What was pressed is gone: unless something else has taken the focus, it goes to the messages that are left, or to the view; of a modal dialog to what had it first. */
function keepFocus(): void {
  if (document.activeElement !== document.body) return;
  const modal = openModal();
  if (modal !== null) {
    (modal.querySelector<HTMLElement>('[data-autofocus]') ?? modal.querySelector('button'))?.focus();
    return;
  }
  const messages = document.getElementById(MESSAGES_ID);
  (messages?.hasChildNodes() === true ? messages : document.getElementById('views'))?.focus({ preventScroll: true });
}
