import { useEffect, useRef } from 'react';
import type { Part } from '@/core/prompt/part';
import type { TokenSpans } from '@/core/tokenize/spans';
import { tokenAtOffset } from '@/core/tokenize/token';
import { useApp } from '@/state/react';

export type Place = { readonly kind: 'token'; readonly token: number } | { readonly kind: 'segment'; readonly segment: number };

/** Goes to a revealed place, or to the turn that was chosen elsewhere: once each, as soon as its tokens are here. */
export function useGoToSelection(part: Part, spans: TokenSpans, stale: boolean, goTo: (place: Place) => void): void {
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
      const token = tokenAtOffset(spans, (spans.segmentOffsets[revealedSegment] ?? 0) + revealed.start);
      if (token >= 0) goTo({ kind: 'token', token });
    } else if (focusId !== null && focusId !== before.focusId && focusId !== part.id) {
      const segment = unitIds.indexOf(focusId);
      if (segment >= 0) goTo({ kind: 'segment', segment });
    }
  }, [revealed, focusId, unitIds, part.id, spans, stale, goTo]);
}
