import type { AxisLook } from '@/ui/LinesChart';

export const percentText = (value: number): string => `${Math.round(value)} %`;

/** From the tens below the lowest score to those above the highest: a drop of five points is to be seen. */
export function scoreAxis(scores: readonly number[]): AxisLook {
  const least = Math.max(0, Math.floor((Math.min(...scores, 100) - 1) / 10) * 10);
  const most = Math.min(100, Math.ceil((Math.max(...scores, 0) + 1) / 10) * 10);
  const step = most - least > 50 ? 20 : 10;
  const ticks = Array.from({ length: Math.floor((most - least) / step) + 1 }, (_, index) => least + index * step);
  return { name: 'score, points of 100', scale: 'linear', domain: [least, most], ticks, format: (value) => String(value) };
}
