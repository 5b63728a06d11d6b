// What is said of figures of models that came along with work.
import { type Figure, LAYER_SOURCES } from '@/core/catalog/figures';
import { formatInteger } from '@/core/units';
import type { OfferedModel } from '@/state/shared-figures';

/** "1 figure", "3 figures" */
export function figureCount(count: number): string {
  return `${formatInteger(count)} ${count === 1 ? 'figure' : 'figures'}`;
}

/** What the user has set of the model, and what becomes of it; null: nothing was set. */
export function ownWords({ ownFigures, rows }: Pick<OfferedModel, 'ownFigures' | 'rows'>): string | null {
  if (ownFigures === 0) return null;
  const replaced = rows.filter(({ isOwnBefore }) => isOwnBefore).length;
  const have = `You have ${ownFigures === 1 ? 'an own figure' : `${formatInteger(ownFigures)} own figures`} of it`;
  return replaced === 0 ? `${have}, which would stay beside these.` : `${have}; ${replaced === ownFigures ? (replaced === 1 ? 'it' : 'they') : `${formatInteger(replaced)} of them`} would be replaced.`;
}

/** Where a figure comes from, as whoever sent it states: nobody here can tell. */
export function sourceWords({ source, asOf }: Pick<Figure, 'source' | 'asOf'>): string {
  const known = Object.values(LAYER_SOURCES).find(({ id }) => id === source);
  const from = source === LAYER_SOURCES.you.id ? 'set by the sender' : source === LAYER_SOURCES.shared.id ? 'shared with the sender' : `by the sender from ${known?.name.replace(/ \(.*/, '') ?? 'elsewhere'}`;
  return `${from}, ${asOf}`;
}
