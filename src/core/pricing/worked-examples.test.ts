import { describe, expect, it } from 'vitest';
import { usdToNumber } from './money';
import { DEFAULT_SCENARIO } from './scenario';
import { scenarioCost } from './scenario-cost';
import { findExample, WORKED_EXAMPLES } from './worked-examples';
import { type WorkedStep, workOut } from './worked-step';

const AT = Date.UTC(2026, 10, 20);

/** Plain arithmetic on the inputs; a number, or whether it fits. */
function again({ operation, inputs: [a = 0, b = 0, c = 1] }: WorkedStep): number | boolean {
  switch (operation) {
    case 'cost':
      return (a * b) / 1e6;
    case 'times':
      return a * b;
    case 'saving':
      return 100 - (100 * b) / a;
    case 'ratio':
      return a / b;
    case 'squared':
      return (a * a) / (b * b);
    case 'books':
      return (a * b) / c;
    case 'fits':
      return a - b <= 0;
  }
}

const numberIn = (text: string) => Number(text.replace(/[^\d.]/g, ''));

describe('each step of each example', () => {
  const steps = WORKED_EXAMPLES.flatMap(({ id, steps: own }) => own.map((step, index) => [`${id} ${index + 1}`, step] as const));
  it.each(steps)('%s is what its inputs give', (_, step) => {
    const { computed, holds } = workOut(step);
    const result = again(step);
    if (typeof result === 'boolean') {
      expect(computed === 'fits').toBe(result);
      expect(holds).toBe(step.stated === result);
    } else {
      expect(numberIn(computed)).toBeCloseTo(result, 9);
      const [low, high] = typeof step.stated === 'object' ? step.stated : [Number(step.stated), Number(step.stated)];
      expect(holds).toBe(low <= result && result <= high);
    }
  });
});

describe('the texts and their own arithmetic', () => {
  const failing = (id: string) =>
    findExample(id)?.steps.flatMap((step) => {
      const { calculation, stated, computed, holds } = workOut(step);
      return holds ? [] : [`${calculation}: stated ${stated}, is ${computed}`];
    });

  it.each([
    [
      'compressed-session',
      [
        '125,000 tokens × $3.00 per million: stated $0.44, is $0.375',
        '$0.375 × 100: stated $44.00, is $37.50',
        '$37.50 × 30: stated $1,320.00, is $1,125.00',
        '1 − $1,125.00 ÷ $4,500.00: stated 70 %, is 75 %',
      ],
    ],
    ['million-against-16k', ['1,000,000 ÷ 16,000: stated 30–50×, is 62.5×']],
    ['squared-compute', ['(10,000,000 ÷ 10,000)²: stated 1,000×, is 1,000,000×']],
    ['bible-in-1m', ['1,050,000 tokens in 1,000,000: stated fits, is 50,000 tokens too many', '1,050,000 tokens in 1,048,576: stated fits, is 1,424 tokens too many']],
    ['corpora-in-2m', ['2,400,000 tokens in 2,000,000: stated fits, is 400,000 tokens too many', '2,400,000 tokens in 2,000,000: stated fits, is 400,000 tokens too many']],
    ['novels-in-1m', ['1,000,000 tokens × 0.75 words ÷ 100,000 words a book: stated 750, is 7.5']],
  ])('%s', (id, lines) => {
    expect(failing(id)).toEqual(lines);
  });

  it('are all of them', () => {
    expect(WORKED_EXAMPLES.map(({ id }) => id)).toHaveLength(6);
    expect(findExample('no such')).toBeNull();
    expect(findExample(null)).toBeNull();
  });
});

describe('as scenarios', () => {
  const costOf = (id: string) => {
    const example = findExample(id);
    if (example === null) throw new Error(id);
    return scenarioCost({ promptTokens: example.promptTokens, cachedTokens: 0, outputTokens: example.scenario.outputTokens ?? 0, reasoningTokens: 0 }, example.scenario, example.offer, AT);
  };

  it('the compressed session costs $0.375, $37.50 a day and $1,125 a month', () => {
    const cost = costOf('compressed-session');
    expect(cost.ok && [cost.value.perRequestUsd, cost.value.perDayUsd, cost.value.perMonthUsd].map(usdToNumber)).toEqual([0.375, 37.5, 1125]);
  });

  it.each(['bible-in-1m', 'corpora-in-2m'])('%s is not servable', (id) => {
    expect(costOf(id)).toMatchObject({ ok: false, error: { kind: 'not-servable', limit: 'window' } });
  });

  it('a price that a text leaves open is none', () => {
    expect(costOf('squared-compute')).toMatchObject({ ok: false, error: { kind: 'rate-unknown', category: 'input' } });
  });

  it('name a text, and every figure of their price is its claim of a day', () => {
    for (const { offer, documentId, scenario, id } of WORKED_EXAMPLES) {
      expect(scenario).toEqual({ ...DEFAULT_SCENARIO, ...scenario, exampleId: id });
      const figures = offer.periods.flatMap(({ rates, brackets }) => [rates.inputUsdPerMTok, rates.outputUsdPerMTok, ...brackets.flatMap((bracket) => [bracket.thresholdTokens, bracket.rates.inputUsdPerMTok])]);
      for (const figure of [...figures, offer.servedLimits.windowTokens]) {
        if (figure === null) continue;
        expect(figure.source).toBe(documentId);
        expect(figure.asOf).toMatch(/^20\d\d-\d\d(-\d\d)?$/);
      }
    }
  });
});
