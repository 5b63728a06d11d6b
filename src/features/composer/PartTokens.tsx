import { bandTitle, countedTokens, formatCount } from '@/core/tokenize/count';
import type { UnitId } from '@/core/units';
import { useApp } from '@/state/react';
import { selectFill, selectPartCounts } from '@/state/selectors';

/** Tokens of a part, with its range or what went wrong as title; and that some or all of it is not counted. */
export function PartTokens({ id, enabled, uncountedTools }: { id: UnitId; enabled: boolean; uncountedTools: number }) {
  const count = useApp((state) => selectPartCounts(state).get(id));
  const title = count === undefined ? '' : (count.reason ?? bandTitle(count) ?? countedTokens(count));
  const isNothing = count !== undefined && (count.status === 'refused' ? count.high === 0 : uncountedTools > 0 && count.tokens === 0);
  const tone = count?.status === 'failed' || count?.status === 'refused' || (uncountedTools > 0 && enabled) ? 'text-warn' : enabled ? 'text-ink-soft' : 'text-ink-faint line-through';
  return (
    <span className={`min-w-13 text-right ${tone}`} title={title}>
      {count === undefined ? '…' : isNothing ? 'not counted' : `${formatCount(count)}${uncountedTools > 0 ? ' + not counted' : ''}`}
    </span>
  );
}

/** The part's share of the input, as a line under its name. */
export function ShareLine({ id, color }: { id: UnitId; color: string }) {
  const isEmpty = useApp((state) => selectPartCounts(state).get(id)?.tokens === 0);
  // Whole percents: a row is drawn again only when its line would look different.
  const percent = useApp((state) =>
    Math.max(1, Math.round(((selectPartCounts(state).get(id)?.tokens ?? 0) / Math.max(1, selectFill(state).input.tokens)) * 100)),
  );
  if (isEmpty) return null;
  return <span aria-hidden className="absolute bottom-[2px] left-1 h-[2px] rounded-full" style={{ width: `${percent}%`, backgroundColor: color }} />;
}
