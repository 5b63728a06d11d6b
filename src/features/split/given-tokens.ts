import { type Part, unitsOf } from '@/core/prompt/part';
import type { CaseSizes } from '@/core/prompt/template-case';
import type { UnitId } from '@/core/units';

/** Tokens of each part that stand for values given by their tokens, whose text nobody knows. */
export function givenTokens(parts: readonly Part[], sizes: ReadonlyMap<UnitId, CaseSizes>): ReadonlyMap<UnitId, number> {
  return new Map(
    parts.map((part) => {
      const ids = 'attachment' in part ? [part.id] : unitsOf(part).map(({ id }) => id);
      return [part.id, ids.reduce((sum, id) => sum + (sizes.get(id)?.extraTokens ?? 0), 0)];
    }),
  );
}
