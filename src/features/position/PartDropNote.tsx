import { dropText } from '@/core/recall/drop-text';
import type { UnitId } from '@/core/units';
import { useApp } from '@/state/react';
import { selectOverlay, selectPromptDrops } from '@/state/recall-selectors';
import { edgeName, RISK_NAMES } from './position-words';

/** What a part loses by its place, in its row: the mean and the worst over its span. */
export function PartDropNote({ id }: { id: UnitId }) {
  const drop = useApp((state) => selectPromptDrops(state)?.parts.find((part) => part.id === id) ?? null);
  const overlay = useApp(selectOverlay);
  if (drop === null || !overlay.ok) return null;
  const [mean, worst] = [dropText(drop.meanDropPts), dropText(drop.worstDropPts)];
  const words = `Position: ${mean} points on average, ${worst} at worst, against ${edgeName(overlay.value.curve)}. ${RISK_NAMES[drop.risk]}. ${overlay.value.label}`;
  return (
    <span role="img" aria-label={words} title={words} className="shrink-0 text-micro whitespace-nowrap text-ink-faint">
      {mean} / {worst}
    </span>
  );
}
