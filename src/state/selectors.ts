// What can be computed is computed here, not stored. Each selector remembers its last answer by the identity of its inputs.
import { type CountedPart, countedParts, uncountedIn } from '@/core/budget/counted';
import type { Uncounted } from '@/core/budget/uncounted';
import { type Fill, fillWindow } from '@/core/budget/fill';
import { withSized } from '@/core/budget/parts-total';
import { DEFAULT_MODEL_ID } from '@/core/catalog/catalogue';
import { partCost } from '@/core/catalog/attachment-cost';
import type { Model } from '@/core/catalog/model';
import { countedBy } from '@/core/catalog/withheld-cost';
import { MODELS } from '@/core/catalog/models';
import { keptToolsIn } from '@/core/prompt/kept-tools';
import { overheadCount, type OverheadLine, overheadLines, requestOf } from '@/core/prompt/overhead';
import { heldUnitsOf, type Part, type Prompt } from '@/core/prompt/part';
import type { CountText } from '@/core/prompt/template-cost';
import { type ToolCosts, toolCosts } from '@/core/prompt/tool-costs';
import type { Count } from '@/core/tokenize/count';
import type { UnitId } from '@/core/units';
import type { AppState } from './app-state';
import { enabledTotal, factsShown, filledSettings, framingTexts, partCounts, type SizedCounts, textCounter, unitCounts } from './part-counts';
import { countUnit, factsOf, keepFactsOf, type UnitCount } from './unit-counts';

export type Selector<Value> = (state: AppState) => Value;

/** Computes again only when one of the picked inputs is another object: of what is shown, and of the text as it is written beside a case of it. */
export function remembered<Inputs extends unknown[], Value>(
  pick: (state: AppState) => [...Inputs],
  compute: (...inputs: NoInfer<Inputs>) => Value,
): Selector<Value> {
  const memory: { inputs: Inputs; value: Value }[] = [];
  return (state) => {
    const which = state.shownCase === null ? 0 : 1;
    const inputs = pick(state);
    const last = memory[which];
    if (last !== undefined && inputs.every((input, index) => Object.is(input, last.inputs[index]))) return last.value;
    const value = compute(...inputs);
    memory[which] = { inputs, value };
    return value;
  };
}

let lastWritten: { readonly state: AppState; readonly written: AppState } | null = null;

/** The state without the case that is shown, for what looks at the very text: its places are those of the text as it is written. */
export function asWritten(state: AppState): AppState {
  if (state.shownCase === null) return state;
  if (lastWritten?.state !== state) lastWritten = { state, written: { ...state, shownCase: null } };
  return lastWritten.written;
}

/** The prompt that sums are made of: as it is written, or with values in its variables. */
export const selectPrompt: Selector<Prompt> = remembered(
  (state) => [state.work.prompt, state.shownCase],
  (prompt, shown) => shown?.promptOf(prompt) ?? prompt,
);

export const selectParts: Selector<readonly Part[]> = (state) => state.work.prompt.parts;

/** The models as they are used: with newer and own figures over the catalogue's, and the user's own models. */
export const selectModels: Selector<readonly Model[]> = remembered(
  (state) => [state.figures],
  (figures) => (figures === null ? MODELS : figures.mergeModels(MODELS, figures.refreshed, figures.overrides)),
);

/** The chosen model; the default where there is none of that id any more, as it was one of the user's own. */
export const selectModel: Selector<Model> = remembered(
  (state) => [state.work.modelId, selectModels(state)],
  (modelId, models) => {
    const model = models.find(({ id }) => id === modelId) ?? models.find(({ id }) => id === DEFAULT_MODEL_ID);
    if (model === undefined) throw new Error(`The catalogue has no ${DEFAULT_MODEL_ID}`);
    return model;
  },
);

/** Settings of the chosen model with the defaults filled in. */
export const selectSettings = remembered((state) => [state.work.settings, selectModel(state), state.work.prompt.allowedTokens], (settings, model, allowed) => filledSettings(settings, model, allowed));

/** The texts that the framing of the prompt is made of, the switched-off tools included. */
export const selectFramingTexts: Selector<readonly string[]> = remembered(
  (state) => [selectPrompt(state), selectModel(state), state.shownCase],
  (prompt, { framing }, shown) => framingTexts(prompt, framing, shown),
);

/**
 * Counts a short text of the framing in the model's tokens: an estimate until the tokenizer has answered. Calibrations do
 * not touch it: what they were reported for is this, as it was estimated, and the texts, which are scaled.
 */
const selectCountText: Selector<CountText> = remembered(
  (state) => [state.framingCounts, selectModel(state), state.shownCase],
  (known, { tokenizer }, shown) => textCounter(known, tokenizer, shown),
);

/** What the sizes that are given for values come to in each text and part. */
const selectSized: Selector<SizedCounts> = remembered(
  (state) => [selectPrompt(state), state.shownCase, selectCountText(state)],
  (prompt, shown, countText) => shown?.sizedCounts(prompt, countText) ?? null,
);

let keptFor: Prompt | null = null;

/** Once for each prompt: of thousands of units it takes as long as counting them. */
function keepFactsIn(prompt: Prompt): void {
  if (prompt === keptFor) return;
  keptFor = prompt;
  keepFactsOf(new Set(prompt.parts.flatMap((part) => heldUnitsOf(part).map(({ id }) => id))));
}

/** The count of every unit, in the units of the chosen model. Tools that can be read count as the vendor writes them. */
export const selectUnitCounts: Selector<ReadonlyMap<UnitId, UnitCount>> = remembered(
  (state) => [selectPrompt(state), state.counts, state.measures, state.work.calibrations, selectModel(state), selectCountText(state), selectSized(state), state.shownCase],
  (prompt, counts, measures, calibrations, { tokenizer, framing }, countText, sized, shown) => {
    const all = unitCounts(prompt, framing, countText, (unit) => shown?.countOf(unit, counts.get(unit.id), tokenizer, calibrations) ?? countUnit(unit, counts.get(unit.id), () => factsOf(unit, measures), tokenizer, calibrations), sized);
    keepFactsIn(prompt);
    return all;
  },
);

/** The count of every part, enabled or not. */
export const selectPartCounts: Selector<ReadonlyMap<UnitId, UnitCount>> = remembered(
  (state) => [selectPrompt(state), selectUnitCounts(state), selectModel(state), selectSized(state)],
  (prompt, units, model, sized) => partCounts(prompt, units, model, sized),
);

/** What the request costs beside its texts, line by line. */
export const selectOverheadLines: Selector<readonly OverheadLine[]> = remembered(
  (state) => [selectPrompt(state), selectModel(state), selectCountText(state)],
  (prompt, { framing, tokenizer }, countText) => overheadLines(requestOf(prompt), framing, countText, countedBy(tokenizer)),
);

export const selectOverhead: Selector<Count> = remembered(
  (state) => [selectOverheadLines(state)],
  (lines) => overheadCount(lines),
);

/** What each tool adds to the request, and what they share. */
export const selectToolCosts: Selector<ToolCosts> = remembered(
  (state) => [selectPrompt(state), selectModel(state), selectCountText(state)],
  (prompt, { framing }, countText) => {
    const request = requestOf(prompt);
    return toolCosts(request.tools, framing, countText, request);
  },
);

/** Parts with counts and characters: what the bar, the table, the treemap and the report are made from. */
export const selectCountedParts: Selector<readonly CountedPart[]> = remembered(
  (state) => [selectPrompt(state), selectUnitCounts(state), state.measures, selectModel(state), selectSized(state), state.shownCase],
  (prompt, counts, measures, model, sized, shown) =>
    countedParts(
      prompt,
      (unit) => {
        const { glance, measure } = factsShown(unit, shown, measures);
        return { count: counts.get(unit.id) ?? glance, characters: measure.characters };
      },
      (part) => {
        const cost = partCost(part, model);
        return { ...cost, count: withSized(cost.count, sized?.get(part.id)) };
      },
      (id) => shown?.made.sizes.get(id)?.extraTokens ?? 0,
    ),
);

const NO_MODELS: ReadonlySet<string> = new Set();

/** Ids of the models with a figure of the user's, their own or of an offer of theirs. */
export const selectEditedModels: Selector<ReadonlySet<string>> = remembered(
  (state) => [state.figures],
  (figures) => figures?.modelsOf(figures.overrides) ?? NO_MODELS,
);

/** What the enabled parts put into the window. */
const selectPartsTotal: Selector<Count> = remembered(
  (state) => [selectParts(state), selectPartCounts(state), state.work.calibrations, selectModel(state)],
  (parts, counts, calibrations, model) => enabledTotal(parts, counts, calibrations, model),
);

/** Remembered, as every row of the list asks for the fill, at every change of anything. */
const selectUncounted: Selector<Uncounted> = remembered((state) => [selectCountedParts(state), selectPrompt(state).requestFields], (parts, kept) => uncountedIn(parts, keptToolsIn(kept)));

export const selectFill: Selector<Fill> = remembered(
  (state) => [selectPartsTotal(state), selectOverhead(state), selectUncounted(state), selectSettings(state)],
  (parts, overhead, uncounted, settings) =>
    fillWindow({
      parts,
      overhead,
      ...uncounted,
      limits: settings.limits,
      reserveTokens: settings.reserveTokens,
      reasoningTokens: settings.reasoningTokens,
    }),
);

/** Whether any count of the prompt is still on its way. */
export const selectIsCounting: Selector<boolean> = (state) => state.counting.size > 0;

/** How far this round of counting is. */
export interface CountingBytes {
  readonly doneBytes: number;
  readonly totalBytes: number;
  /** The total rests on an estimate: a long text that is not measured yet. */
  readonly isEstimate: boolean;
}

/** What is counted of what there is to count since counting began, in UTF-8 bytes. */
export const selectCountingBytes: Selector<CountingBytes> = remembered(
  (state) => [state.work.prompt, state.counting, state.countedBytes, state.measures],
  (prompt, counting, countedBytes, measures) => {
    let [doneBytes, totalBytes, isEstimate] = [countedBytes, countedBytes, false];
    for (const unit of prompt.parts.flatMap(heldUnitsOf)) {
      const progress = counting.get(unit.id);
      if (progress === undefined) continue;
      const { measure, isMeasured } = factsOf(unit, measures);
      doneBytes += progress.doneBytes;
      // What is done says more of the rest than samples do.
      totalBytes += isMeasured || progress.doneUnits === 0 ? measure.bytes : (progress.doneBytes / progress.doneUnits) * progress.totalUnits;
      isEstimate ||= !isMeasured;
    }
    return { doneBytes, totalBytes: Math.round(totalBytes), isEstimate };
  },
);

/** The part that holds the focused unit (the part itself, or the history of a turn), or null. */
export const selectFocusedPart: Selector<Part | null> = remembered(
  (state) => [state.work.prompt, state.focusId],
  (prompt, focusId) =>
    prompt.parts.find(
      (part) => part.id === focusId || ('turns' in part && part.turns.some((turn) => turn.id === focusId)),
    ) ?? null,
);
