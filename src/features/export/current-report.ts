// Makes the report of what is on the screen. Loaded when one is wanted: the names of all tokenizers come with it.
import { ESTIMATE_FAMILIES } from '@/core/catalog/families';
import { countedWith } from '@/core/catalog/mappings';
import type { AnswerBasis } from '@/core/pricing/answer-words';
import type { ReportPlansInput } from '@/core/share/report-plans';
import type { Variables } from '@/core/prompt/template-case';
import { reportMarkdown } from '@/core/share/markdown';
import { buildReport, type Report, reportJson } from '@/core/share/report';
import type { AppState } from '@/state/app-state';
import type { FilledCase } from '@/state/case-plan';
import { batchRowsLeftOut } from '@/state/batch-left-behind';
import { batchForReport } from '@/state/batch-report';
import { tokenizerFigures } from '@/state/comparison-figures';
import { sentUnits } from '@/state/comparing';
import type { ModelFigures } from '@/state/model-figures';
import { unknownModel } from '@/state/named-model';
import { selectOverlay, selectPromptDrops, selectRecallChoices } from '@/state/recall-selectors';
import { selectCountedParts, selectFill, selectModel, selectOverheadLines, selectSettings } from '@/state/selectors';

/** What a report has beside the state, worked out for it. */
export interface ReportFigures {
  readonly models: readonly ModelFigures[];
  readonly cases: readonly FilledCase[];
  /** Those that stand in the prompt. */
  readonly variables: Variables | undefined;
  /** null: the report has no room for them. */
  readonly plans?: ReportPlansInput | null;
  /** Names of those without a value. */
  readonly unsetVariables: readonly string[];
}

export function jsonOf(state: AppState, figures: ReportFigures, version: string): string {
  return reportJson(reportOf(state, figures, version));
}

export function markdownOf(state: AppState, figures: ReportFigures, version: string): string {
  return [reportMarkdown(reportOf(state, figures, version)), ...batchRowsLeftOut(state).map((sentence) => `${sentence}\n`)].join('\n');
}

/** The answer of all models, as the page compares them. */
export function answerBasis({ modelTable: { answer = 'chosen' } }: AppState): AnswerBasis {
  return answer;
}

/** What the state knows now: `countForReport` and the counting of the parts should have come to their end. */
function reportOf(state: AppState, { models, cases, variables, unsetVariables, plans = null }: ReportFigures, version: string): Report {
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
    requestedReserveTokens: state.work.prompt.allowedTokens ?? null,
    servedWindowTokens: selectSettings(state).servedWindowTokens,
    models,
    answerBasis: answerBasis(state),
    variables,
    unsetVariables,
    namedModel: unknownModel(state),
    shownCase: state.shownCase?.id ?? null,
    cases,
    position: {
      preset: selectRecallChoices(state).evidenceId,
      isChosen: state.recall.evidenceId !== undefined,
      overlay: selectOverlay(state),
      drops: selectPromptDrops(state),
    },
    batch: batchForReport(state),
    plans,
    version,
  });
}
