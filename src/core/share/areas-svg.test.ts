import fc from 'fast-check';
import { expect, it } from 'vitest';
import { expectClosedSvg } from '@/test/closed-svg';
import { areasSvg, type Area } from './areas-svg';

const LOOK = { ground: '#fff', ink: '#000', edge: '#333' };
const area = (more: Partial<Area> = {}): Area => ({ x: 0, y: 0, width: 100, height: 50, title: 'a.txt 12 tokens', lines: ['a.txt', '12'], kind: 'Documents', fill: '#56b4e9', ink: '#0b0e13', ...more });

it('is one closed SVG that holds no code and refers to nothing, whatever the names', () => {
  const px = fc.double({ min: 0, max: 900, noNaN: true });
  const text = fc.oneof(fc.string(), fc.constant(`</title><script>alert(1)</script>"'&`));
  const anyArea = fc.record({ x: px, y: px, width: px, height: px, title: text, lines: fc.array(text, { maxLength: 2 }), kind: text, fill: fc.constant('#56b4e9'), ink: fc.constant('#000') });
  fc.assert(
    fc.property(text, text, px, px, fc.array(anyArea, { maxLength: 6 }), (heading, origin, width, height, areas) => {
      const svg = areasSvg({ heading, origin, width, height, areas, ...LOOK });
      expectClosedSvg(svg);
      expect([...svg.matchAll(/<svg /g)]).toHaveLength(areas.length + 1);
    }),
  );
});

it('says beside its heading whose it is, and is as wide as that', () => {
  const svg = areasSvg({ heading: 'Treemap of Input, 24 tokens', origin: 'GPT-5.5 · 2026-11-29', width: 100, height: 50, areas: [area()], ...LOOK });
  expect(svg).toContain('<title>Treemap of Input, 24 tokens</title>');
  expect(svg).toMatch(/>Treemap of Input, 24 tokens<tspan [^>]*>GPT-5\.5 · 2026-11-29<\/tspan><\/text>/);
  expect(Number(/ width="(\d+)"/.exec(svg)![1])).toBeGreaterThan(350);
});

it('has each area where it is, cuts what does not fit on it, and says what colours are where there are several', () => {
  const long = 'a name that is longer than its area is wide';
  const svg = areasSvg({ heading: 'Treemap of Input, 24 tokens', width: 200, height: 50, areas: [area(), area({ x: 100, lines: [long], kind: 'Framing', fill: '#777' })], ...LOOK });
  expect(svg).toContain('width="232" height="132"');
  expect(svg).toContain('<svg x="116" y="44" width="100" height="50"><title>a.txt 12 tokens</title>');
  expect(svg).toMatch(/<text x="6" y="17"[^>]*>a\.txt<\/text><text x="6" y="34"[^>]*>12<\/text>/);
  expect(svg).toContain('>a name that…</text>');
  expect(svg).not.toContain(long);
  expect([...svg.matchAll(/>(Documents|Framing)<\/text>/g)].map(([, kind]) => kind)).toEqual(['Documents', 'Framing']);
  expect(areasSvg({ heading: '', width: 200, height: 50, areas: [area()], ...LOOK })).not.toContain('Documents</text>');
});
