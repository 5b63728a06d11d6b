// Apart from the chart, so that its legend does not load the chart library.
import type { Speaker } from '@/core/prompt/part';
import type { ChartData } from './chart-bars';

export type Series = Speaker | 'document';

/** One hue, because colour means the role on this page; the speakers are three steps of it. */
export const SERIES: Record<Series, { readonly label: string; readonly color: string; readonly edge: string }> = {
  user: { label: 'User', color: 'color-mix(in srgb, var(--role-history) 35%, var(--panel))', edge: 'var(--role-history)' },
  assistant: { label: 'Assistant', color: 'var(--role-history)', edge: 'var(--role-history)' },
  tool: { label: 'Tool', color: 'color-mix(in srgb, var(--role-history) 50%, var(--ink))', edge: 'var(--role-history)' },
  document: { label: 'Document', color: 'var(--role-documents)', edge: 'var(--edge)' },
};

/** The series that occur, in the order in which they are stacked. */
export function seriesOf({ bars }: ChartData): readonly Series[] {
  return (['user', 'assistant', 'tool', 'document'] as const).filter((series) => bars.some((bar) => bar[series] > 0));
}
