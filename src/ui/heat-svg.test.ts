import { expect, it } from 'vitest';
import { expectClosedSvg } from '@/test/closed-svg';
import { CIVIDIS } from './color-ramp';
import { heatSvg } from './heat-svg';

const PICTURE = {
  heading: 'Scores <by> length & position',
  origin: 'GPT-5.5 · 2026-11-29',
  axes: 'position. Down: tokens.',
  columns: ['0 %', '50 %', '100 %'],
  rows: ['1K', '2K'],
  cells: [[{ fraction: 0, text: '60' }, { fraction: 0.5, text: '80' }, { fraction: 1, text: '100' }], [null, { fraction: 0.25, text: '70' }, null]],
  ramp: CIVIDIS,
  ticks: ['60', '80', '100'],
  unit: 'score',
  mark: { atRow: 1.5, label: 'Your prompt: 1,500 tokens.' },
  width: 300,
  height: 60,
  shownRows: new Set([0, 1]),
  shownColumns: new Set([0, 2]),
  ground: '#fff',
  ink: '#000',
};

it('is one closed SVG with every cell in its colour, hatched where nothing was measured', () => {
  const svg = heatSvg(PICTURE);
  expectClosedSvg(svg);
  expect([...svg.matchAll(/<rect [^>]*width="99" height="29"/g)]).toHaveLength(6);
  expect([...svg.matchAll(/height="29" fill="url\(#hatch\)"/g)]).toHaveLength(2);
  expect(svg).toContain('>Scores &lt;by&gt; length &amp; position</text>');
});

it('says what the axes, the line and the colours are, and leaves out labels without room', () => {
  const svg = heatSvg(PICTURE);
  const texts = [...svg.matchAll(/>([^<>]+)<\/text>/g)].map(([, text]) => text);
  expect(texts).toEqual(expect.arrayContaining(['GPT-5.5 · 2026-11-29', 'Across: position. Down: tokens.', 'Dashed: Your prompt: 1,500 tokens.', 'score', 'not measured', '1K', '2K', '0 %']));
  expect(texts).not.toContain('50 %');
  expect(heatSvg({ ...PICTURE, mark: null })).not.toContain('Dashed');
  expect(svg).toContain('>70</text>');
  expect(heatSvg({ ...PICTURE, width: 90 })).not.toContain('>70</text>');
});
