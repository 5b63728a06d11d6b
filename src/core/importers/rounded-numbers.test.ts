// Numbers that JSON.parse does not hold, in a text and in what is said of an import.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importDetails } from './formats/import-words';
import { importYaml } from './formats/from-yaml';
import { importText } from './formats/registry';
import { roundedNumbersInSteps } from './rounded-numbers';
import { lastOf } from './steps';

const numbersOf = (json: string) => lastOf(roundedNumbersInSteps(json));

describe('numbers that are not held', () => {
  it('are told from those that only look long', () => {
    for (const held of ['9007199254740992', '0.30000000000000004', '1700000000.123456', '1e21', '12000000000000000000000', '1.50', '0.000000000000000000000', '-0', '5e-324', '1.7976931348623157e308', '100000000000000000000000000000e-10', '"9007199254740993"', '"\\"9007199254740993"', '{"a\\\\":1}']) expect(numbersOf(held), held).toEqual({ rounded: 0, lost: 0 });
    for (const rounded of ['9007199254740993', '-9007199254740993', '0.1234567890123456789', '1e-400', '12345678901234567890e3']) expect(numbersOf(`[${rounded}]`), rounded).toEqual({ rounded: 1, lost: 0 });
    expect(numbersOf(`{"a":1e400,"b":[-1e999999999999999999999,9007199254740993],"c":"1e400"}`)).toEqual({ rounded: 1, lost: 2 });
    expect(numbersOf('-')).toEqual({ rounded: 0, lost: 0 });
    // In no time, however long it is.
    expect(numbersOf(`1${'0'.repeat(1_000_000)}1`)).toEqual({ rounded: 0, lost: 1 });
    expect(numbersOf(`0.1${'0'.repeat(1_000_000)}1`)).toEqual({ rounded: 1, lost: 0 });
  });

  it('are none in what was written from numbers, and all whole numbers that read as others', () => {
    fc.assert(fc.property(fc.json(), (json) => {
      expect(numbersOf(json)).toEqual({ rounded: 0, lost: 0 });
    }));
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (whole) => {
      expect(numbersOf(`[${whole}]`).rounded).toBe(BigInt(String(Number(whole))) === whole ? 0 : 1);
    }));
  });
});

it('an import says so, whatever they stand in', () => {
  const request = (more: string) => `{"model":"gpt-5.5","messages":[{"role":"user","content":"9007199254740993"}]${more}}`;
  expect(importDetails(importText(request(',"seed":9007199254740992'))!)).toEqual([]);
  // Fields that become no part are kept as they are written.
  expect(importDetails(importText(request(',"seed":9007199254740993,"metadata":{"a":[1e400,-9007199254740993]}'))!)).toEqual([]);
  expect(importDetails(importText(request(',"tools":[{"type":"function","function":{"name":"f","parameters":{"maximum":9007199254740993,"enum":[1e400,-9007199254740993]}}}]'))!)).toEqual(['2 numbers of more than 15 digits: rounded.', '1 number too large to be held: written as null.']);
  expect(importDetails(importText('{"contents":[{"role":"model","parts":[{"functionCall":{"name":"f","args":{"id":9007199254740993}}}]}]}')!)).toEqual(['1 number of more than 15 digits: rounded.']);
});

it('and so does one of YAML, where numbers stay numbers', () => {
  const yaml = (most: string) => `openapi: 3.1.0\ninfo: {title: Pets, version: "1"}\npaths:\n  /pets:\n    get:\n      parameters: [{name: id, in: query, schema: {type: integer, maximum: ${most}}}]\n      responses: {200: {description: "9007199254740993"}}\n`;
  expect(importDetails(importYaml(yaml('9223372036854775807'))!)).toEqual(['1 number of more than 15 digits: rounded.']);
  expect(importDetails(importYaml(yaml('1e400'))!)).toEqual(['1 number too large to be held: written as null.']);
  for (const decimal of ['0.1234567890123456789', '-.1234567890123456789', '+1234567890.12345678901']) expect(importDetails(importYaml(yaml(decimal))!), decimal).toEqual(['1 number of more than 15 digits: rounded.']);
  for (const held of ['0.5', '+.25', '1.', '1.50', '-1.5e3', '1.e5', '"0.1234567890123456789"', '.inf']) expect(importDetails(importYaml(yaml(held))!).join(), held).not.toContain('rounded');
  expect(importYaml(yaml('+.25'))?.tools).toContain('"maximum": 0.25');
  expect(importYaml(yaml('12'))).toMatchObject({ notes: [], tools: expect.stringContaining('"maximum": 12') });
});
