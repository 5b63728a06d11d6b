import { EditorState } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineEndingOf, lineSeparatorFor, withSeparator } from './line-endings';

const nastyText = fc
  .array(fc.constantFrom('a', 'é', '👩‍💻', '\n', '\r', '\r\n', '\n\r', '\t', '\u2028', '\u0085', '\v', '\ud800', '\0'))
  .map((pieces) => pieces.join(''));

function throughEditor(text: string): string {
  const separator = lineSeparatorFor(text);
  return EditorState.create({ doc: text, extensions: EditorState.lineSeparator.of(separator) }).sliceDoc();
}

describe('line endings', () => {
  it('come back from the editor as they went in, in any mix', () => {
    fc.assert(fc.property(nastyText, (text) => throughEditor(text) === text), { numRuns: 2000 });
  });

  it.each([
    ['one line', null, '\n'],
    ['', null, '\n'],
    ['a\nb\n', 'LF', '\n'],
    ['a\r\nb\r\n', 'CRLF', '\r\n'],
    ['a\r\nb\n', 'Mixed', '\n'],
    ['a\nb\r\n', 'Mixed', '\n'],
    ['a\rb', 'Mixed', '\n'],
    ['a\r\r\nb', 'Mixed', '\n'],
    ['ends in a lone one\r\n\r', 'Mixed', '\n'],
  ] as const)('of %j are %s', (text, ending, separator) => {
    expect(lineEndingOf(text)).toBe(ending);
    expect(lineSeparatorFor(text)).toBe(separator);
  });

  it('of pasted text follow the document', () => {
    expect(withSeparator('a\r\nb\nc\rd', '\n')).toBe('a\nb\nc\nd');
    expect(withSeparator('a\r\nb\nc\rd', '\r\n')).toBe('a\r\nb\r\nc\r\nd');
  });
});
