import { describe, expect, test } from 'vitest';
import type { TokenSpans } from '@/core/tokenize/spans';
import { viewRows } from './view-rows';
import { walk } from './walk';

// Four rows of five tokens, each two characters.
const spans = {
  ids: new Uint32Array(20),
  starts: Uint32Array.from({ length: 20 }, (_, index) => index * 2),
  segmentStarts: Uint32Array.of(0),
} as TokenSpans;
const rows = viewRows(spans, Uint32Array.of(0, 5, 10, 15), false);

function step(key: string, token: number | null, change: { ctrlKey?: boolean; altKey?: boolean; rightToLeft?: boolean } = {}) {
  const event = { key, ctrlKey: change.ctrlKey ?? false, metaKey: false, altKey: change.altKey ?? false };
  return walk({ event, token, firstInSight: 5, rows, spans, rightToLeft: change.rightToLeft ?? false, pageRows: 2 });
}

describe('walk', () => {
  test('by token, by row, by page, to the edges', () => {
    expect(step('ArrowRight', 7)).toBe(8);
    expect(step('ArrowLeft', 7)).toBe(6);
    expect(step('ArrowDown', 7)).toBe(12);
    expect(step('ArrowUp', 7)).toBe(2);
    expect(step('PageDown', 7)).toBe(17);
    expect(step('PageUp', 17)).toBe(7);
    expect(step('Home', 7)).toBe(5);
    expect(step('End', 7)).toBe(9);
    expect(step('Home', 7, { ctrlKey: true })).toBe(0);
    expect(step('End', 7, { ctrlKey: true })).toBe(19);
  });

  test('stays inside', () => {
    expect(step('ArrowLeft', 0)).toBe(0);
    expect(step('ArrowRight', 19)).toBe(19);
    expect(step('ArrowUp', 2)).toBe(2);
  });

  test('the arrows follow the eye in a right-to-left row', () => {
    expect(step('ArrowLeft', 7, { rightToLeft: true })).toBe(8);
    expect(step('ArrowRight', 7, { rightToLeft: true })).toBe(6);
  });

  test('the first step goes to the first token in sight', () => {
    expect(step('ArrowRight', null)).toBe(5);
  });

  test('leaves other keys to the page', () => {
    expect(step('a', 7)).toBeNull();
    expect(step('ArrowLeft', 7, { altKey: true })).toBeNull();
    expect(step('ArrowRight', 7, { ctrlKey: true })).toBeNull();
  });
});
