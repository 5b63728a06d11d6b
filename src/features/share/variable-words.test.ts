import { expect, it } from 'vitest';
import { caseHeld, variablesHeld, variablesSent } from './variable-words';

const text = { typical: { kind: 'text' as const, text: 'Ann' }, worst: null };
const size = { typical: null, worst: { kind: 'tokens' as const, size: 200 } };

it('who makes a link is told what of the variables goes with it', () => {
  expect(variablesSent(undefined, true, null)).toBe('');
  expect(variablesSent({}, false, 'worst')).toBe('');
  expect(variablesSent({ docs: size }, false, null)).toBe('The name of the variable that has a value goes with every link, with the sizes of the values. It opens as written, as here.');
  expect(variablesSent({ docs: size, name: text }, false, 'typical')).toBe('The names of the 2 variables that have values go with every link. Of the values only the sizes go; their texts go too once all texts are included. It opens in the typical case, as here.');
  expect(variablesSent({ docs: size, name: text }, true, 'worst')).toBe('The names of the 2 variables that have values go with every link. All texts are included, so the texts of the values go too. It opens in the worst case, as here.');
});

it('who opens a link is told which variables have values in it, and in which case it opens', () => {
  expect(([undefined, null, 'typical', 'worst'] as const).map(caseHeld)).toEqual([null, 'as written', 'in the typical case', 'in the worst case']);
  expect(variablesHeld({})).toBeNull();
  expect(variablesHeld({ docs: size })).toBe('docs, with sizes as values');
  expect(variablesHeld({ docs: size, 'na\u202eme': text })).toBe('docs and name, with texts as values');
  expect(variablesHeld(Object.fromEntries([...'abcdefgh'].map((name) => [name, size])))).toContain('e and 3 more, with sizes');
});
