import { type HistoryPart, type Part, turnNumber } from '@/core/prompt/part';
import type { RowTable } from '@/core/tokenize/spans';
import { formatTokens } from '@/core/units';

/** The line above the tokens of a turn. */
export function TurnCaption({ part, table, segment }: { part: Part; table: RowTable; segment: number }) {
  const history = part as HistoryPart;
  const speaker = history.turns[segment]?.speaker ?? '';
  const tokens = (table.segmentTokens[segment + 1] ?? table.tokens) - (table.segmentTokens[segment] ?? 0);
  return (
    <div className="flex h-full items-end gap-2 pb-0.5 font-sans text-micro text-ink-faint select-none">
      <span className="font-semibold text-ink-soft">
        {turnNumber(history, segment)} {speaker}
      </span>
      <span>{formatTokens(tokens)}</span>
      <span aria-hidden className="mb-[7px] h-px flex-1 bg-line" />
    </div>
  );
}
