import type { ReactNode } from 'react';
import type { Part } from '@/core/prompt/part';
import type { UnitId } from '@/core/units';
import { useApp } from '@/state/react';
import { RowsInSight } from '@/ui/RowsInSight';
import { usePrinting } from '@/ui/use-printing';

export interface PlacedPart {
  readonly part: Part;
  /** Among all parts of the prompt. */
  readonly index: number;
}

export interface ManyPartsProps {
  parts: readonly PlacedPart[];
  renaming: UnitId | null;
  children: (part: PlacedPart) => ReactNode;
}

/** Rows of many parts, drawn where they are in sight; a history whose turns are shown stands as it is between two such lists. */
export function ManyParts({ parts, renaming, children }: ManyPartsProps) {
  const focusId = useApp((state) => state.focusId);
  const turnsOpen = useApp((state) => state.turnsOpen);
  // On paper there is no list but where it is the view.
  const isView = useApp((state) => state.view === 'prompt');
  const isWhole = usePrinting() && isView;
  return listsOf(parts, turnsOpen).map(({ before, rows }) => {
    const [one] = rows;
    if (rows.length === 1 && one !== undefined) return <div key={one.part.id}>{children(one)}</div>;
    return (
      // A row is as high as its button.
      <RowsInSight key={`from ${before}`} items={rows} keyOf={idOf} rowRem={2} kept={[focusId, renaming]} isWhole={isWhole} before={before} total={parts.length}>
        {children}
      </RowsInSight>
    );
  });
}

const idOf = ({ part }: PlacedPart): string => part.id;

function listsOf(parts: readonly PlacedPart[], turnsOpen: boolean): readonly { readonly before: number; readonly rows: readonly PlacedPart[] }[] {
  const at = turnsOpen ? parts.findIndex(({ part }) => 'turns' in part) : -1;
  const cuts = at < 0 ? [0, parts.length] : [0, at, at + 1, parts.length];
  return cuts.slice(1).flatMap((end, index) => (end === cuts[index] ? [] : [{ before: cuts[index] ?? 0, rows: parts.slice(cuts[index], end) }]));
}
