import { useMemo } from 'react';
import type { Overlay } from '@/core/recall/overlay';
import { bandPath, type Frame, linePath, samplesOf } from './curve-geometry';

interface CurveDrawingProps {
  readonly overlay: Overlay;
  readonly frame: Frame;
  readonly markerPx: number;
  /** The stretch of the prompt that is drawn. */
  readonly from?: number;
  readonly to?: number;
}

/** The band, the curve, and a marker at each measured depth. For within an svg. A drawing has no markers. */
export function CurveDrawing({ overlay, frame, markerPx, from = 0, to = 1 }: CurveDrawingProps) {
  const { curve, basis } = overlay;
  const samples = useMemo(() => samplesOf(curve, from, to), [curve, from, to]);
  return (
    <>
      <path d={bandPath(samples, frame)} fill="var(--accent)" opacity={0.16} />
      <path d={linePath(samples, frame)} fill="none" stroke="var(--accent)" strokeWidth={1.5} strokeDasharray={basis === 'drawing' ? '5 3' : undefined} />
      {basis === 'drawing'
        ? null
        : curve.points.map(({ depthFraction, valuePts }) => (
            <circle key={depthFraction} data-marker cx={frame.x(depthFraction)} cy={frame.y(valuePts)} r={markerPx} fill="var(--panel)" stroke="var(--accent)" strokeWidth={1.5} />
          ))}
    </>
  );
}
