// Calls as text: as they are written here, and as they were before.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callsAtEnd, callText } from './call-text';

/** Characters of JSON, of code and of calls themselves. */
const piece = fc.constantFrom('"', '""', '"""', '"""}', '\n', '\r\n', ' ', '{', '}', '[', ']', '\\', '\\n', ':', ',', 'é', '🦊', '\ud800', '\u2028', '\0', 'x', '{"name":"f","arguments":', '{"name":"g","input":"""', '{"name":"g","input":{}}', '</tool>');
const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('')));
const objectText = fc.tuple(fc.dictionary(anyText, fc.jsonValue()), fc.constantFrom('', ' ', 1, '\t', '\n'), fc.constantFrom('', ' ', '\n', '\r\n ')).map(([value, space, around]) => `${around}${JSON.stringify(value, null, space === '\n' ? 0 : space)}${around}`);
const name = fc.oneof(fc.constantFrom('write_file', 'a"b', 'f'), fc.string());
const beside = fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, fc.record({ namespace: fc.string(), 7: fc.jsonValue() }, { requiredKeys: ['namespace'] }));

describe('a call as text', () => {
  it('is read as it was, whatever it holds and whatever was said before it', () => {
    const call = fc.oneof(
      fc.record({ name, arguments: fc.oneof(objectText, anyText.filter((text) => text.trim() !== '')) }).map((each) => ({ ...each, key: 'arguments' as const, text: each.arguments })),
      fc.record({ name, input: fc.oneof(objectText, anyText) }).map((each) => ({ ...each, key: 'input' as const, text: each.input })),
    );
    fc.assert(
      fc.property(fc.array(call, { minLength: 1, maxLength: 4 }), fc.array(fc.constantFrom('Said', '', '}', '"""}', '{"a":', 'x:"""', '{'), { maxLength: 3 }), (calls, said) => {
        const text = [...said, ...calls.map(({ key, text: given, name: called }) => callText({ name: called, [key]: given }))].join('\n');
        const read = callsAtEnd(text, calls.length);
        expect(read.calls.map((each) => [each.name, each.kind, each.kind === 'custom' ? each.input : each.json])).toEqual(calls.map((each) => [each.name, each.key === 'input' ? 'custom' : 'function', each.text]));
        expect(read.said).toEqual(said);
      }),
      { numRuns: 500 },
    );
  });

  it('holds what the model wrote unescaped, with its own spaces, numbers, order and repetitions', () => {
    const args = '{ "b": 9007199254740993,\n  "a": 1.50, "a": "x\\ny" }';
    expect(callText({ name: 'f', arguments: args })).toBe(`{"name":"f","arguments":${args}}`);
    expect(callText({ name: 'sql', input: 'SELECT 1\nFROM "t"' })).toBe('{"name":"sql","input":"""\nSELECT 1\nFROM "t"\n"""}');
    expect(callText({ name: 'sql', input: '{"a":1}' })).toBe('{"name":"sql","input":"""\n{"a":1}\n"""}');
    expect(callText({ name: 'sql', input: 'SELECT 1' })).toBe('{"name":"sql","input":"SELECT 1"}');
    expect(callText({ name: 'f', arguments: '[""""]' })).toBe('{"name":"f","arguments":"""""\n[""""]\n"""""}');
    expect(callText({ arguments: args, name: 'f', namespace: 'n' })).toBe(`{"name":"f","namespace":"n","arguments":${args}}`);
    fc.assert(fc.property(anyText.filter((text) => text.trim() !== '' && text.isWellFormed()), fc.constantFrom('arguments', 'input', 'args'), beside, (text, key, more) => void expect(callText({ name: 'f', [key]: text, ...more })).toContain(text)));
  });

  it('loses no field, and never throws', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.oneof(fc.constantFrom('name', 'arguments', 'input', 'args', 'x'), fc.string()), fc.jsonValue()), (call) => {
        const text = callText(call);
        callsAtEnd(text);
        for (const [key, value] of Object.entries(call)) if (!['arguments', 'input', 'args'].includes(key)) expect(text).toContain(`${JSON.stringify(key)}:${JSON.stringify(value)}`);
      }),
    );
    fc.assert(fc.property(anyText, fc.nat(3), (text, expected) => void callsAtEnd(text, expected)));
  });

  it('of an earlier version is a call too', () => {
    const old = ['{"name":"f","arguments":"{\\"path\\": \\"a\\\\nb\\"}"}', '{"name":"g","arguments":"{\\"broken"}', '{"name":"sql","input":"SELECT\\n1"}', '{"name":"h","arguments":""}', '{"name":"i","args":{"a":1}}', '{"name":"j","input":{"b":2}}'];
    expect(callsAtEnd(`Yes.\n${old.join('\n')}`)).toEqual({
      said: ['Yes.'],
      calls: [
        { kind: 'function', id: '', name: 'f', json: '{"path": "a\\nb"}', input: { path: 'a\nb' } },
        { kind: 'function', id: '', name: 'g', json: '{"broken', input: null },
        { kind: 'custom', id: '', name: 'sql', input: 'SELECT\n1' },
        { kind: 'function', id: '', name: 'h', json: '{}', input: {} },
        { kind: 'function', id: '', name: 'i', json: '{"a":1}', input: { a: 1 } },
        { kind: 'function', id: '', name: 'j', json: '{"b":2}', input: { b: 2 } },
      ],
      written: old,
    });
    fc.assert(
      fc.property(fc.oneof(objectText, anyText).filter((text) => text.trim() !== ''), (text) => {
        expect(callsAtEnd(JSON.stringify({ name: 'f', arguments: text })).calls[0]).toMatchObject({ kind: 'function', json: text });
        expect(callsAtEnd(JSON.stringify({ name: 'f', input: text })).calls[0]).toMatchObject({ kind: 'custom', input: text });
      }),
    );
  });

  it('is none where a text only looks like one, which is read once', () => {
    for (const text of ['}', '"""}', 'x\n"""}', '{"name":7,"arguments":{}}', '{"name":"f"}', '{"name":"f","arguments":[]}', '{"name":"f","arguments":{}} so', 'if (x) {\n  "a"\n}', '{"names":{}}\n{}']) expect(callsAtEnd(text)).toEqual({ said: text.split('\n'), calls: [], written: [] });
    expect(callsAtEnd('{"name":"now"}', 1).calls).toEqual([{ kind: 'function', id: '', name: 'now', json: '{}', input: {} }]);
    for (const line of ['}', '{"name":"f","arguments":', '"""}', '"\\']) expect(callsAtEnd(`${`${line}\n`.repeat(200_000)}}`).calls).toEqual([]);
  });
});
