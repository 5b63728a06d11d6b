import { useEffect, useId, useRef, useState } from 'react';
import type { Conversation } from '@/core/importers/formats/imported';
import { formatInteger } from '@/core/units';
import { Button } from '@/ui/Button';
import { newestFirst } from './newest-first';

/** Drawn at once, and with each press on the button below them. */
const ROWS_AT_ONCE = 200;

/** The conversations of an export, or the sessions of a file, the newest first, to choose one of. */
export function ConversationList({ conversations, noun, taken, onChoose }: { conversations: readonly Conversation[]; noun: 'session' | 'conversation'; taken: number | null; onChoose: (index: number) => void }) {
  const [query, setQuery] = useState('');
  const inputId = useId();
  const rows = useRef<HTMLDivElement>(null);
  const found = newestFirst(conversations, query);
  const [wanted, setWanted] = useState(ROWS_AT_ONCE);
  const shown = Math.max(wanted, found.findIndex(({ index }) => index === taken) + 1);
  const left = found.length - shown;
  // An export may have others of the same day, or newer ones, before the one that was taken.
  useEffect(() => {
    void rows.current?.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <section aria-label={noun === 'session' ? 'Sessions' : 'Conversations'} className="flex flex-col gap-2 border-b border-line px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <label htmlFor={inputId} className="font-semibold">
          {formatInteger(conversations.length)} {noun}s
        </label>
        <input
          id={inputId}
          data-autofocus
          type="search"
          placeholder="Title or date"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          className="h-7 min-w-40 flex-1 rounded-md border border-line-strong bg-raised px-2"
        />
      </div>
      <div ref={rows} tabIndex={-1} className="max-h-[34vh] overflow-y-auto">
        <ul className="m-0 list-none p-0">
          {found.slice(0, shown).map(({ conversation: { title, changedOn, turns }, index }) => (
            <li key={index}>
              <button
                type="button"
                aria-current={index === taken}
                className="grid h-7 w-full cursor-pointer grid-cols-[minmax(0,1fr)_auto_auto] items-center gap-x-4 rounded-sm px-2 text-left -outline-offset-2 hover:bg-accent-wash aria-[current=true]:bg-accent-wash aria-[current=true]:font-semibold"
                onClick={() => onChoose(index)}
              >
                <span className="truncate">{title === '' ? 'Without a title' : title}</span>
                <span className="text-ink-soft tabular-nums">{changedOn}</span>
                <span className="min-w-16 text-right text-ink-soft tabular-nums">
                  {formatInteger(turns)} {turns === 1 ? 'turn' : 'turns'}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {left <= 0 ? null : (
          <Button size="small" onClick={() => setWanted(shown + ROWS_AT_ONCE)}>
            {`Show ${formatInteger(Math.min(left, ROWS_AT_ONCE))} more`}
          </Button>
        )}
      </div>
      <p role="status" className="m-0 text-small text-ink-faint">
        {found.length === 0 ? 'None has this in its title or date.' : ''}
      </p>
    </section>
  );
}
