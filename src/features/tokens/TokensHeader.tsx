import { Pilcrow, Search } from 'lucide-react';
import { countedWith } from '@/core/catalog/mappings';
import { isCountedAsTools } from '@/core/prompt/overhead';
import type { Part } from '@/core/prompt/part';
import { formatCount, isApproximate } from '@/core/tokenize/count';
import { useApp, useAppStore } from '@/state/react';
import { asWritten, selectCountedParts, selectModel, selectPartCounts } from '@/state/selectors';
import { Badge } from '@/ui/Badge';
import { IconButton } from '@/ui/Button';
import { Kbd } from '@/ui/Kbd';
import { Segmented } from '@/ui/Segmented';

const DISPLAYS = [
  { value: 'text', label: 'Text' },
  { value: 'ids', label: 'Ids' },
  { value: 'both', label: 'Both' },
] as const;

export function TokensHeader({ part, finding, onFind }: { part: Part; finding: boolean; onFind: () => void }) {
  const store = useAppStore();
  const display = useApp((state) => state.tokenDisplay);
  const showWhitespace = useApp((state) => state.showWhitespace);
  const count = useApp((state) => selectPartCounts(asWritten(state)).get(part.id));
  const tokenizer = useApp((state) => selectModel(state).tokenizer);
  const characters = useApp((state) => selectCountedParts(asWritten(state)).find(({ id }) => id === part.id)?.characters ?? 0);
  const isAsTools = isCountedAsTools(part);
  const noun = count?.tokens === 1 ? 'token' : 'tokens';

  return (
    <header className="border-b border-line px-3 py-2 md:px-5">
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1.5 text-ink-soft">
        <h2 title={part.name} className={`m-0 max-w-full truncate text-body font-semibold text-ink ${part.role === 'tools' ? 'font-mono' : ''}`}>{part.name}</h2>
        {count && (
          <span title={count.status === 'pending' ? 'From the characters, until it is counted' : (count.reason ?? undefined)}>
            {formatCount(count)} {noun}
            {count.tokens > 0 && part.role !== 'tools' && !isAsTools && ` · ${isApproximate(count.exactness) ? '~' : ''}${(characters / count.tokens).toFixed(2)} chars/token`}
          </span>
        )}
        {!part.enabled && (
          <Badge tone="warn" title="It stays in the prompt and counts nothing">
            off
          </Badge>
        )}
        <span className="ml-auto flex flex-wrap items-center gap-2 print:hidden">
          <Segmented label="Show tokens as" value={display} options={DISPLAYS} onChange={store.getState().setTokenDisplay} />
          <IconButton
            label="White space glyphs"
            icon={<Pilcrow size={15} aria-hidden />}
            aria-pressed={showWhitespace}
            className="border border-line-strong aria-pressed:bg-accent-wash aria-pressed:text-ink"
            onClick={() => store.getState().setShowWhitespace(!showWhitespace)}
          />
          <button
            type="button"
            aria-expanded={finding}
            onClick={onFind}
            className="inline-flex h-7 items-center gap-1.5 rounded-sm px-1.5 text-ink-soft transition-colors duration-150 hover:bg-accent-wash hover:text-ink"
          >
            <Search size={14} aria-hidden />
            Find
            <span aria-hidden className="@max-[35rem]:hidden">
              <Kbd keys="/" />
            </span>
          </button>
        </span>
      </div>
      {isAsTools && <p className="m-0 mt-1 text-small text-ink-soft">The tokens below are those of this text. A request has the definitions as their vendor writes them, and that is what is counted.</p>}
      {tokenizer.kind === 'estimate' && (
        <p className="m-0 mt-1 text-small text-ink-soft">
          The tokens below are those of <span className="font-mono">{countedWith(tokenizer)}</span>. {tokenizer.note}
        </p>
      )}
    </header>
  );
}
