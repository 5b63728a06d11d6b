import type { Model } from '@/core/catalog/model';
import { MODELS } from '@/core/catalog/models';

/** A model that must be there. */
export function known(id: string): Model {
  const model = MODELS.find((each) => each.id === id);
  if (model === undefined) throw new Error(`${id} is not in the catalogue`);
  return model;
}
