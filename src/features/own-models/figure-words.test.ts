import { describe, expect, it } from 'vitest';
import { MODEL_FIELDS, OFFER_FIELDS } from '@/core/catalog/figures';
import { MODELS } from '@/core/catalog/models';
import { tokenizerNamed } from '@/core/catalog/named-tokenizers';
import { ageWords, labelOf, valueWords } from '@/core/catalog/figure-words';
import { bracketRows, bracketsOf, EMPTY_HOURS, hoursRows, modifierRows, modifiersOf, typedHours } from './list-rows';
import { failureWords } from './newer-words';
import { readFigure, typedPrice, typedTokens } from './read-figure';
import { choiceOf, tokenizerChoices } from '@/core/catalog/tokenizer-choices';

describe('figures in words', () => {
  it('have a label each, and a way to be written', () => {
    expect(new Set([...MODEL_FIELDS, ...OFFER_FIELDS].map(labelOf)).size).toBe(MODEL_FIELDS.length + OFFER_FIELDS.length);
    expect(valueWords('windowTokens', 1_050_000)).toBe('1,050,000');
    expect(valueWords('maxInputTokens', null)).toBe('not stated');
    expect(valueWords('input', 2.5)).toBe('$2.50');
    expect(valueWords('input', 0)).toBe('$0.00');
    expect(valueWords('cacheRead', 0.003625)).toBe('$0.003625');
    expect(valueWords('modalities', ['text', 'pdf'])).toBe('text, pdf');
    expect(valueWords('openWeights', false)).toBe('no');
    expect(valueWords('brackets', [])).toBe('none');
    expect(valueWords('brackets', [{ threshold: 272_000, boundary: 'gt', rates: { input: 10, output: 45 } }])).toBe('above 272,000: $10.00 in, $45.00 out');
    expect(valueWords('modifiers', [{ name: 'batch', factor: 0.5, excludesLongContext: false }])).toBe('batch × 0.5');
  });

  it('say how old a day is', () => {
    expect(['2026-11-27', '2026-11-26', '2026-11-10', '2024-11-27', '2026-12-24'].map((day) => ageWords(day, '2026-11-27'))).toEqual(['today', '1 day ago', '17 days ago', '730 days ago', 'today']);
  });
});

describe('what is typed', () => {
  it('is a number where it can be one, and else stays for the message', () => {
    expect(['400K', '1.05M', '8,192', '', 'many'].map(typedTokens)).toEqual([400_000, 1_050_000, 8192, null, 'many']);
    expect(['2.5', '$2.50', '1,250', '', '2,5', 'free', '1e3'].map(typedPrice)).toEqual([2.5, 2.5, 1250, '', '2,5', 'free', 1000]);
  });

  it('becomes a figure or says what is wrong', () => {
    expect(readFigure('model', 'windowTokens', 8192)).toEqual({ ok: true, value: 8192 });
    expect(readFigure('model', 'windowTokens', 'many')).toMatchObject({ error: { messages: ['is no whole number of tokens from 1 on'] } });
    expect(readFigure('offer', 'brackets', [{ threshold: 'x', boundary: 'gt', rates: { input: -1 } }])).toMatchObject({
      error: { messages: ['1 threshold is no whole number of tokens from 1 on', '1 rates input is no price in US dollars from 0 to 1,000,000'] },
    });
  });

  it('goes through the rows of a list and back, rates that no field shows included', () => {
    const brackets = [
      { threshold: 200_000, boundary: 'gt' as const, rates: { input: 6, output: 22.5, cacheRead: 0.6, cacheWrite5m: 7.5 } },
      { threshold: 500_000, boundary: 'gte' as const, rates: { input: 12 } },
    ];
    expect(bracketsOf(bracketRows(brackets).toReversed(), brackets)).toEqual(brackets);
    expect(readFigure('offer', 'brackets', bracketsOf(bracketRows(brackets), brackets)).ok).toBe(true);
    const hours = [{ days: ['MON', 'TUE', 'WED', 'THU', 'FRI'] as const, from: '01:00', until: '04:00', rates: { input: 2, cacheWrite5m: 3 } }];
    expect(typedHours(hoursRows(hours), hours)).toEqual(hours);
    expect(readFigure('offer', 'peakHours', typedHours(hoursRows(hours), hours)).ok).toBe(true);
    expect(readFigure('offer', 'peakHours', typedHours([{ ...EMPTY_HOURS, from: '25:00', until: '4' }], []))).toMatchObject({ ok: false, error: { messages: ['1 from is no time of day such as 06:00', '1 until is no time of day such as 06:00'] } });
    expect(valueWords('peakHours', hours)).toBe('MON, TUE, WED, THU, FRI 01:00–04:00: $2.00 in');
    const modifiers = [{ name: 'batch', factor: 0.5, excludesLongContext: true }];
    expect(modifiersOf(modifierRows(modifiers))).toEqual(modifiers);
  });
});

describe('the choice of a tokenizer', () => {
  it('has only words that are known, and one for every model', () => {
    const values = tokenizerChoices().map(({ value }) => value);
    expect(new Set(values).size).toBe(values.length);
    expect(values.every((value) => tokenizerNamed(value) !== null)).toBe(true);
    expect(MODELS.filter((model) => !values.includes(choiceOf(model)))).toEqual([]);
    for (const { tokenizer, ...model } of MODELS) {
      const named = tokenizerNamed(choiceOf({ tokenizer, ...model }));
      expect(named?.kind === 'estimate' ? named.family : named?.encodingId, model.id).toBe(tokenizer.kind === 'estimate' ? tokenizer.family : tokenizer.encodingId);
    }
  });
});

describe('a file that was not taken', () => {
  it('is told what is wrong with it and what to do', () => {
    expect(failureWords({ kind: 'not-json', detail: 'Unexpected end', isCutOff: true })).toEqual({ title: 'It ends in the middle.', advice: 'The download was cut off; download it again.', details: ['Unexpected end'] });
    expect(failureWords({ kind: 'malformed', of: 'models-dev', issues: [{ field: 'openai a name', message: 'is missing' }] }).details).toEqual(['openai a name: is missing']);
    expect(failureWords({ kind: 'too-large', sizeBytes: 41_000_000 }).title).toBe('It has 41.0 MB.');
    expect(failureWords({ kind: 'other-kind', isOwnFigures: true }).advice).toContain('Own figures');
    expect(failureWords({ kind: 'old-form', of: 'models-dev' }).title).toContain('2025');
  });
});
