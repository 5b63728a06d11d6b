import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fillWindow } from '@/core/budget/fill';
import { type CountedPart, enabledCount } from '@/core/budget/counted';
import type { UnitId } from '@/core/units';
import { NOTHING } from '@/core/tokenize/count';
import { anyCountedParts, anyLimits } from '@/test/arbitraries';
import { expectClosedSvg } from '@/test/closed-svg';
import { type BarColors, barSvg } from './bar-svg';
import { svgText } from './svg-text';

const colors = Object.fromEntries(['system', 'tools', 'history', 'documents', 'question', 'framing', 'hatch', 'panel', 'raised', 'ink', 'soft', 'edge', 'warn', 'bad', 'bad-wash'].map((use) => [use, '#123456'])) as BarColors;
const roleNames = { system: 'System', tools: 'Tools', history: 'History', documents: 'Documents', question: 'Question' };

it('is one closed SVG that holds no code and refers to nothing, whatever the names', () => {
  fc.assert(
    fc.property(anyCountedParts, anyLimits, fc.string(), fc.constantFrom('prompt' as const, 'window' as const), (parts, limits, modelName, scale) => {
      const named = parts.map((part, index) => ({ ...part, name: index === 0 ? `</title><script>alert(1)</script>"'&${modelName}` : part.name }));
      const fill = fillWindow({ parts: enabledCount(named), overhead: NOTHING, uncountedAttachments: 0, limits, reserveTokens: 10, reasoningTokens: 0 });
      const svg = barSvg({ parts: named, fill, scale, modelName, roleNames, colors });
      expectClosedSvg(svg);
    }),
    { numRuns: 60 },
  );
});

it('says of a role of which nothing could be counted that it is not, and never that it is empty', () => {
  const limits = { windowTokens: 1_000_000, maxInputTokens: null, maxOutputTokens: null, budget: 'shared' as const };
  const absent = { id: 'a' as UnitId, role: 'documents' as const, name: 'a', enabled: true, characters: 0, count: { ...NOTHING, exactness: 'estimate' as const }, turns: [], attachment: { kind: 'absent' as const, mediaType: '', note: '', isCounted: false, items: 1 } };
  const svgOf = (parts: readonly CountedPart[]) => barSvg({ parts, fill: fillWindow({ parts: enabledCount(parts), overhead: NOTHING, uncountedAttachments: 1, limits, reserveTokens: 10, reasoningTokens: 0 }), scale: 'window', modelName: 'M', roleNames, colors });
  expect(svgOf([absent])).toContain('>Documents not counted<');
  expect(svgOf([absent, { ...absent, count: { tokens: 9, low: 9, high: 9, exactness: 'exact' }, attachment: { ...absent.attachment, isCounted: true } }])).toContain('>Documents ~9<');
});

it('says of a prompt with variables what the page says, in its title and above the bar, within its width', () => {
  const limits = { windowTokens: 1_000_000, maxInputTokens: null, maxOutputTokens: null, budget: 'shared' as const };
  const filled = (tokens: number, low = tokens) => fillWindow({ parts: { tokens, low, high: 2 * tokens - low, exactness: 'estimate' }, overhead: NOTHING, limits, reserveTokens: 10, reasoningTokens: 0 });
  const svgOf = (worst: ReturnType<typeof filled>) =>
    barSvg({ parts: [], fill: filled(5), cases: [{ id: 'typical', fill: filled(7) }, { id: 'worst', fill: worst }], scale: 'window', modelName: 'M', roleNames, colors });
  const over = svgOf(filled(5_000_000));
  expect(over).toMatch(/font-size="20" font-weight="600">Fits as written; worst case over by ~4,000,010 tokens</);
  expect(over).toContain('<title>Fits as written; worst case over by ~4,000,010 tokens. M');
  expect(over).toContain('. Worst case: ~5,000,000 in, over by ~4,000,010 tokens</title>');
  // A sentence that would leave the picture is set smaller.
  const long = svgOf({ ...filled(1_000_000, 900_000), uncountedAttachments: 123 });
  const [, size, sentence] = /font-size="(\d+)" font-weight="600">([^<]+)</.exec(long)!;
  expect(sentence).toContain('worst case uncertain: 900,000–1,100,000 tokens against 999,990; 123 attachments are not counted');
  expect(Number(size) * 0.5 * sentence!.length).toBeLessThan(912);
});

it('marks what is over as the page does, and not as room that is free', () => {
  const limits = { windowTokens: 100, maxInputTokens: null, maxOutputTokens: null, budget: 'shared' as const };
  const keyOf = (tokens: number) => {
    const fill = fillWindow({ parts: { tokens, low: tokens, high: tokens, exactness: 'exact' }, overhead: NOTHING, uncountedAttachments: 0, limits, reserveTokens: 10, reasoningTokens: 0 });
    return barSvg({ parts: [], fill, scale: 'window', modelName: 'M', roleNames, colors: { ...colors, raised: 'white', bad: 'red', 'bad-wash': 'pink' } }).split('\n').slice(-4).join('');
  };
  expect(keyOf(50)).toMatch(/fill="white" stroke="#123456" stroke-width="0.75"\/><text [^>]*fill="#123456">Free 40</);
  expect(keyOf(150)).toMatch(/fill="pink" stroke="red" stroke-width="0.75"\/><text [^>]*fill="red">Over 60</);
});

it('leaves out what XML does not have', () => {
  expect(svgText('a\u0000b\ud800c<&>"\'😀')).toBe('ab\ufffdc&lt;&amp;&gt;&quot;&#39;😀');
});

it('begins at its sides where it stands between the margins of a page', () => {
  const limits = { windowTokens: 1000, maxInputTokens: null, maxOutputTokens: null, budget: 'shared' as const };
  const fill = fillWindow({ parts: { tokens: 5, low: 5, high: 5, exactness: 'exact' }, overhead: NOTHING, uncountedAttachments: 0, limits, reserveTokens: 10, reasoningTokens: 0 });
  const marginsOf = (isFlush: boolean) => {
    const svg = barSvg({ parts: [], fill, scale: 'window', isFlush, modelName: 'M', roleNames, colors });
    const [, left, width] = /viewBox="([\d.]+) 0 ([\d.]+) /.exec(svg)!.map(Number);
    const [, x, barWidth] = /<rect x="(\d+)" y="92" width="(\d+)"/.exec(svg)!.map(Number);
    return [x! - left!, left! + width! - x! - barWidth!, Number(/<text x="(\d+)"/.exec(svg)![1]) - left!];
  };
  expect(marginsOf(false)).toEqual([24, 24, 24]);
  expect(marginsOf(true)).toEqual([0.5, 0.5, 0.5]);
});
