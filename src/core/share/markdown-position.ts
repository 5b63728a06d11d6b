import { dropText } from '@/core/recall/drop-text';
import type { ReportPosition } from './report-position';

/** The section of the report on scores by position: the label, the figure of the whole, and each part's. */
export function positionTable({ label, weightedDropPts, parts }: ReportPosition, asCode: (name: string) => string): string[] {
  return [
    'Position, in points of the benchmark against its better edge:',
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
