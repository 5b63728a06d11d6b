import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEEPEST_LEVELS, countField, field, firstField, isShallow, jsonText, listField, textField, without } from './shape';

const INHERITED = ['__proto__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf'];

it('what every object inherits is no field, and a field of such a name is one like any other', () => {
  for (const key of INHERITED) {
    expect([field({}, key), field(JSON.parse('{"a":1}'), key), firstField({}, [key]), textField({}, key), listField({}, key)]).toEqual([undefined, undefined, undefined, '', []]);
    const own = JSON.parse(`{"${key}":"mine"}`) as unknown;
    expect([field(own, key), textField(own, key)]).toEqual(['mine', 'mine']);
    expect(JSON.stringify(without(JSON.parse(`{"${key}":1,"a":2}`) as Record<string, unknown>, ['a']))).toBe(`{"${key}":1}`);
  }
});

it('never throws, whatever the value, and gives what it says', () => {
  fc.assert(
    fc.property(fc.anything(), fc.oneof(fc.string(), fc.constantFrom(...INHERITED, 'length', '0')), (value, key) => {
      field(value, key);
      expect(typeof textField(value, key)).toBe('string');
      expect(Array.isArray(listField(value, key))).toBe(true);
      expect(countField(value, [key]) ?? 1).toBeGreaterThan(0);
    }),
  );
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(typeof jsonText(value)).toBe('string');
    }),
  );
});

it('of levels the last that is read is the one that is said', () => {
  const nested = (levels: number) => JSON.parse(`${'{"a":['.repeat(levels / 2)}${']}'.repeat(levels / 2)}`) as unknown;
  expect([isShallow(nested(DEEPEST_LEVELS)), isShallow(nested(DEEPEST_LEVELS + 2)), isShallow(nested(100_000))]).toEqual([true, false, false]);
});
