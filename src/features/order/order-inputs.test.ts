import { describe, expect, it } from 'vitest';
import type { CountedPart } from '@/core/budget/counted';
import type { OrderedPart } from '@/core/recall/order-plan';
import { findEvidence } from '@/core/recall/shelf';
import { curveOfSurface } from '@/core/recall/surface-curve';
import type { UnitId } from '@/core/units';
import { answerOf, orderedParts } from './order-inputs';

const MEAN = 'veseli-retrieval-mean';
const LLAMA = 'veseli-retrieval-Llama-3-70B';
const part = (name: string, weight: number, tokens = 1000): OrderedPart => ({ id: name as UnitId, role: 'documents', tokens, weight, isPinned: false });
const PARTS = [part('a', 1), part('b', 2), part('c', 9)];

function answerAt(id: string, fillFraction: number, thresholdPts = 2) {
  const surface = findEvidence(id);
  if (surface === null || surface.kind === 'position') throw new Error('No surface');
  const curve = curveOfSurface(surface, fillFraction);
  if (!curve.ok) throw new Error(curve.error.kind);
  return answerOf(PARTS, curve.value, id, thresholdPts);
}

describe('an answer', () => {
  it('warns where the best order of a quarter-full window is a bad one in a full window', () => {
    const quarter = answerAt(LLAMA, 0.25);
    expect(quarter?.plan.best.ids).toEqual(['c', 'b', 'a']);
    expect(quarter?.flip).toMatchObject({ isFlipped: true, fillFraction: 1, best: { ids: ['a', 'b', 'c'] } });
  });

  it('does not in a full window, nor where the same order is best there', () => {
    expect(answerAt(LLAMA, 1)?.flip).toMatchObject({ isFlipped: false, advisedDropPts: expect.closeTo(answerAt(LLAMA, 1)?.plan.best.dropPts ?? Number.NaN, 9) });
    expect(answerAt(MEAN, 0.5)?.plan.best.ids).toEqual(['a', 'b', 'c']);
    expect(answerAt(MEAN, 0.5)?.flip?.isFlipped).toBe(false);
  });

  it('has nothing to warn of by a curve of one fill, and is none by a curve that stops short', () => {
    const evidence = findEvidence('zhs2026-pooled-100');
    if (evidence?.kind !== 'position') throw new Error('No curve');
    expect(answerOf(PARTS, evidence.curve, evidence.id, 5)).toMatchObject({ flip: null, plan: { best: { method: 'exact' } } });
    const { points } = evidence.curve;
    expect(answerOf(PARTS, { ...evidence.curve, points: points.slice(1) }, evidence.id, 5)).toBeNull();
  });
});

it('only enabled parts are ordered, by importance, and one without tokens does not count', () => {
  const counted = (id: string, tokens: number, enabled = true) => ({ id, role: 'documents', name: id, enabled, count: { tokens, low: tokens, high: tokens, exactness: 'exact' } }) as unknown as CountedPart;
  const parts = orderedParts([counted('a', 10), counted('b', 0), counted('c', 5, false), counted('d', 7)], { importance: { a: 3, b: 4 }, pinnedIds: ['d' as UnitId] });
  expect(parts.map(({ id, weight, isPinned }) => [id, weight, isPinned])).toEqual([
    ['a', 3, false],
    ['b', 0, false],
    ['d', 1, true],
  ]);
});
