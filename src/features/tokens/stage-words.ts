// A stage of the merging in words: what has just merged, and what merges next. Shown, and read out.
import type { Explanation, MergeStep } from '@/core/tokenize/explain';
import { formatInteger, formatTokens } from '@/core/units';
import { type MergedUnit, unitsWords } from './explain-words';
import type { PartOf } from './merge-stages';
import { plainLabel } from './token-label';

export interface StageWords {
  /** "Merge 3 of 8: l + l → ll, rank 647." */
  readonly done: string;
  /** "Next: b + ack, rank 892." */
  readonly next: string;
}

/** `merges`: how many are done, 0…steps. */
export function stageWords({ initial, steps, ids }: Explanation, merges: number, partOf: PartOf, unit: MergedUnit): StageWords {
  const label = (id: number) => plainLabel(partOf(id)?.bytes ?? new Uint8Array());
  const pair = ({ left, right }: MergeStep) => `${label(left)} + ${label(right)}`;
  const [last, next] = [steps[merges - 1], steps[merges]];
  return {
    done:
      last === undefined
        ? `${unitsWords(initial.length, unit)}, nothing merged yet.`
        : `Merge ${formatInteger(merges)} of ${formatInteger(steps.length)}: ${pair(last)} → ${label(last.merged)}, rank ${last.merged}.`,
    next:
      next === undefined
        ? `Done: ${ids.length === 1 ? 'one token' : formatTokens(ids.length)}, no pair is left that merges.`
        : `Next: ${pair(next)}, rank ${next.merged}.`,
  };
}
