// Keys that stand more than once in an object.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RepeatedKeys } from './repeated-keys';
import { lastOf } from './steps';

function repeatedIn(json: string): RepeatedKeys {
  const found = new RepeatedKeys();
  lastOf(found.lookThrough(json));
  return found;
}

describe('repeated keys', () => {
  it('are found at any depth and however a key is written, each once', () => {
    expect(repeatedIn('{"a":1,"b":[{},{"c":"a","c":{"c":"c"}, "\\u0063" : 2}],"a":{"a":1}}').names).toEqual(['b[1].c', 'a']);
    expect(repeatedIn('[[1,{"\\"":1,"\\"":2}]]').names).toEqual(['[0][1]["\\""]']);
    expect(repeatedIn(`{"${'long'.repeat(30)}":{"key":1,"key":2}}`).names[0]).toMatch(/^….*long\.key$/);
  });

  it('are none in what is written of a value', () => {
    fc.assert(fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => repeatedIn(JSON.stringify(value, null, indent)).count === 0));
  });

  it('are counted where there are many, in a time that grows with the text', () => {
    const start = performance.now();
    const many = repeatedIn(`[${'{"a":1,"a":2},'.repeat(60_000)}{}]`);
    expect([many.count, many.names.length]).toEqual([60_000, 10]);
    const keys = Array.from({ length: 60_000 }, (_, at) => `"${at}":0`).join(',');
    expect(repeatedIn(`{${keys},${keys}}`).count).toBe(60_000);
    expect(performance.now() - start).toBeLessThan(4000);
  });
});
