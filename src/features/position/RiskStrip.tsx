import { useId } from 'react';
import type { RiskClass, RiskRun } from '@/core/recall/risk-class';
import { RISK_NAMES } from './position-words';

interface RiskStripProps {
  readonly runs: readonly RiskRun[];
  /** The box of a stretch of the prompt, in pixels. */
  readonly boxOf: (startFraction: number, endFraction: number) => { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** The classes along the prompt, each with a colour and a texture of its own. For within an svg. */
export function RiskStrip({ runs, boxOf }: RiskStripProps) {
  const id = useId();
  return (
    <>
      <Textures id={id} />
      {runs.map(({ risk, startFraction, endFraction }) => (
        <rect key={startFraction} {...boxOf(startFraction, endFraction)} fill={`url(#${id}-${risk})`} data-risk={risk} />
      ))}
    </>
  );
}

/** What each texture stands for. */
export function RiskLegend({ thresholdPts, isDrawing }: { thresholdPts: number; isDrawing: boolean }) {
  const id = useId();
  const classes: readonly RiskClass[] = isDrawing ? ['not-measured'] : ['below-threshold', 'within-noise', 'measured-drop', 'not-measured'];
  return (
    <ul aria-label="Classes" data-keys className="m-0 flex list-none flex-wrap gap-x-3 gap-y-0.5 p-0 text-micro text-ink-soft">
      {classes.map((risk) => (
        <li key={risk} className="inline-flex items-center gap-1.5 whitespace-nowrap">
          <svg aria-hidden width={16} height={10}>
            <Textures id={`${id}-${risk}`} />
            <rect x={0.5} y={0.5} width={15} height={9} fill={`url(#${id}-${risk}-${risk})`} stroke="var(--line-strong)" />
          </svg>
          {risk === 'below-threshold' ? `Less than ${thresholdPts} points lower` : RISK_NAMES[risk]}
        </li>
      ))}
    </ul>
  );
}

/** Plain, dotted, solid, hatched: also told apart without colour. */
function Textures({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`${id}-below-threshold`} width={6} height={6} patternUnits="userSpaceOnUse">
        <rect width={6} height={6} fill="var(--risk-below)" />
      </pattern>
      <pattern id={`${id}-within-noise`} width={5} height={5} patternUnits="userSpaceOnUse">
        <rect width={5} height={5} fill="var(--risk-below)" />
        <circle cx={2.5} cy={2.5} r={1.5} fill="var(--risk-noise)" />
      </pattern>
      <pattern id={`${id}-measured-drop`} width={6} height={6} patternUnits="userSpaceOnUse">
        <rect width={6} height={6} fill="var(--risk-drop)" />
      </pattern>
      <pattern id={`${id}-not-measured`} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width={6} height={6} fill="var(--raised)" />
        <rect width={1.5} height={6} fill="var(--hatch)" />
      </pattern>
    </defs>
  );
}
