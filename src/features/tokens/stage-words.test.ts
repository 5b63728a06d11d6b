import { expect, test } from 'vitest';
import { loadEncoder } from '@/test/load-encoder';
import { explainedIn, localView } from '@/test/local-tokenizer';
import { naiveEncoder } from '@/test/naive-encoder';
import { partsById, stageAfter } from './merge-stages';
import { stageWords } from './stage-words';

test('every stage says what merged and what merges next, and the next one then merges', () => {
  const encoder = naiveEncoder('o200k_base');
  const answer = explainedIn(encoder, localView(encoder, ['A rollback']), 1);
  const { explanation } = answer;
  const partOf = partsById(answer);
  const said = explanation.steps.map((_, merges) => stageWords(explanation, merges, partOf, 'byte'));
  expect(said[0]?.done).toBe('9 bytes, nothing merged yet.');
  for (const [merges, words] of said.entries()) {
    const [pair = '', rank = ''] = words.next.replace('Next: ', '').split(', rank ');
    const after = stageWords(explanation, merges + 1, partOf, 'byte');
    expect(after.done).toContain(`Merge ${merges + 1} of ${explanation.steps.length}: ${pair} → `);
    expect(after.done).toContain(`rank ${rank}`);
    // The marked pair is the one that is named.
    const step = explanation.steps[merges];
    const stage = stageAfter(explanation, merges);
    expect([stage[step?.position ?? -1], stage[(step?.position ?? -1) + 1]]).toEqual([step?.left, step?.right]);
  }
  expect(stageWords(explanation, explanation.steps.length, partOf, 'byte').next).toBe('Done: one token, no pair is left that merges.');
});

test('Gemma begins with characters', async () => {
  const gemma = await loadEncoder('gemma3');
  const answer = explainedIn(gemma, localView(gemma, ['A rollback']), 1);
  expect(stageWords(answer.explanation, 0, partsById(answer), 'character').done).toBe('9 characters, nothing merged yet.');
});
