import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HistoryPart, Speaker, TextPart } from '@/core/prompt/part';
import { anyCount, anyLimits, anyPrompt, anyTokens } from '@/test/arbitraries';
import type { ModelId, UnitId } from '@/core/units';
import { fillWindow } from './fill';
import { promptAfter } from './fit-change';
import { fitEffect, rankFits } from './fit-effect';
import { lastOf } from '@/core/importers/steps';
import { leastCut, trimCuts } from './trim-turns';

const turns = (speakers: string) => [...speakers].map((letter) => ({ speaker: ({ u: 'user', a: 'assistant', t: 'tool' } as const)[letter] as Speaker }));

describe('trimming turns', () => {
  test('a result stays with its call', () => {
    expect(trimCuts(turns('uauatau'))).toEqual([1, 2, 3, 5, 6, 7]);
    expect(trimCuts(turns('uatttu'))).toEqual([1, 5, 6]);
    expect(trimCuts([])).toEqual([]);
  });

  test('no cut leaves a tool’s result first, and every other cut is there', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<Speaker>('user', 'assistant', 'tool')), (speakers) => {
        const list = speakers.map((speaker) => ({ speaker }));
        const expected = list.map((_, index) => index + 1).filter((count) => list[count]?.speaker !== 'tool');
        expect(trimCuts(list)).toEqual(expected);
      }),
    );
  });

  test('the least that is enough is found among all', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 500 })), fc.integer({ min: 0, max: 600 }), (numbers, needed) => {
        const cuts = numbers.toSorted((a, b) => a - b);
        let asked = 0;
        const found = lastOf(leastCut(cuts, (count) => ((asked += 1), count >= needed)));
        expect(found).toBe(cuts.find((count) => count >= needed) ?? null);
        expect(asked).toBeLessThanOrEqual(2 + Math.ceil(Math.log2(cuts.length + 1)));
      }),
    );
  });
});

describe('the effect of a change', () => {
  const fill = fc.record({ parts: anyCount, overhead: anyCount, limits: anyLimits, reserveTokens: anyTokens, reasoningTokens: fc.constant(0) }).map(fillWindow);

  test('says what is saved, and whether that is enough', () => {
    fc.assert(
      fc.property(fill, anyCount, (before, parts) => {
        const after = fillWindow({ ...before, parts });
        const effect = fitEffect(before, after);
        expect(before.input.tokens - effect.savedTokens).toBe(after.input.tokens);
        expect(effect.isEnough).toBe(after.verdict === 'fits');
        expect(effect.stillOverTokens > 0).toBe(after.verdict === 'over');
        if (after.verdict === 'over' && after.bindingLimit !== 'max-output') expect(after.input.tokens - effect.stillOverTokens).toBe(after.inputCapacityTokens);
      }),
    );
  });

  test('in words', () => {
    const limits = { windowTokens: 100, maxInputTokens: null, maxOutputTokens: null, budget: 'shared' as const };
    const of = (low: number, tokens: number, high: number) =>
      fillWindow({ parts: { low, tokens, high, exactness: low === high ? 'exact' : 'estimate' }, overhead: { low: 0, tokens: 0, high: 0, exactness: 'exact' }, limits, reserveTokens: 20, reasoningTokens: 0 });
    const over = of(1500, 1500, 1500);
    expect(fitEffect(over, of(80, 80, 80))).toMatchObject({ verdict: 'Makes it fit', savedTokens: 1420, isAbout: false });
    expect(fitEffect(over, of(1180, 1180, 1180)).verdict).toBe('Still over by 1,100');
    expect(fitEffect(over, of(1100, 1180, 1200))).toMatchObject({ verdict: 'Still over by ~1,100', isAbout: true });
    expect(fitEffect(over, of(70, 79, 90)).verdict).toBe('May still be over, by up to 10');
    expect(fitEffect(of(80, 80, 80), of(70, 70, 70)).verdict).toBe('Fits');
  });

  test('is exact where estimated framing stays as it is', () => {
    const limits = { windowTokens: 100, maxInputTokens: null, maxOutputTokens: null, budget: 'shared' as const };
    const of = (parts: number, framing: number) =>
      fillWindow({ parts: { tokens: parts, low: parts, high: parts, exactness: 'exact' }, overhead: { tokens: framing, low: framing - 1, high: framing + 1, exactness: 'estimate' }, limits, reserveTokens: 20, reasoningTokens: 0 });
    expect(fitEffect(of(90, 5), of(60, 5))).toMatchObject({ savedTokens: 30, isAbout: false });
    expect(fitEffect(of(90, 5), of(60, 4))).toMatchObject({ savedTokens: 31, isAbout: true });
  });
});

test('what is enough stands first, then what saves most, and of equals the order stays', () => {
  const action = fc.record({ effect: fc.record({ isEnough: fc.boolean(), savedTokens: fc.integer({ min: -3, max: 3 }) }) });
  fc.assert(
    fc.property(fc.array(action), (list) => {
      const named = list.map((each, index) => ({ ...each, index }));
      const ranked = rankFits(named);
      expect(ranked.toSorted((a, b) => a.index - b.index)).toEqual(named);
      for (const [at, b] of ranked.entries()) {
        const a = ranked[at - 1];
        if (a === undefined) continue;
        if (a.effect.isEnough !== b.effect.isEnough) expect(a.effect.isEnough).toBe(true);
        else if (a.effect.savedTokens !== b.effect.savedTokens) expect(a.effect.savedTokens).toBeGreaterThan(b.effect.savedTokens);
        else expect(a.index).toBeLessThan(b.index);
      }
    }),
  );
});

describe('a change', () => {
  test('touches what it names and nothing else', () => {
    fc.assert(
      fc.property(anyPrompt, (prompt) => {
        const texts = prompt.parts.filter((part): part is TextPart => 'text' in part);
        const history = prompt.parts.find((part): part is HistoryPart => 'turns' in part);
        const first = texts[0];
        if (first !== undefined) {
          const rewritten = promptAfter(prompt, { kind: 'rewrite', why: 'json', texts: new Map([[first.id, 'new'], ['nowhere' as UnitId, 'x']]) });
          expect(rewritten.parts.filter((part, index) => part !== prompt.parts[index]).map(({ id }) => id)).toEqual(first.text === 'new' ? [] : [first.id]);
          const off = promptAfter(prompt, { kind: 'switch-off', partId: first.id });
          expect(off.parts.find(({ id }) => id === first.id)?.enabled).toBe(false);
        }
        if (history !== undefined && history.turns.length > 1) {
          const [gone, ...rest] = history.turns;
          const trimmed = promptAfter(prompt, { kind: 'trim-turns', turnIds: [gone!.id] });
          expect(trimmed.parts.find((part): part is HistoryPart => 'turns' in part)?.turns).toEqual(rest);
        }
        expect(promptAfter(prompt, { kind: 'choose-model', modelId: 'a/b' as ModelId })).toBe(prompt);
      }),
    );
  });
});
