import { useDeferredValue, useMemo } from 'react';
import type { CountedPart } from '@/core/budget/counted';
import type { UnitId } from '@/core/units';
import { useApp } from '@/state/react';
import { selectOverlay, selectRecallChoices } from '@/state/recall-selectors';
import { asWritten, selectCountedParts } from '@/state/selectors';
import { answerOf, orderedParts } from './order-inputs';

/** Everything the view shows. Orders are looked for when there is time: a slider that moves comes first. */
export function useOrder() {
  const counted = useApp((state) => selectCountedParts(asWritten(state)));
  const importance = useApp((state) => state.work.importance);
  const pinnedIds = useApp((state) => state.work.pinnedIds);
  const overlay = useApp(selectOverlay);
  const { evidenceId, thresholdPts } = useApp(selectRecallChoices);
  const parts = useMemo(() => orderedParts(counted, { importance, pinnedIds }), [counted, importance, pinnedIds]);
  const byId = useMemo(() => new Map<UnitId, CountedPart>(counted.map((part) => [part.id, part])), [counted]);
  const asked = useMemo(() => ({ parts, overlay, evidenceId, thresholdPts }), [parts, overlay, evidenceId, thresholdPts]);
  const settled = useDeferredValue(asked);
  const answer = useMemo(() => (settled.overlay.ok ? answerOf(settled.parts, settled.overlay.value.curve, settled.evidenceId, settled.thresholdPts) : null), [settled]);
  return { parts, byId, overlay, thresholdPts, answer };
}
