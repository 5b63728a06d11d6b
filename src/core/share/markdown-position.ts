import { dropText } from '@/core/recall/drop-text';
import type { ReportPosition } from './report-position';

/** What the points are points of. */
export const POINTS_OF = { measured: 'the benchmark', own: 'your own tests', drawing: 'a drawing, which nobody measured,' } as const;

/** The section of the report on scores by position: the label, the figure of the whole, and each part's. */
export function positionTable({ basis, label, weightedDropPts, parts }: ReportPosition, asCode: (name: string) => string): string[] {
  return [
    basis === null ? 'Position:' : `Position, in points of ${POINTS_OF[basis]} against its better edge:`,
    '',
    label,
    '',
    ...(parts.length === 0
      ? []
      : [
          '| Part | Mean | Worst |',
          '| :-- | --: | --: |',
          ...parts.map(({ name, meanDropPts, worstDropPts }) => `| ${asCode(name)} | ${dropText(meanDropPts)} | ${dropText(worstDropPts)} |`),
          `| **Weighted by importance** | ${dropText(weightedDropPts)} | |`,
          '',
        ]),
  ];
}
