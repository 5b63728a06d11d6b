import { useEffect, useMemo, useState } from 'react';
import type { HistoryPart } from '@/core/prompt/part';
import { TurnRow } from './TurnRow';

/** More are drawn in steps, and laid out only where they are in sight: of thousands that is one task of seconds. */
const A_STEP = 200;
const A_GROUP = 50;

/** The turns of the history under its row. */
export function TurnRows({ part }: { part: HistoryPart }) {
  const { turns, enabled } = part;
  const isMany = turns.length > A_STEP;
  const [drawn, setDrawn] = useState(A_STEP);
  const isAll = drawn >= turns.length;
  useEffect(() => {
    if (isAll) return undefined;
    const timer = setTimeout(() => setDrawn(drawn + A_STEP));
    return () => clearTimeout(timer);
  }, [drawn, isAll]);
  const groups = useMemo(() => Array.from({ length: Math.ceil(Math.min(drawn, turns.length) / A_GROUP) }, (_, at) => turns.slice(at * A_GROUP, (at + 1) * A_GROUP)), [turns, drawn]);
  return groups.map((group, at) => (
    // A row is 28 px high.
    <div key={at} className={isMany ? '[contain-intrinsic-size:auto_1400px] [content-visibility:auto]' : ''}>
      {group.map((turn, index) => (
        <TurnRow key={turn.id} turn={turn} number={at * A_GROUP + index + 1} enabled={enabled} />
      ))}
    </div>
  ));
}
