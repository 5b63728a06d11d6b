import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CountedPart, enabledCount } from './counted';
import { fillWindow } from './fill';
import { type Bar, barSegments, reserveBar } from './segments';
import { splitRows } from './split';
import { ROLES } from '@/core/prompt/part';
import { type Count, type Exactness, NOTHING } from '@/core/tokenize/count';
import type { UnitId } from '@/core/units';
import { anyCount, anyCountedParts, anyLimits, anyTokens } from '@/test/arbitraries';

const anyFilled = fc
  .record({ parts: anyCountedParts, overhead: anyCount, limits: anyLimits, reserveTokens: anyTokens, reasoningTokens: anyTokens })
  .map(({ parts, ...rest }) => ({ parts, fill: fillWindow({ parts: enabledCount(parts), ...rest }) }));

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function expectGapless(bar: Bar) {
  let next = 0;
  for (const segment of bar.segments) {
    expect(segment.startTokens).toBe(next);
    expect(segment.tokens).toBeGreaterThanOrEqual(0);
    expect(Number.isInteger(segment.tokens)).toBe(true);
    next += segment.tokens;
  }
  expect(bar.totalTokens).toBe(next);
  for (const mark of bar.marks) expect(mark.atTokens).toBeLessThan(bar.widthTokens);
}

describe('barSegments', () => {
  it('fills the window exactly, or shows all that was meant to go in when over', () => {
    fc.assert(
      fc.property(anyFilled, ({ parts, fill }) => {
        const bar = barSegments(parts, fill, 'window');
        expectGapless(bar);
        const wanted = fill.input.tokens + (fill.limits.budget === 'shared' ? fill.reserveTokens : 0);
        expect(bar.totalTokens).toBe(Math.max(fill.limits.windowTokens, wanted));
        const tokensOf = (kind: 'free' | 'beyond-max-input') => sum(bar.segments.map((segment) => (segment.kind === kind ? segment.tokens : 0)));
        expect(tokensOf('free')).toBe(Math.max(0, fill.freeTokens));
        expect(tokensOf('beyond-max-input')).toBe(Math.max(0, fill.beyondMaxInputTokens - Math.max(0, -fill.freeTokens)));
        expect(bar.widthTokens).toBe(Math.max(bar.totalTokens, fill.input.high));
        expect(bar.marks.some(({ limit }) => limit === 'window')).toBe(wanted > fill.limits.windowTokens || fill.input.high > fill.limits.windowTokens);
      }),
    );
  });

  it('holds the input alone on the prompt scale, with the same segments', () => {
    fc.assert(
      fc.property(anyFilled, ({ parts, fill }) => {
        const bar = barSegments(parts, fill, 'prompt');
        expectGapless(bar);
        expect([bar.totalTokens, bar.widthTokens]).toEqual([fill.input.tokens, fill.input.high]);
        const inWindow = barSegments(parts, fill, 'window').segments;
        expect(inWindow.slice(0, bar.segments.length)).toEqual(bar.segments);
      }),
    );
  });

  it('lists the enabled parts once each, in order', () => {
    fc.assert(
      fc.property(anyFilled, ({ parts, fill }) => {
        const ids = barSegments(parts, fill, 'window').segments.flatMap((segment) => (segment.kind === 'part' ? [segment.id] : []));
        expect(ids).toEqual(parts.filter(({ enabled }) => enabled).map(({ id }) => id));
      }),
    );
  });
});

describe('reserveBar', () => {
  it('is as wide as max output, or as the reserve where that is larger', () => {
    fc.assert(
      fc.property(anyFilled, ({ fill }) => {
        const bar = reserveBar(fill);
        expectGapless(bar);
        expect(bar.totalTokens).toBe(Math.max(fill.limits.maxOutputTokens ?? 0, fill.reserveTokens));
      }),
    );
  });
});

describe('splitRows', () => {
  it('adds up to the input, by part and by role', () => {
    fc.assert(
      fc.property(anyFilled, ({ parts, fill }) => {
        const split = splitRows(parts, fill);
        const on = split.parts.filter((row) => row.enabled);
        for (const figure of ['tokens', 'low', 'high'] as const) {
          expect(split.input[figure]).toBe(fill.input[figure]);
          expect(sum(on.map((row) => row[figure])) + split.overhead[figure]).toBe(split.input[figure]);
          expect(sum(split.roles.map((row) => row[figure])) + split.overhead[figure]).toBe(split.input[figure]);
        }
        expect(sum(split.roles.map((row) => row.partCount))).toBe(on.length);
        expect(sum(split.roles.map((row) => row.characters))).toBe(split.input.characters);
        const shares = sum(on.map((row) => row.shareOfInput)) + split.overhead.shareOfInput;
        expect(shares).toBeCloseTo(fill.input.tokens > 0 ? 1 : 0, 9);
        expect(split.input.exactness).toBe(fill.input.exactness);
      }),
    );
  });

  it('agrees with the bar to the token', () => {
    fc.assert(
      fc.property(anyFilled, ({ parts, fill }) => {
        const rows = new Map(splitRows(parts, fill).parts.map((row) => [row.id, row.tokens]));
        for (const segment of barSegments(parts, fill, 'window').segments) {
          if (segment.kind === 'part') expect(segment.tokens).toBe(rows.get(segment.id));
        }
      }),
    );
  });

  it('has as many characters a token of texts that a link left out as of the same texts here, and of files none', () => {
    const of = (id: string, characters: number, tokens: number, kind?: 'withheld' | 'image'): CountedPart => ({
      id: id as UnitId, role: 'documents', name: id, enabled: true, characters, turns: [], count: { tokens, low: tokens, high: tokens, exactness: 'exact' },
      ...(kind === undefined ? {} : { attachment: { kind, mediaType: '', note: '', isCounted: true, items: 1 } }),
    });
    const ratios = (kind?: 'withheld') => {
      const parts = [of('a', 400, 100, kind), of('b', 300, 60), of('c', 0, 500, 'image')];
      const fill = fillWindow({ parts: enabledCount(parts), overhead: NOTHING, limits: { windowTokens: 9999, maxInputTokens: null, maxOutputTokens: null, budget: 'shared' }, reserveTokens: 0, reasoningTokens: 0 });
      const split = splitRows(parts, fill);
      return [...split.parts, ...split.roles, split.input].map(({ charactersPerToken }) => charactersPerToken);
    };
    expect(ratios('withheld')).toEqual([4, 5, null, 700 / 160, 700 / 160]);
    expect(ratios('withheld')).toEqual(ratios());
  });

  it('has an approximate number of characters a token where a text is counted approximately, not for files or framing', () => {
    const of = (id: string, exactness: Exactness, kind?: 'image'): CountedPart => ({
      id: id as UnitId, role: kind === undefined ? 'system' : 'documents', name: id, enabled: true, characters: kind === undefined ? 400 : 0, turns: [], count: { tokens: 100, low: 100, high: 100, exactness },
      ...(kind === undefined ? {} : { attachment: { kind, mediaType: '', note: '', isCounted: true, items: 1 } }),
    });
    const approximate = (parts: readonly CountedPart[]) => {
      const overhead: Count = { tokens: 7, low: 7, high: 7, exactness: 'estimate' };
      const fill = fillWindow({ parts: enabledCount(parts), overhead, limits: { windowTokens: 9999, maxInputTokens: null, maxOutputTokens: null, budget: 'shared' }, reserveTokens: 0, reasoningTokens: 0 });
      const split = splitRows(parts, fill);
      return [...split.roles, split.input].map(({ isDensityApproximate }) => isDensityApproximate);
    };
    expect(approximate([of('a', 'exact'), of('c', 'estimate', 'image')])).toEqual([false, false, false]);
    expect(approximate([of('a', 'exact'), of('b', 'estimate')])).toEqual([true, true]);
    expect(approximate([of('b', 'calibrated')])).toEqual([true, true]);
    expect(approximate([of('a', 'exact'), { ...of('b', 'estimate'), enabled: false }])).toEqual([false, false]);
  });

  it('has no figure that is not a number, and null where nothing was counted', () => {
    fc.assert(
      fc.property(anyFilled, ({ parts, fill }) => {
        const { parts: rows, roles, overhead, input } = splitRows(parts, fill);
        for (const row of [...rows, ...roles, overhead, input]) {
          expect(Number.isFinite(row.shareOfWindow) && Number.isFinite(row.shareOfInput)).toBe(true);
          // Tools count as the vendor writes them: their tokens are not those of the JSON whose characters are shown.
          const isTools = 'role' in row && row.role === 'tools';
          if (row !== input) expect(row.charactersPerToken === null).toBe(row.tokens === 0 || isTools);
        }
        const others = parts.filter(({ role, enabled }) => enabled && role !== 'tools');
        // Framing has no characters.
        const tokens = others.reduce((sum, { count }) => sum + count.tokens, 0);
        expect(input.charactersPerToken).toBe(tokens === 0 ? null : others.reduce((sum, { characters }) => sum + characters, 0) / tokens);
        expect(roles.map(({ role }) => ROLES.indexOf(role))).toEqual(roles.map(({ role }) => ROLES.indexOf(role)).toSorted((a, b) => a - b));
      }),
    );
  });
});
