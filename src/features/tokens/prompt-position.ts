import { isShort } from '@/core/budget/uncounted';
import { documentRatio } from '@/core/catalog/mappings';
import { baseTokens } from '@/core/tokenize/script-tally';
import { addCounts, isApproximate, NOTHING } from '@/core/tokenize/count';
import { isCountedAsTools } from '@/core/prompt/overhead';
import type { Part } from '@/core/prompt/part';
import type { AppState } from '@/state/app-state';
import { asWritten, selectFill, selectModel, selectPartCounts, selectParts } from '@/state/selectors';

export interface PromptPosition {
  /** From 1; framing is not counted. */
  readonly token: number;
  readonly totalTokens: number;
  readonly approximate: boolean;
}

/** Where a token of a part stands among the tokens of all enabled parts; null where its part is switched off, or is sent in other words than those of its text. */
export function promptPosition(shown: AppState, part: Part, index: number): PromptPosition | null {
  if (!part.enabled || isCountedAsTools(part)) return null;
  const state = asWritten(shown);
  const parts = selectParts(state).filter((other) => other.enabled);
  const counts = parts.map((other) => selectPartCounts(state).get(other.id)).flatMap((count) => count ?? []);
  const before = addCounts(counts.slice(0, parts.indexOf(part)));
  const total = addCounts(counts);
  const { tokenizer } = selectModel(state);
  const own = selectPartCounts(state).get(part.id);
  // The tokens that are walked are those of the base encoding; the part's estimate is spread over them evenly.
  const base = own?.tally ? baseTokens(own.tally) : 0;
  const ratio = own !== undefined && base > 0 ? own.tokens / base : documentRatio(tokenizer).mid;
  return {
    token: before.tokens + Math.round((index + 1) * ratio),
    totalTokens: total.tokens,
    // Of its own part too: a turn before it may call tools.
    approximate: isApproximate(addCounts([before, own ?? NOTHING]).exactness) || isApproximate(tokenizer.kind) || isShort(selectFill(state)),
  };
}
