// Values that are written over several lines, one under another, as pages of a list or a log are.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonValuesInSteps } from './json-values';

const piecesOf = (text: string, limitUnits?: number) => [...jsonValuesInSteps(text, limitUnits)].filter((piece) => piece !== undefined).map((piece) => (piece.kind === 'value' ? piece.value : piece.kind));
const written = (value: unknown) => JSON.stringify(value, null, 2);

describe('several JSON values in one text', () => {
  it('are read one after the other, whatever is between them and however they are written', () => {
    const record = fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()));
    const gap = fc.constantFrom('', '\n', ' ', '\r\n\r\n', '\n\n\t');
    fc.assert(
      fc.property(fc.array(fc.tuple(record, gap, fc.boolean()), { minLength: 2, maxLength: 6 }), (list) => {
        // Where the first line is a value by itself, each line is read by itself.
        const text = list.map(([value, between, isWide]) => `${isWide ? written(value) : JSON.stringify(value)}${between}`).join('');
        fc.pre(!isValue(text.trim().split('\n')[0]!) && !isValue(text));
        expect(piecesOf(text)).toEqual(list.map(([value]) => JSON.parse(JSON.stringify(value)) as unknown));
      }),
    );
  });

  it('may be broken, cut off or too long, and lines between them are told', () => {
    const [a, b] = [written({ a: '}"{' }), written([{ b: 1 }])];
    expect(piecesOf(`${a}\n${b}\n{\n"c": oops\n}\n${a}`)).toEqual([{ a: '}"{' }, [{ b: 1 }], 'not-json', { a: '}"{' }]);
    expect(piecesOf(`${a}\n${b}\n{\n"c": [1`)).toEqual([{ a: '}"{' }, [{ b: 1 }], 'not-json']);
    expect(piecesOf(`${a}${b}--\nthen\n7\n${a}`)).toEqual([{ a: '}"{' }, [{ b: 1 }], 'not-json', 'not-json', 7, { a: '}"{' }]);
    expect(piecesOf(`${a}\n${b}\n${written({ long: 'x'.repeat(100) })}\n${a}`, 50)).toEqual([{ a: '}"{' }, [{ b: 1 }], 'too-long', { a: '}"{' }]);
  });

  it('are none where a text only begins like one', () => {
    expect(piecesOf('{\n"a": 1\n}\nand so on')).toEqual(['not-json', 'not-json', 'not-json', 'not-json']);
    expect(piecesOf('[1] A note.\n[2] Another.')).toEqual(['not-json', 'not-json']);
    expect(piecesOf('{ a }')).toEqual(['not-json']);
    expect(piecesOf('{"a":1}\n{"b":\n{"c":2}')).toEqual([{ a: 1 }, 'not-json', { c: 2 }]);
    expect(piecesOf('{"a":\n{"b":1}\n{"c":2}')).toEqual(['not-json', { b: 1 }, { c: 2 }]);
  });

  it('are read in steps and in a time that grows with them, closed or not', () => {
    for (const text of [`{\n"a":1}\n`.repeat(100_000), `{\n}${'[\n'.repeat(500_000)}`, '{\n"a\\'.repeat(200_000), `{\n}{${'\n{}'.repeat(200_000)}`]) {
      const start = performance.now();
      expect(piecesOf(text).length).toBeGreaterThan(0);
      expect(performance.now() - start).toBeLessThan(4000);
    }
  });
});

function isValue(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
