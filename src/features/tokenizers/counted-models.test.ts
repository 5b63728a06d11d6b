import { expect, test } from 'vitest';
import { ESTIMATE_FAMILIES } from '@/core/catalog/families';
import { MODELS } from '@/core/catalog/models';
import { ENCODING_IDS } from '@/core/tokenize/encoding';
import { modelsCountedWith, modelsEstimatedBy } from './counted-models';

test('every model of the catalogue stands under exactly one vocabulary or family', () => {
  const counted = ENCODING_IDS.flatMap((id) => [...modelsCountedWith(id).exact, ...modelsCountedWith(id).assumed]);
  const estimated = Object.values(ESTIMATE_FAMILIES).flatMap(({ id }) => modelsEstimatedBy(id));
  expect([...counted, ...estimated].sort()).toEqual(MODELS.map(({ name }) => name).sort());
});

test('a stated tokenizer and an assumed one are told apart', () => {
  expect(modelsCountedWith('o200k_base').exact).toContain('GPT-5.5');
  expect(modelsCountedWith('o200k_base').assumed).toContain('GPT-6 Sol');
  expect(modelsCountedWith('r50k_base')).toEqual({ exact: ['GPT-3', 'GPT-2'], assumed: [] });
  expect(modelsCountedWith('p50k_base')).toEqual({ exact: [], assumed: [] });
});
