import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lastOf } from '@/core/importers/steps';
import { copyNote, copyNotes, nameInNote, withRenamedNotes } from './copy-notes';

const namesIn = (text: string) => lastOf(copyNotes(text)).map(({ start, end, name }) => [text.slice(start, end), name]);

it('notes on one line are read one by one, whatever stands between and in their names', () => {
  const [a, b] = [copyNote(1, 'a.md'), copyNote(12, 'list [1.].md')];
  expect(namesIn(`${a}${b} and [that.] ${a}`)).toEqual([[a, 'a.md'], [b, 'list [1].md'], [a, 'a.md']]);
  expect(namesIn(copyNote(3, null))).toEqual([]);
});

it('the name that a note has is the one it was made with, of any text', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: fc.constantFrom('.', ']', '[', ' ', 'a', '\n', '[The same line stands in ') }), fc.nat(3), (name, lines) => {
      const note = copyNote(lines, name);
      if (nameInNote(name).trim() !== '' && !nameInNote(name).includes('[The')) expect(namesIn(`x ${note} y.]`)).toEqual([[note, nameInNote(name)]]);
    }),
  );
});

it('names in notes are replaced, and nothing around them', () => {
  const text = `A\n${copyNote(1, 'turn 1')}${copyNote(2, 'turn 2')}\nturn 1 ${copyNote(3, null)}`;
  const swapped = new Map([['turn 1', 'turn 2'], ['turn 2', 'turn 1']]);
  expect(lastOf(withRenamedNotes(text, (name) => swapped.get(name) ?? null))).toBe(`A\n${copyNote(1, 'turn 2')}${copyNote(2, 'turn 1')}\nturn 1 ${copyNote(3, null)}`);
  expect(lastOf(withRenamedNotes(text, () => null))).toBeNull();
});
