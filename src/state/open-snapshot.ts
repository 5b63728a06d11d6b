// With the snapshot and what checks it in a file of its own: half of the visits never ask what a model costs.
import packed from '/.generated/catalogue/snapshot.json';
import { readSnapshot } from '@/core/catalog/snapshot';
import type { Catalogue } from '@/core/catalog/whole-catalogue';

/** The catalogue that this page was built with. Throws where it is damaged, which the build's tests exclude. */
export function openSnapshot(): Catalogue {
  const catalogue = readSnapshot(packed);
  if (catalogue.ok) return catalogue.value;
  const [issue] = catalogue.error.issues;
  throw new Error(`The catalogue is damaged: ${issue?.field ?? 'snapshot'} ${issue?.message ?? ''}`);
}
