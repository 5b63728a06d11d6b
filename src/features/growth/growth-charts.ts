import { type Usd, usdToNumber } from '@/core/pricing/money';
import { LINE_LOOKS, type LineLook } from '@/ui/line-look';
import type { ChartLine, ChartPoint } from '@/ui/LinesChart';
import type { GrowthRun, RunId } from './growth-runs';

const LOOKS: Readonly<Record<RunId, LineLook>> = { resend: LINE_LOOKS.first, compact: LINE_LOOKS.second, bigger: LINE_LOOKS.fourth, retrieve: LINE_LOOKS.third };

export function linesOf(runs: readonly GrowthRun[]): readonly ChartLine[] {
  return runs.map(({ id, name }) => ({ id, label: name, look: LOOKS[id] }));
}

/** What each turn fills; a bigger window is filled as resending fills this one, so it has no line of its own. */
export function fillPoints(runs: readonly GrowthRun[]): readonly ChartPoint[] {
  return pointsOf(runs, ({ turns }, index) => turns[index]?.fillTokens ?? null);
}

/** What the run has cost by each turn; a line ends before the turn that is not served. */
export function costPoints(runs: readonly GrowthRun[]): readonly ChartPoint[] {
  const dollars = (amount: Usd | undefined): number | null => (amount === undefined ? null : usdToNumber(amount));
  return pointsOf(runs, ({ priced }, index) => dollars(priced?.turns[index]?.cumulativeUsd));
}

function pointsOf(runs: readonly GrowthRun[], valueOf: (run: GrowthRun, index: number) => number | null): readonly ChartPoint[] {
  return (runs[0]?.turns ?? []).map(({ turn }, index) => ({ at: turn, values: Object.fromEntries(runs.map((run) => [run.id, valueOf(run, index)])) }));
}

export function mostOf(points: readonly ChartPoint[]): number {
  return points.reduce((most, { values }) => Object.values(values).reduce<number>((own, value) => Math.max(own, value ?? 0), most), 0);
}
