import { expect, test } from 'vitest';
import type { Count } from '@/core/tokenize/count';
import { growthLayout, wordsAbove } from './growth-layout';

const exactCount = (tokens: number): Count => ({ tokens, low: tokens, high: tokens, exactness: 'exact' });
const widthOf = (labels: readonly string[]) => Math.max(0, ...labels.map(({ length }) => length * 7));
const pointsOf = (turns: number) => Array.from({ length: turns + 1 }, (_, turn) => ({ turn, count: exactCount(turn * 10), added: exactCount(10) }));
const SIZE = { width: 420, height: 176 };

test('the line runs from the first turn to the last, and a place on it is the turn that stands there', () => {
  const layout = growthLayout(pointsOf(40), SIZE, widthOf);
  expect(layout.path.startsWith(`M${layout.xOf(0)} ${layout.bottom}L`)).toBe(true);
  expect(layout.path.endsWith(`L${layout.xOf(40)} ${layout.yOf(400)}`)).toBe(true);
  expect(layout.yOf(400)).toBe(layout.top);
  for (const turn of [0, 1, 17, 40]) expect(layout.turnAt(layout.xOf(turn))).toBe(turn);
  expect([layout.turnAt(layout.left - 1), layout.turnAt(layout.right + 1)]).toEqual([null, null]);
});

test('behind the last turn the axis may go on, and there it is still the last', () => {
  const layout = growthLayout(pointsOf(41), SIZE, widthOf);
  expect(layout.xOf(41)).toBeLessThan(layout.right);
  expect(layout.turnAt(layout.right)).toBe(41);
});

test('thousands of turns are one path of a few hundred places, both ends among them', () => {
  const layout = growthLayout(pointsOf(4000), SIZE, widthOf);
  const places = layout.path.slice(1).split('L');
  expect(places.length).toBeLessThanOrEqual(600);
  expect(places[0]).toBe(`${layout.xOf(0)} ${layout.bottom}`);
  expect(places.at(-1)).toBe(`${layout.xOf(4000)} ${layout.yOf(40_000)}`);
});

test('the numbers below do not touch each other and stay inside, and without room nothing breaks', () => {
  const { labels } = growthLayout(pointsOf(4000), { width: 150, height: 80 }, widthOf);
  const halfPx = widthOf(labels.map(({ label }) => label)) / 2;
  for (const [at, { x }] of labels.entries()) {
    expect(x + halfPx).toBeLessThanOrEqual(150);
    if (at > 0) expect(x - labels[at - 1]!.x).toBeGreaterThan(2 * halfPx);
  }
  expect(growthLayout(pointsOf(4), { width: 0, height: 0 }, widthOf).path).not.toContain('NaN');
});

test('words above places stay within the chart, and of those that would touch each other the first ones stand', () => {
  expect(wordsAbove([100, 300], 60, 336)).toEqual([100, 300]);
  expect(wordsAbove([330, 10, 40, 262, 200], 60, 336)).toEqual([30, 200, 306]);
  expect(wordsAbove([], 60, 336)).toEqual([]);
});
