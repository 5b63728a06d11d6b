import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateMeasure, measureInSteps, measureText } from './measure';
import { countCharacters } from './part';
import { utf8Length } from '@/core/tokenize/utf8';
import { anyText } from '@/test/arbitraries';

const naive = (text: string) => ({ characters: [...text].length, bytes: new TextEncoder().encode(text).length });

describe('measureText', () => {
  it('counts what the naive way counts, lone surrogates included', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(measureText(text)).toEqual(naive(text));
        expect(measureText(text)).toEqual({ characters: countCharacters(text), bytes: utf8Length(text) });
      }),
    );
  });
});

describe('measureInSteps', () => {
  it('gives the same, in steps of any size, and parts no pair', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 6 }), fc.integer({ min: 1, max: 9 }), (texts, stepUnits) => {
        const text = texts.join('');
        const steps = measureInSteps(text, stepUnits);
        const seen: number[] = [];
        let step = steps.next();
        for (; step.done !== true; step = steps.next()) seen.push(step.value);
        expect(step.value).toEqual(naive(text));
        expect(seen).toEqual(seen.toSorted((a, b) => a - b));
        expect(seen.every((units) => units < text.length)).toBe(true);
        expect(seen.length).toBeGreaterThanOrEqual(Math.ceil(text.length / (stepUnits + 1)) - 1);
      }),
    );
  });

  it('takes a long text in many steps', () => {
    expect([...measureInSteps('é🎉 '.repeat(500_000))].length).toBeGreaterThan(5);
  });
});

describe('estimateMeasure', () => {
  it('is exact for what it reads whole', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(estimateMeasure(text)).toEqual(naive(text));
      }),
    );
  });

  it('lies near the truth for a long text', () => {
    const text = 'plain words, é, 中文, 🎉 and a line\n'.repeat(40_000);
    const exact = measureText(text);
    const guess = estimateMeasure(text);
    for (const key of ['characters', 'bytes'] as const) expect(Math.abs(guess[key] / exact[key] - 1)).toBeLessThan(0.02);
  });
});
