import { useEffect, useMemo, useState } from 'react';
import { type HistoryPart, turnNumber, turnsTakenOut } from '@/core/prompt/part';
import { formatInteger } from '@/core/units';
import { TurnRow } from './TurnRow';

/** More are drawn in steps, and laid out only where they are in sight: of thousands that is one task of seconds. */
const A_STEP = 200;
const A_GROUP = 50;

/** The turns of the history under its row. */
export function TurnRows({ part }: { part: HistoryPart }) {
  const { turns, enabled } = part;
  const takenOut = turnsTakenOut(part);
  const isMany = turns.length > A_STEP;
  const [drawn, setDrawn] = useState(A_STEP);
  const isAll = drawn >= turns.length;
  useEffect(() => {
    if (isAll) return undefined;
    const timer = setTimeout(() => setDrawn(drawn + A_STEP));
    return () => clearTimeout(timer);
  }, [drawn, isAll]);
  const groups = useMemo(() => Array.from({ length: Math.ceil(Math.min(drawn, turns.length) / A_GROUP) }, (_, at) => turns.slice(at * A_GROUP, (at + 1) * A_GROUP)), [turns, drawn]);
  return (
    <>
      {takenOut > 0 && <p className="m-0 truncate border-l-3 border-l-role-history pr-3.5 pl-6 text-small leading-7 text-ink-faint">{`${takenOut === 1 ? 'Turn 1' : `Turns 1–${formatInteger(takenOut)}`}: before a compaction`}</p>}
      {groups.map((group, at) => (
        // A row is 28 px high.
        <div key={at} className={isMany ? '[contain-intrinsic-size:auto_1400px] [content-visibility:auto]' : ''}>
          {group.map((turn, index) => (
            <TurnRow key={turn.id} turn={turn} number={turnNumber(part, at * A_GROUP + index)} enabled={enabled} />
          ))}
        </div>
      ))}
    </>
  );
}
