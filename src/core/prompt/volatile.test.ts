import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findVolatile, volatileAt, volatileIn, type VolatileKind, type VolatileValue } from './volatile';

function all(text: string, most = 100): readonly VolatileValue[] {
  const steps = findVolatile(text, most);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

describe('values that are another each time', () => {
  test.each<[VolatileKind, string]>([
    ['uuid', '3f2504e0-4f89-11d3-9a0c-0305e82c3301'],
    ['timestamp', '2026-11-20T10:32:07.123Z'],
    ['timestamp', '2026-11-20 10:32'],
    ['timestamp', '2026-11-20T10:32:07+02:00'],
    ['date', '2026-11-20'],
    ['date', '20.11.2026'],
    ['date', 'November 20, 2026'],
    ['date', '20 Nov 2026'],
    ['unix-time', '1795170727'],
    ['unix-time', '1795170727123'],
    ['random-id', 'req_011CSHoEeqs5C35K2UUqR7Fy'],
    ['random-id', 'call-a1b2c3d4e5f6g7'],
    ['random-id', '01ARZ3NDEKTSV4RRFFQ69G5FAV'],
    ['hash', '9e107d9d372bb6826bd81d3542a419d6'],
    ['time', '10:32:07'],
    ['time', '9:05 pm'],
  ])('%s: %s', (kind, value) => {
    expect(volatileIn(`Now (${value}), then.`)).toEqual([{ kind, start: 5, end: 5 + value.length, text: value }]);
  });

  test.each(['version 4.18.2', '12,345 tokens', 'snake_case_names_that_are_long', 'abcdefabcdefabcdefab', '4,294,967,295', 'a:b', '0123456789', 'well-documented-behaviour', '99:1 odds'])('not: %s', (text) => {
    expect(volatileIn(text)).toEqual([]);
  });

  test('are found in steps as at once', () => {
    const value = fc.constantFrom('2026-11-20', '3f2504e0-4f89-11d3-9a0c-0305e82c3301', '10:32');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 9_000 }), value), { maxLength: 8 }), (pieces) => {
        const text = pieces.map(([blanks, each]) => `${'. '.repeat(blanks)}${each} `).join('');
        expect(all(text)).toEqual(volatileIn(text));
        expect(all(text, 2)).toEqual(volatileIn(text).slice(0, 2));
      }),
      { numRuns: 40 },
    );
  });

  test('one is found from any place in it', () => {
    const text = `${'x '.repeat(500)}at 2026-11-20 sharp`;
    for (let units = 1_003; units <= 1_013; units += 1) expect(volatileAt(text, units)?.text, String(units)).toBe('2026-11-20');
    expect(volatileAt(text, 1_002)).toBeNull();
    expect(volatileAt(text, 1_014)).toBeNull();
  });
});
