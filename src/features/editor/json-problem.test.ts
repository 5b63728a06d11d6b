import { expect, it } from 'vitest';
import { jsonProblem } from './json-problem';

it('says nothing of JSON, and nothing of a text that is not there yet', () => {
  expect(jsonProblem('{"name":"read_file"}')).toBeNull();
  expect(jsonProblem(' \n')).toBeNull();
});

it('gives the reason in one short line', () => {
  const problem = jsonProblem(`{\n\n "name": ${'x'.repeat(500)}`);
  expect(problem).toMatch(/JSON|token/i);
  expect(problem).not.toContain('\n');
  expect(problem?.length).toBeLessThanOrEqual(140);
});
