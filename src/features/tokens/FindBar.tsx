import { CaseSensitive, ChevronDown, ChevronUp, X } from 'lucide-react';
import type { RefObject } from 'react';
import { formatInteger } from '@/core/units';
import { IconButton } from '@/ui/Button';
import { Segmented } from '@/ui/Segmented';
import { FIND_LIMIT, type Found } from './use-find';

export interface FindQuery {
  readonly text: string;
  readonly matchCase: boolean;
  readonly scope: 'part' | 'prompt';
}

export interface FindBarProps {
  readonly query: FindQuery;
  readonly found: Found;
  /** Index of the match that is shown, −1 for none. */
  readonly current: number;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onChange: (change: Partial<FindQuery>) => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly onClose: () => void;
}

const SCOPES = [
  { value: 'part', label: 'This part' },
  { value: 'prompt', label: 'Whole prompt' },
] as const;

export function FindBar({ query, found, current, input, onChange, onStep, onClose }: FindBarProps) {
  const none = found.matches.length === 0;
  return (
    <div
      role="search"
      aria-label="Find in the tokens"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
      className="flex flex-wrap items-center gap-x-2 gap-y-1.5 border-b border-line bg-panel px-3 py-1.5 md:px-5"
    >
      <input
        ref={input}
        type="search"
        aria-label="Find"
        placeholder="Find"
        maxLength={1000}
        autoComplete="off"
        spellCheck={false}
        value={query.text}
        onChange={(event) => onChange({ text: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          onStep(event.shiftKey ? -1 : 1);
        }}
        className="h-7 min-w-40 flex-1 rounded-sm border border-line-strong bg-page px-2 font-mono text-body text-ink outline-offset-0 placeholder:font-sans placeholder:text-ink-faint [&::-webkit-search-cancel-button]:hidden @[35rem]:max-w-72"
      />
      <span className="flex items-center gap-0.5">
        <IconButton
          label="Match case"
          icon={<CaseSensitive size={17} aria-hidden />}
          aria-pressed={query.matchCase}
          className="aria-pressed:bg-accent-wash aria-pressed:text-ink"
          onClick={() => onChange({ matchCase: !query.matchCase })}
        />
        <IconButton label="Previous match" icon={<ChevronUp size={16} aria-hidden />} disabled={none} onClick={() => onStep(-1)} />
        <IconButton label="Next match" icon={<ChevronDown size={16} aria-hidden />} disabled={none} onClick={() => onStep(1)} />
      </span>
      <span role="status" className="min-w-20 text-ink-soft">
        {query.text === '' ? '' : describe(found, current)}
      </span>
      <span className="ml-auto flex items-center gap-1.5">
        <Segmented label="Find in" value={query.scope} options={SCOPES} onChange={(scope) => onChange({ scope })} />
        <IconButton label="Close find" icon={<X size={16} aria-hidden />} onClick={onClose} />
      </span>
    </div>
  );
}

function describe({ matches, done }: Found, current: number): string {
  const total = `${formatInteger(matches.length)}${matches.length >= FIND_LIMIT ? '+' : ''}`;
  if (!done) return `finding… ${total}`;
  if (matches.length === 0) return 'not found';
  return current < 0 ? `${total} found` : `${formatInteger(current + 1)} of ${total}`;
}
