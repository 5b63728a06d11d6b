import { useDeferredValue, useMemo } from 'react';
import type { HistoryPart, Turn } from '@/core/prompt/part';
import { TurnRow } from './TurnRow';

/** More are drawn in slices, and laid out only where they are in sight: of thousands that is one task of seconds. */
const MANY = 200;
const A_GROUP = 50;
const NONE: readonly Turn[] = [];

/** The turns of the history under its row. */
export function TurnRows({ part }: { part: HistoryPart }) {
  const isMany = part.turns.length > MANY;
  // It begins with none, so that the first time is drawn in slices, too.
  const later = useDeferredValue(part.turns, NONE);
  const turns = isMany ? later : part.turns;
  const groups = useMemo(() => Array.from({ length: Math.ceil(turns.length / A_GROUP) }, (_, at) => turns.slice(at * A_GROUP, (at + 1) * A_GROUP)), [turns]);
  return groups.map((group, at) => (
    // A row is 28 px high.
    <div key={at} className={isMany ? '[contain-intrinsic-size:auto_1400px] [content-visibility:auto]' : ''}>
      {group.map((turn, index) => (
        <TurnRow key={turn.id} turn={turn} number={at * A_GROUP + index + 1} enabled={part.enabled} />
      ))}
    </div>
  ));
}
