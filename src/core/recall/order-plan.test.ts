import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from '@/core/prompt/part';
import type { UnitId } from '@/core/units';
import { flipOf, type OrderedPart, planOrder, slotsOf } from './order-plan';
import { partDrops, partSpans, weightedDropPts } from './part-drops';
import { meanDropPts } from './position-curve';
import { SHELF } from './shelf';

const part = (name: string, role: Role, { weight = 1, tokens = 100, isPinned = false } = {}): OrderedPart => ({ id: name as UnitId, role, tokens, weight, isPinned });
/** Straight lines: the further from the start, or from the end, the lower. */
const lowAtEnd = (start: number, end: number) => 20 * ((start + end) / 2);
const lowAtStart = (start: number, end: number) => 20 - lowAtEnd(start, end);

const PROMPT = [
  part('rules', 'system'),
  part('tools', 'tools'),
  part('talk', 'history'),
  part('a', 'documents'),
  part('b', 'documents', { weight: 5 }),
  part('c', 'documents', { weight: 2 }),
  part('ask', 'question'),
];

describe('what stays where', () => {
  const placed = (parts: readonly OrderedPart[]) => slotsOf(parts).map((index) => (index === null ? '·' : parts[index]?.id)).join(' ');

  it('is the system text first, tools in their place, and the question last', () => {
    expect(placed(PROMPT)).toBe('rules tools · · · · ask');
    expect(placed(PROMPT.map((each) => (each.id === 'c' ? { ...each, isPinned: true } : each)))).toBe('rules tools · · · c ask');
  });

  it('holds in a free order too, where parts stood elsewhere', () => {
    expect(placed([part('ask', 'question'), part('a', 'documents'), part('tools', 'tools'), part('rules', 'system')])).toBe('rules · tools ask');
    expect(placed([part('tools', 'tools'), part('a', 'documents'), part('s1', 'system'), part('s2', 'system')])).toBe('s1 s2 tools ·');
    expect(placed([part('a', 'documents', { isPinned: true }), part('rules', 'system'), part('b', 'documents')])).toBe('a rules ·');
  });

  it('names every held part once, and pinned parts where they are', () => {
    const anyParts = fc.array(fc.record({ role: fc.constantFrom(...ROLES), isPinned: fc.boolean() }), { maxLength: 9 });
    fc.assert(
      fc.property(anyParts, (roles) => {
        const parts = roles.map(({ role, isPinned }, index) => part(String(index), role, { isPinned }));
        const slots = slotsOf(parts);
        const held = slots.flatMap((index) => index ?? []);
        expect(new Set(held).size).toBe(held.length);
        expect(held.length).toBe(parts.filter(({ role, isPinned }) => isPinned || (role !== 'documents' && role !== 'history')).length);
        parts.forEach(({ isPinned }, index) => isPinned && expect(slots[index]).toBe(index));
      }),
    );
  });
});

describe('a plan', () => {
  it('puts what counts most where the curve is highest', () => {
    const early = planOrder(PROMPT, lowAtEnd);
    expect(early.best.ids).toEqual(['rules', 'tools', 'b', 'c', 'talk', 'a', 'ask']);
    expect(early.best.method).toBe('exact');
    expect(early.gainPts).toBeCloseTo(early.current.dropPts - early.best.dropPts, 12);
    expect([...early.movableIds]).toEqual(['talk', 'a', 'b', 'c']);
    expect(planOrder(PROMPT, lowAtStart).best.ids).toEqual(['rules', 'tools', 'talk', 'a', 'c', 'b', 'ask']);
  });

  it('compares the rules of others on the same curve', () => {
    const { rules, best } = planOrder(PROMPT, lowAtEnd);
    expect(Object.fromEntries(rules.map(({ id, ids }) => [id, ids.slice(2, -1).join(' ')]))).toEqual({
      'best-first': 'b c talk a',
      'best-last': 'a talk c b',
      langchain: 'c a talk b',
      haystack: 'b talk a c',
    });
    for (const { dropPts } of rules) expect(dropPts).toBeGreaterThanOrEqual(best.dropPts);
  });

  it('has a gain below zero where only the constraints ask for a change', () => {
    const plan = planOrder([part('a', 'documents', { weight: 9 }), part('rules', 'system')], lowAtEnd);
    expect(plan.best.ids).toEqual(['rules', 'a']);
    expect(plan.gainPts).toBeLessThan(0);
  });

  it('starts from the figure that the other views show of the prompt', () => {
    const anyPart = fc.record({ tokens: fc.integer({ min: 1, max: 5000 }), weight: fc.integer({ min: 0, max: 10 }) });
    fc.assert(
      fc.property(fc.constantFrom(...SHELF.positions), fc.array(anyPart, { minLength: 1, maxLength: 7 }), ({ curve }, figures) => {
        const parts = figures.map((figure, index) => part(String(index), 'documents', figure));
        const drops = partDrops(partSpans(parts.map((each) => ({ ...each, name: each.id }))), curve, [], (id) => parts.find((each) => each.id === id)?.weight ?? 1);
        const { current } = planOrder(parts, (start, end) => meanDropPts(curve, start, end) ?? Number.NaN);
        expect(current.dropPts).toBeCloseTo(weightedDropPts(drops) ?? 0, 8);
      }),
      { numRuns: 60 },
    );
  });

  it('of an empty prompt is empty', () => {
    expect(planOrder([], lowAtEnd)).toMatchObject({ current: { ids: [], dropPts: 0 }, best: { ids: [], dropPts: 0 }, gainPts: 0 });
  });
});

describe('a flip', () => {
  it('is there where the advised order is worse on the other curve by the threshold', () => {
    const advised = planOrder(PROMPT, lowAtEnd).best.ids;
    expect(flipOf(PROMPT, advised, lowAtEnd, 2)).toMatchObject({ isFlipped: false });
    const { advisedDropPts, best, isFlipped } = flipOf(PROMPT, advised, lowAtStart, 2);
    expect(isFlipped).toBe(true);
    expect(best.ids).toEqual(['rules', 'tools', 'talk', 'a', 'c', 'b', 'ask']);
    expect(flipOf(PROMPT, advised, lowAtStart, advisedDropPts - best.dropPts + 0.01).isFlipped).toBe(false);
  });
});
