import { useId, useState } from 'react';
import type { Conversation } from '@/core/importers/formats/imported';
import { formatInteger } from '@/core/units';

/** Drawn at once; a search finds the rest. */
const MOST_ROWS = 200;

/** The conversations of an export, in its order, to choose one of. */
export function ConversationList({ conversations, taken, onChoose }: { conversations: readonly Conversation[]; taken: number | null; onChoose: (index: number) => void }) {
  const [query, setQuery] = useState('');
  const inputId = useId();
  const wanted = query.trim().toLowerCase();
  const found = conversations.flatMap((conversation, index) => (`${conversation.title} ${conversation.changedOn}`.toLowerCase().includes(wanted) ? [{ conversation, index }] : []));
  return (
    <section aria-label="Conversations" className="flex flex-col gap-2 border-b border-line px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <label htmlFor={inputId} className="font-semibold">
          {formatInteger(conversations.length)} conversations
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
      <ul tabIndex={-1} className="m-0 max-h-[34vh] list-none overflow-y-auto p-0">
        {found.slice(0, MOST_ROWS).map(({ conversation: { title, changedOn, turns }, index }) => (
          <li key={index}>
            <button
              type="button"
              aria-current={index === taken}
              className="grid w-full cursor-pointer grid-cols-[minmax(0,1fr)_auto_auto] gap-x-4 rounded-sm px-2 py-1 text-left hover:bg-accent-wash aria-[current=true]:bg-accent-wash aria-[current=true]:font-semibold"
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
      <p role="status" className="m-0 text-small text-ink-faint">
        {found.length === 0 ? 'None has this in its title or date.' : found.length > MOST_ROWS ? `${formatInteger(found.length - MOST_ROWS)} more; a search finds them.` : ''}
      </p>
    </section>
  );
}
