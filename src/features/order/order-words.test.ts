import { describe, expect, it } from 'vitest';
import type { OrderPlan } from '@/core/recall/order-plan';
import type { UnitId } from '@/core/units';
import { adviceOf, flipSentence, movesOf, moveText, pointsFigure, pointsText } from './order-words';

const ids = (text: string) => text.split(' ') as UnitId[];
const plan = (currentPts: number, bestPts: number, movable = 'a b', method: 'exact' | 'search' = 'exact'): OrderPlan => ({
  current: { ids: ids('a b'), dropPts: currentPts },
  best: { ids: ids('b a'), dropPts: bestPts, method },
  rules: [],
  gainPts: currentPts - bestPts,
  movableIds: new Set(ids(movable)),
});

describe('the advice', () => {
  it('is a number of points where the gain reaches the threshold', () => {
    expect(adviceOf(plan(15.42, 9.12), 5)).toEqual({
      headline: 'The best order loses 6.3 points less.',
      detail: '9.1 points in place of 15.4 points, weighted by importance. Exact: no order within these constraints loses less.',
      isWorthIt: true,
    });
    expect(adviceOf(plan(7, 5), 2)).toMatchObject({ isWorthIt: true });
    expect(adviceOf(plan(15, 9, 'a b', 'search'), 5).detail).toContain('a better one may exist');
  });

  it('is no measurable difference below it', () => {
    expect(adviceOf(plan(6.9, 5), 2)).toEqual({
      headline: 'No measurable difference.',
      detail: 'The best order loses 5.0 points in place of 6.9 points, a gain of 1.9 points, below the threshold of 2. Exact: no order within these constraints loses less.',
      isWorthIt: false,
    });
    expect(adviceOf(plan(5.93, 5.9), 5).detail).toContain('5.9 points in place of 5.9 points, a gain of less than 0.1 points, below the threshold of 5.');
    expect(adviceOf({ ...plan(6, 6), best: { ...plan(6, 6).best, ids: ids('a b') } }, 5).detail).toBe('No order within these constraints is better than the one as it is, at 6.0 points.');
    expect(adviceOf(plan(5, 6), 5)).toMatchObject({ headline: 'No measurable difference.', isWorthIt: false });
  });

  it('is none where less than two parts may move', () => {
    expect(adviceOf(plan(9, 1, 'a'), 2)).toMatchObject({ headline: 'Nothing to order.', isWorthIt: false });
  });
});

it('a flip names both figures and the other order', () => {
  const flip = { advisedDropPts: 20.04, best: { ids: ids('b a'), dropPts: 9 }, isFlipped: true };
  expect(flipSentence(flip, '100 %', (order) => order.join(', '))).toBe(
    'Near a full window this advice flips: by the same measurement, at 100 % of the window the order advised now loses 20.0 points, and the best one there 9.0 points: b, a.',
  );
  expect(flipSentence(flip, '100 %', (order) => order.join(', '), false)).toMatch(/^Near a full window another order is best: .* the order that is best now loses 20\.0 points/);
});

it('advice by a drawing says so', () => {
  expect(adviceOf(plan(9, 1, 'a b c'), 2, true).headline).toBe('On this drawing, the best order loses 8.0 points less.');
});

it('moves are counted in places', () => {
  expect([...movesOf(ids('a b c'), ids('c a b')).entries()]).toEqual([['c', -2], ['a', 1], ['b', 1]]);
  expect([-2, 0, 1].map(moveText)).toEqual(['↑ 2', '', '↓ 1']);
});

it('points have one digit and a true minus', () => {
  expect([2.44, -0.02, -3, 1].map(pointsFigure)).toEqual(['2.4', '0.0', '−3.0', '1.0']);
  expect([1, 0, -3.26].map(pointsText)).toEqual(['1.0 point', '0.0 points', '−3.3 points']);
});
