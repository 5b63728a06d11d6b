// What is computed of scores by position, in the text as it is written. Only what is loaded when asked for imports this: the
// published tables come with it.
import { readChoices, type RecallChoices } from '@/core/recall/choices';
import { type Overlay, overlayOf, type OverlayRefusal } from '@/core/recall/overlay';
import { DEFAULT_WEIGHT, type PartDrop, partDrops, type PartSpan, partSpans, weightedDropPts } from '@/core/recall/part-drops';
import type { Result } from '@/core/result';
import { asWritten, remembered, selectCountedParts, selectFill, type Selector } from './selectors';

/** The choices in full: what was not set, or cannot be read, is as on a first visit. */
export const selectRecallChoices: Selector<RecallChoices> = remembered((state) => [state.recall], (kept) => readChoices(kept));

/** Where the enabled parts stand in the prompt. */
export const selectPartSpans: Selector<readonly PartSpan[]> = remembered(
  (state) => [selectCountedParts(asWritten(state))],
  (parts) => partSpans(parts.filter(({ enabled }) => enabled).map(({ id, name, count }) => ({ id, name, tokens: count.tokens }))),
);

/** The chosen curve as it lies along this prompt in this window, or why there is none. */
export const selectOverlay: Selector<Result<Overlay, OverlayRefusal>> = remembered(
  (state) => [selectRecallChoices(state), selectFill(asWritten(state))],
  (choices, { input, limits, uncountedAttachments, uncountedTools, unwrittenPrompts = 0 }) => overlayOf(choices, { length: input, fillFraction: input.tokens / limits.windowTokens, uncountedAttachments, uncountedTools, unwrittenPrompts }),
);

/** What each enabled part loses by its place, and the whole by the parts' importance; nothing without a curve. */
export interface PromptDrops {
  readonly parts: readonly PartDrop[];
  readonly weightedDropPts: number | null;
}

export const selectPromptDrops: Selector<PromptDrops | null> = remembered(
  (state) => [selectOverlay(state), selectPartSpans(state), state.work.importance],
  (overlay, spans, importance) => {
    if (!overlay.ok) return null;
    const parts = partDrops(spans, overlay.value.curve, overlay.value.runs, (id) => importance?.[id] ?? DEFAULT_WEIGHT);
    return { parts, weightedDropPts: weightedDropPts(parts) };
  },
);
