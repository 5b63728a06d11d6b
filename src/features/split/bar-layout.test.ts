import { expect, it } from 'vitest';
import type { UnitId } from '@/core/units';
import { barAt, barLayout } from './bar-layout';
import { barTokens, type ChartBar } from './chart-bars';

const bar = (at: number, user: number, assistant: number): ChartBar => ({ label: `${at}`, unitId: `t${at}` as UnitId, user, assistant, tool: 0, document: 0, approximate: [] });
const SIZE = { width: 220, height: 128 } as const;
/** Six pixels a character. */
const widthOf = (labels: readonly string[]) => Math.max(0, ...labels.map(({ length }) => length * 6));

it('stacks the series of a bar to scale, and draws each series in one go', () => {
  const layout = barLayout([bar(1, 50, 50), bar(2, 25, 0)], ['user', 'assistant'], SIZE, widthOf);
  expect([layout.left, layout.right, layout.top, layout.bottom, layout.bandPx]).toEqual([24, 216, 6, 106, 96]);
  expect(layout.ticks.map(({ label, y }) => [label, y])).toEqual([['0', 106], ['20', 86], ['40', 66], ['60', 46], ['80', 26], ['100', 6]]);
  // No wider than 48 pixels, in the middle of its band; the second bar has nothing of the second series.
  expect(layout.stacks).toEqual([
    { series: 'user', path: 'M48 106V56H96V106ZM144 106V81H192V106Z' },
    { series: 'assistant', path: 'M48 56V6H96V56Z' },
  ]);
  expect(layout.labels).toEqual([{ label: '1', x: 72 }, { label: '2', x: 168 }]);
});

it('has as many elements for thousands of turns as for a few, and labels that do not touch each other', () => {
  const bars = Array.from({ length: 200 }, (_, at) => ({ ...bar(at, at % 2 === 0 ? 10 : 0, at % 2 === 0 ? 0 : 10), label: `${at * 20 + 1}–${at * 20 + 20}` }));
  const layout = barLayout(bars, ['user', 'assistant'], SIZE, widthOf);
  expect(layout.stacks).toHaveLength(2);
  const places = layout.labels.map(({ x }) => x);
  expect(places.length).toBeGreaterThan(1);
  for (const [at, x] of places.slice(1).entries()) expect(x - places[at]!).toBeGreaterThanOrEqual(widthOf(['3981–4000']) + 8);
  expect(places.at(-1)! + widthOf(['3981–4000']) / 2).toBeLessThanOrEqual(SIZE.width);
});

it('finds the bar at a place, and none beside the plot', () => {
  const bars = [bar(1, 50, 50), bar(2, 25, 0)];
  const layout = barLayout(bars, ['user', 'assistant'], SIZE, widthOf);
  expect([10, 24, 119, 121, 215, 217].map((x) => barAt(layout, x, bars.length))).toEqual([null, 0, 0, 1, 1, null]);
  expect(barTokens(bars[barAt(layout, 121, 2)!]!, 'user')).toBe('25');
  expect(barLayout([], [], SIZE, widthOf)).toMatchObject({ bandPx: 0, labels: [] });
  expect(barLayout(bars, ['user'], { width: 0, height: 0 }, widthOf)).toMatchObject({ bandPx: 0, labels: [] });
});
