import { expect, it } from 'vitest';
import { fieldOf, namesInWords } from './name-list';

it('says what a field belongs to, also where its name is blank', () => {
  expect(['strict', ' x', '', '\t'].map((name) => fieldOf(name, 'tools'))).toEqual(['strict of tools', 'x of tools', '“” of tools', '“” of tools']);
});

it('names the first and says how many more there are', () => {
  expect(namesInWords(['a', 'b', 'c'], 5)).toBe('a, b and c');
  expect(namesInWords(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more');
});
