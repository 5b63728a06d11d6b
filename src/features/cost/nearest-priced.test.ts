import { expect, it } from 'vitest';
import { MODELS } from '@/core/catalog/models';
import { nearestPriced } from './nearest-priced';

it('the nearest model with a price is of the same vendor, and none where the vendor sells nothing', () => {
  const model = MODELS.find(({ id }) => id === 'openai/gpt-1');
  if (model === undefined) throw new Error('GPT-1 is not in the catalogue');
  const family = MODELS.filter(({ vendorKey }) => vendorKey === 'openai');
  const place = family.indexOf(model);
  expect(nearestPriced(model, MODELS, (id) => id !== model.id)).toBe(family[place - 1] ?? family[place + 1]);
  expect(nearestPriced(model, MODELS, (id) => id === family[0]?.id)).toBe(family[0]);
  expect(nearestPriced(model, MODELS, (id) => id === model.id || id.startsWith('google/'))).toBeNull();
});
