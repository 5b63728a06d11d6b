import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fillWindow } from '@/core/budget/fill';
import { enabledCount } from '@/core/budget/counted';
import { NOTHING } from '@/core/tokenize/count';
import { anyCountedParts, anyLimits } from '@/test/arbitraries';
import { expectClosedSvg } from '@/test/closed-svg';
import { type BarColors, barSvg } from './bar-svg';
import { svgText } from './svg-text';

const colors = Object.fromEntries(['system', 'tools', 'history', 'documents', 'question', 'framing', 'hatch', 'panel', 'raised', 'ink', 'soft', 'edge', 'warn'].map((use) => [use, '#123456'])) as BarColors;
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

it('leaves out what XML does not have', () => {
  expect(svgText('a\u0000b\ud800c<&>"\'😀')).toBe('ab\ufffdc&lt;&amp;&gt;&quot;&#39;😀');
});
