import { dropText } from '@/core/recall/drop-text';
import type { ReportPosition } from './report-position';

/** What the points are points of. */
export const POINTS_OF = { measured: 'the benchmark', own: 'your own tests', drawing: 'a drawing, which nobody measured,' } as const;

/** The section of the report on scores by position: the label, the figure of the whole, and each part's. `besideCase`: the rest of it is of a case of the prompt. */
export function positionTable({ basis, label, weightedDropPts, parts }: ReportPosition, asCode: (name: string) => string, besideCase = false): string[] {
  const ofText = besideCase ? ' in the text as written' : '';
  return [
    basis === null ? `Position${ofText}:` : `Position${ofText}, in points of ${POINTS_OF[basis]} against its better edge:`,
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
