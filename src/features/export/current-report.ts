// Makes the report of what is on the screen. Loaded when one is wanted: the names of all tokenizers come with it.
import { ESTIMATE_FAMILIES } from '@/core/catalog/families';
import { countedWith } from '@/core/catalog/mappings';
import { reportMarkdown } from '@/core/share/markdown';
import { buildReport, type Report, reportJson } from '@/core/share/report';
import type { AppState } from '@/state/app-state';
import type { FilledCase } from '@/state/case-plan';
import { tokenizerFigures } from '@/state/comparison-figures';
import { sentUnits } from '@/state/comparing';
import type { ModelFigures } from '@/state/model-figures';
import { selectOverlay, selectPromptDrops, selectRecallChoices } from '@/state/recall-selectors';
import { selectCountedParts, selectFill, selectModel, selectOverheadLines, selectSettings } from '@/state/selectors';

export function jsonOf(state: AppState, models: readonly ModelFigures[], cases: readonly FilledCase[], version: string): string {
  return reportJson(reportOf(state, models, cases, version));
}

export function markdownOf(state: AppState, models: readonly ModelFigures[], cases: readonly FilledCase[], version: string): string {
  return reportMarkdown(reportOf(state, models, cases, version));
}

/** What the state knows now: `countForReport` and the counting of the parts should have come to their end. */
function reportOf(state: AppState, models: readonly ModelFigures[], cases: readonly FilledCase[], version: string): Report {
  const model = selectModel(state);
  return buildReport({
    model,
    tokenizerId: countedWith(model.tokenizer),
    tokenizerFamily: model.tokenizer.kind === 'estimate' ? ESTIMATE_FAMILIES[model.tokenizer.family].name : null,
    tokenizers: tokenizerFigures(state.comparison, {
      units: sentUnits(state.work.prompt),
      model,
      withOlder: false,
      calibrations: state.work.calibrations,
      scope: 'prompt',
    }),
    parts: selectCountedParts(state),
    fill: selectFill(state),
    overheadLines: selectOverheadLines(state),
    servedWindowTokens: selectSettings(state).servedWindowTokens,
    models,
    variables: state.work.variables,
    shownCase: state.shownCase?.id ?? null,
    cases,
    position: {
      preset: selectRecallChoices(state).evidenceId,
      isChosen: state.recall.evidenceId !== undefined,
      overlay: selectOverlay(state),
      drops: selectPromptDrops(state),
    },
    version,
  });
}
