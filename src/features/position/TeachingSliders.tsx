import { useId } from 'react';
import { TEACHING_LIMITS } from '@/core/recall/choices';
import type { TeachingShape } from '@/core/recall/teaching-curve';
import { useApp, useAppStore } from '@/state/react';
import { selectRecallChoices } from '@/state/recall-selectors';

const SLIDERS = [
  ['startPts', 'Start above the floor', 'points'],
  ['startReachFraction', 'Reach of the start', 'of the prompt'],
  ['endPts', 'End above the floor', 'points'],
  ['endReachFraction', 'Reach of the end', 'of the prompt'],
  ['floorPts', 'Floor', 'points'],
] as const satisfies readonly (readonly [keyof TeachingShape, string, string])[];

/** The two edges and the floor of the drawing. */
export function TeachingSliders() {
  const store = useAppStore();
  const { teaching } = useApp(selectRecallChoices);
  const id = useId();
  return (
    <div className="grid max-w-xl gap-y-1">
      {SLIDERS.map(([name, label, unit]) => {
        const [least, most] = TEACHING_LIMITS[name];
        const isShare = unit === 'of the prompt';
        const shown = isShare ? `${Math.round(teaching[name] * 100)} % ${unit}` : `${teaching[name].toFixed(1)} ${unit}`;
        return (
          <div key={name} className="grid grid-cols-[minmax(0,8.5rem)_minmax(5rem,1fr)_7rem] items-center gap-2 text-small @max-sm:grid-cols-[minmax(0,6.5rem)_minmax(4rem,1fr)_6.5rem]">
            <label htmlFor={`${id}-${name}`}>{label}</label>
            <input
              id={`${id}-${name}`}
              type="range"
              min={least}
              max={most}
              step={isShare ? 0.005 : 0.5}
              value={teaching[name]}
              aria-valuetext={shown}
              onChange={(event) => store.getState().setRecall({ teaching: { ...teaching, [name]: event.target.valueAsNumber } })}
              className="h-6 min-w-0 accent-[var(--accent)]"
            />
            <output className="text-right text-ink-soft">{shown}</output>
          </div>
        );
      })}
      <p className="m-0 text-small text-ink-soft">Score = floor + start · e^(−depth / reach) + end · e^(−(1 − depth) / reach). Nobody measured it; it shows how the figures below work.</p>
    </div>
  );
}
