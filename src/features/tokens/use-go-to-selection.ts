import { useEffect, useRef } from 'react';
import type { Part } from '@/core/prompt/part';
import type { RowTable } from '@/core/tokenize/spans';
import { useApp } from '@/state/react';

/** A place in the joined text, or the beginning of a segment. */
export type Place = { readonly kind: 'offset'; readonly offset: number } | { readonly kind: 'segment'; readonly segment: number };

/** Goes to a revealed place, or to the turn that was chosen elsewhere: once each, as soon as its row is here. */
export function useGoToSelection(part: Part, table: RowTable, stale: boolean, goTo: (place: Place) => void): void {
  const revealed = useApp((state) => state.revealed);
  const focusId = useApp((state) => state.focusId);
  const unitIds = useApp((state) => state.tokens.unitIds);
  const done = useRef<{ revealed: typeof revealed; focusId: typeof focusId }>({ revealed: null, focusId: null });

  useEffect(() => {
    if (stale) return;
    const before = done.current;
    done.current = { revealed, focusId };
    const revealedSegment = revealed === null || revealed === before.revealed ? -1 : unitIds.indexOf(revealed.unitId);
    if (revealed !== null && revealedSegment >= 0) {
      goTo({ kind: 'offset', offset: (table.segmentOffsets[revealedSegment] ?? 0) + revealed.start });
    } else if (focusId !== null && focusId !== before.focusId && focusId !== part.id) {
      const segment = unitIds.indexOf(focusId);
      if (segment >= 0) goTo({ kind: 'segment', segment });
    }
  }, [revealed, focusId, unitIds, part.id, table, stale, goTo]);
}
