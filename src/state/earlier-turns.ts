// Counts of turns that were in the window before a compaction. The workers count them like any text of the prompt.
import { withCalls } from '@/core/prompt/call-count';
import type { Turn } from '@/core/prompt/part';
import type { UnitId } from '@/core/units';
import { remembered, type Selector, selectModel } from './selectors';
import { countUnit, factsOf, type UnitCount } from './unit-counts';

/** By id of the turn; empty where no history was made shorter. */
export const selectEarlierCounts: Selector<ReadonlyMap<UnitId, UnitCount>> = remembered(
  (state) => [state.work.prompt, state.counts, state.measures, state.work.calibrations, selectModel(state)],
  ({ parts }, counts, measures, calibrations, { tokenizer, framing }) => {
    const countOf = (turn: Turn, partId: UnitId) => {
      const { id, text } = turn;
      const unit = { id, partId, text };
      return withCalls(countUnit(unit, counts.get(id), () => factsOf(unit, measures), tokenizer, calibrations), turn, framing.calls);
    };
    return new Map(parts.flatMap((part) => ('turns' in part ? (part.earlier ?? []).flat().map((turn) => [turn.id, countOf(turn, part.id)] as const) : [])));
  },
);
