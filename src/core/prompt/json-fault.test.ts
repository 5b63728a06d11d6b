import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lastOf } from '@/core/importers/steps';
import { jsonFaultInSteps } from './json-fault';

const faultOf = (text: string) => lastOf(jsonFaultInSteps(text));

it('is found at the character that does not belong, or at the end of what is cut off', () => {
  expect(faultOf('{"a": 1,\n "b": [1, 2,],\n "c": 3}')).toEqual({ line: 2, column: 13, isCutOff: false });
  // Lines of JSON, and what is none.
  for (const [text, line, column] of [['{"a": 1}\n{"b": 2}', 2, 1], ['[1]\n\n  [2]', 3, 3]] as const) expect(faultOf(text)).toEqual({ line, column, isCutOff: false, isNextLine: true });
  for (const text of ['{"a": 1,\n{"b": 2}}', '{"a": 1}\nwords', '{"a": 1}\n, {"b": 2}']) expect(faultOf(text)).not.toHaveProperty('isNextLine');
  expect(faultOf('{"a": "x\ny"}')).toEqual({ line: 1, column: 9, isCutOff: false });
  expect(faultOf('{"a": [1,\n2')).toEqual({ line: 2, column: 2, isCutOff: true });
  expect(faultOf('{"a": 1} {"b": 2}')).toEqual({ line: 1, column: 10, isCutOff: false });
  expect(faultOf(`{"a": "${'x'.repeat(300_000)}",}`)).toEqual({ line: 1, column: 300_010, isCutOff: false });
});

it('is none exactly where JSON.parse takes the text', () => {
  const parses = (text: string) => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  const cut = fc.tuple(fc.json(), fc.nat()).map(([json, at]) => json.slice(0, at % (json.length + 1)));
  const put = fc.tuple(fc.json(), fc.nat(), fc.constantFrom(',', '}', ']', '"', '\n', '0')).map(([json, at, more]) => json.slice(0, at % (json.length + 1)) + more + json.slice(at % (json.length + 1)));
  fc.assert(
    fc.property(fc.oneof(fc.json(), cut, put), (text) => {
      expect(faultOf(text) === null).toBe(parses(text));
    }),
    { numRuns: 300 },
  );
});
