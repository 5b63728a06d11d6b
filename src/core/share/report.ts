// The machine-readable face of the app. Its published form is public/contextscope-report.schema.json; a change here that
// an older reader would misread raises REPORT_VERSION.

import type { CountedPart } from '@/core/budget/counted';
import type { Fill, LimitName, Limits, Verdict } from '@/core/budget/fill';
import type { Model } from '@/core/catalog/model';
import { findSource } from '@/core/catalog/find-source';
import type { TokenizerCount } from '@/core/catalog/tokenizer-counts';
import { type AnswerBasis, basisSentence } from '@/core/pricing/answer-words';
import type { OverheadLine } from '@/core/prompt/overhead';
import { countCharacters, type Role } from '@/core/prompt/part';
import type { CaseId, Variables, VariableValue } from '@/core/prompt/template-case';
import type { AttachmentKind } from '@/core/prompt/attachment';
import type { Exactness } from '@/core/tokenize/count';
import { textsHere } from './stated-words';
import { type ReportPlans, reportPlans, type ReportPlansInput } from './report-plans';
import { type ReportPosition, reportPosition, type ReportPositionInput } from './report-position';
import { type ReportBatch, reportBatch, type ReportBatchInput } from './report-batch';
import { type ReportModel, reportModel, type ReportModelInput } from './report-models';
import { type ReportTokenizer, reportTokenizers } from './report-tokenizers';

export const REPORT_VERSION = 2;

export interface ReportPart {
  readonly name: string;
  readonly role: Role;
  /** A part that is switched off has its own tokens here, which are in none of the report's sums. */
  readonly enabled: boolean;
  /** Code points. */
  readonly characters: number;
  readonly tokens: number;
  readonly exactness: Exactness;
  readonly low: number;
  readonly high: number;
  /** Of its tokens, those of values of variables that are given by their tokens: no characters are theirs. */
  readonly givenTokens: number;
  /** Of its tools, those that the vendor runs or defines itself and that are not counted; while it is enabled the input is short of them. */
  readonly uncountedTools: number;
  /** What an attachment is, such as "image" and "image/png"; a text has neither, nor the three fields below. */
  readonly kind?: AttachmentKind;
  readonly mediaType?: string;
  /** How many files it stands for, where that is not one. */
  readonly items?: number;
  /** false: the model does not take it, its length is not known, or it is not here. Its tokens, low and high are 0, an estimate, and so is the input. */
  readonly counted?: boolean;
  /** How the tokens came about, or why there are none. */
  readonly note?: string;
}

/** One line of what the request costs beside its texts; the lines add up to the overhead. */
export interface ReportOverhead {
  readonly id: OverheadLine['id'];
  readonly label: string;
  readonly tokens: number;
  readonly exactness: Exactness;
  readonly low: number;
  readonly high: number;
  readonly note: string;
  /** Where the rule was published; null where the source is not known. */
  readonly sourceUrl: string | null;
}

/** What was set for a variable: sizes alone, as a text stands for its characters. null: not set. */
export interface ReportVariable {
  readonly name: string;
  readonly typicalUnit: 'tokens' | 'characters' | null;
  readonly typicalSize: number | null;
  readonly worstUnit: 'tokens' | 'characters' | null;
  readonly worstSize: number | null;
}

/** The window with values in the variables. */
export interface ReportCase {
  readonly case: CaseId;
  readonly inputTokens: number;
  readonly low: number;
  readonly high: number;
  readonly exactness: Exactness;
  readonly freeTokens: number;
  readonly verdict: Fill['verdict'];
  /** Variables without a value, which count as they are written. */
  readonly unsetVariables: number;
  /** Values are left out, as they are longer than any prompt. */
  readonly isCut: boolean;
}

export interface ReportCaseInput {
  readonly id: CaseId;
  readonly fill: Fill;
  readonly unset: readonly string[];
  readonly isCut: boolean;
}

export interface Report {
  readonly schemaVersion: typeof REPORT_VERSION;
  readonly generator: { readonly name: 'contextscope'; readonly version: string };
  readonly model: { readonly id: string; readonly name: string; readonly vendor: string };
  /** `family`: the name of the family by whose ratios the model's tokens are estimated from those of `id`; null: they are those of `id`. */
  readonly tokenizer: { readonly id: string; readonly family: string | null };
  /** The texts of the enabled parts in every tokenizer, tools and their calls as JSON; without overhead and attachments. Empty where no text is here. */
  readonly tokenizers: readonly ReportTokenizer[];
  readonly parts: readonly ReportPart[];
  readonly overheadTokens: number;
  readonly overheadLow: number;
  readonly overheadHigh: number;
  readonly overheadExactness: Exactness;
  readonly overheadLines: readonly ReportOverhead[];
  /** Enabled parts + overhead. */
  readonly inputTokens: number;
  readonly inputLow: number;
  readonly inputHigh: number;
  readonly inputExactness: Exactness;
  /** What the input is short of: tools of enabled parts, and those kept with an imported request; and of its attachments, system prompts that are in no file. */
  readonly uncountedTools: number;
  readonly unwrittenPrompts: number;
  readonly reserveTokens: number;
  /** The reserve that an imported request asks for, of which the model may write less; null: none says. */
  readonly requestedReserveTokens: number | null;
  readonly reasoningTokens: number;
  /** The window that was checked: the served one where the user set one. */
  readonly windowTokens: number;
  readonly servedWindowTokens: number | null;
  readonly maxInputTokens: number | null;
  readonly maxOutputTokens: number | null;
  readonly budget: Limits['budget'];
  readonly inputCapacityTokens: number;
  readonly freeTokens: number;
  /** Of the window, what no input may use, as max input is met first. */
  readonly beyondMaxInputTokens: number;
  readonly headroomTokens: number;
  readonly bindingLimit: LimitName;
  /** The limit that more input would meet first. */
  readonly inputLimit: LimitName;
  readonly verdict: Verdict;
  /** Every model of the catalogue, with its own settings or defaults. Empty where the catalogue could not be opened. */
  readonly models: readonly ReportModel[];
  /** Which answer the costs of `models` are for, in a sentence; null: there are no models. */
  readonly modelsAnswer: string | null;
  /** What each part loses by its place, by published scores; illustrative. */
  readonly position: ReportPosition;
  /** The case of a template that parts, input, verdict and models are of; null: the prompt as it is written. Tokenizers and positions are always of that. */
  readonly shownCase: CaseId | null;
  /** What the request calls its model, where that is none of the catalogue and `model` counts in its place; null: nothing of the kind. */
  readonly namedModel: string | null;
  /** What was set for the variables of a template. */
  readonly variables: readonly ReportVariable[];
  /** Variables of enabled parts for which nothing was set: they are counted as they are written. */
  readonly unsetVariables: readonly string[];
  /** The typical and the worst case; none where no variable has a value. */
  readonly cases: readonly ReportCase[];
  /** Many prompts that are open beside this one: their figures, and none of the rows. null: none are. */
  readonly batch: ReportBatch | null;
  /** What could be changed, and what takes tokens and says little; null: not worked out. */
  readonly plans: ReportPlans | null;
}

export interface ReportInput {
  readonly model: Pick<Model, 'id' | 'name' | 'vendor'>;
  /** The tokenizer that counted: an encoding's id, or the id of an estimate. */
  readonly tokenizerId: string;
  /** Of an estimate: its family's name. */
  readonly tokenizerFamily?: string | null;
  /** The counts of the texts of the enabled parts in every tokenizer; those that are not known are left out. */
  readonly tokenizers: readonly TokenizerCount[];
  /** All parts in send order, those that are off included. */
  readonly parts: readonly CountedPart[];
  readonly fill: Fill;
  readonly requestedReserveTokens?: Report['requestedReserveTokens'];
  readonly overheadLines: readonly OverheadLine[];
  /** The user's own window; null where the model's was checked. */
  readonly servedWindowTokens: number | null;
  readonly models: readonly ReportModelInput[];
  readonly answerBasis?: AnswerBasis;
  readonly position: ReportPositionInput;
  readonly variables?: Variables | undefined;
  readonly unsetVariables?: readonly string[];
  readonly namedModel?: string | null;
  readonly shownCase?: CaseId | null;
  readonly cases?: readonly ReportCaseInput[];
  readonly batch?: ReportBatchInput | null;
  readonly plans?: ReportPlansInput | null;
  /** Version of this project. */
  readonly version: string;
}

/**
 * The report of a filled window, ready for JSON. Its numbers add up: the tokens of the enabled parts + overheadTokens =
 * inputTokens; the overhead lines = overheadTokens; inputTokens + freeTokens + beyondMaxInputTokens + reserveTokens (shared budget only) = windowTokens.
 */
export function buildReport({ model, tokenizerId, tokenizerFamily = null, tokenizers, parts, fill, overheadLines, requestedReserveTokens = null, servedWindowTokens, models, answerBasis = 'chosen', position, variables = {}, unsetVariables = [], namedModel = null, shownCase = null, cases = [], batch = null, plans = null, version }: ReportInput): Report {
  return {
    schemaVersion: REPORT_VERSION,
    generator: { name: 'contextscope', version },
    model: { id: model.id, name: model.name, vendor: model.vendor },
    tokenizer: { id: tokenizerId, family: tokenizerFamily },
    tokenizers: reportTokenizers(tokenizers, textsHere(parts.map(({ enabled, attachment }) => ({ enabled, kind: attachment?.kind })))),
    parts: parts.map((part) => ({
      name: part.name,
      role: part.role,
      enabled: part.enabled,
      characters: part.characters,
      tokens: part.count.tokens,
      exactness: part.count.exactness,
      low: part.count.low,
      high: part.count.high,
      givenTokens: part.givenTokens ?? 0,
      uncountedTools: part.uncountedTools ?? 0,
      ...(part.attachment === undefined
        ? {}
        : { kind: part.attachment.kind, mediaType: part.attachment.mediaType, counted: part.attachment.isCounted, note: part.attachment.note, ...(part.attachment.items === 1 ? {} : { items: part.attachment.items }) }),
    })),
    overheadTokens: fill.overhead.tokens,
    overheadLow: fill.overhead.low,
    overheadHigh: fill.overhead.high,
    overheadExactness: fill.overhead.exactness,
    overheadLines: overheadLines.map(({ id, label, count, note, source }) => ({
      id,
      label,
      tokens: count.tokens,
      exactness: count.exactness,
      low: count.low,
      high: count.high,
      note,
      sourceUrl: findSource(source)?.url ?? null,
    })),
    inputTokens: fill.input.tokens,
    inputLow: fill.input.low,
    inputHigh: fill.input.high,
    inputExactness: fill.input.exactness,
    uncountedTools: fill.uncountedTools,
    unwrittenPrompts: fill.unwrittenPrompts ?? 0,
    reserveTokens: fill.reserveTokens,
    requestedReserveTokens,
    reasoningTokens: fill.reasoningTokens,
    windowTokens: fill.limits.windowTokens,
    servedWindowTokens,
    maxInputTokens: fill.limits.maxInputTokens,
    maxOutputTokens: fill.limits.maxOutputTokens,
    budget: fill.limits.budget,
    inputCapacityTokens: fill.inputCapacityTokens,
    freeTokens: fill.freeTokens,
    beyondMaxInputTokens: fill.beyondMaxInputTokens,
    headroomTokens: fill.headroomTokens,
    bindingLimit: fill.bindingLimit,
    inputLimit: fill.inputLimit,
    verdict: fill.verdict,
    models: models.map(reportModel),
    modelsAnswer: modelsAnswer(models, model.id, answerBasis),
    position: reportPosition(position),
    shownCase,
    namedModel,
    variables: Object.entries(variables).map(([name, { typical, worst }]) => {
      const [own, most] = [sizeOf(typical), sizeOf(worst)];
      return { name, typicalUnit: own.unit, typicalSize: own.size, worstUnit: most.unit, worstSize: most.size };
    }),
    unsetVariables,
    cases: cases.map(({ id, fill: filled, unset, isCut }) => {
      const { tokens, low, high, exactness } = filled.input;
      return { case: id, inputTokens: tokens, low, high, exactness, freeTokens: filled.freeTokens, verdict: filled.verdict, unsetVariables: unset.length, isCut };
    }),
    batch: batch === null ? null : reportBatch(batch),
    plans: plans === null ? null : reportPlans(plans),
  };
}

/** The report as JSON: points have two digits, as their sources have them, and whoever shows fewer rounds the figure itself. Ends with a line feed. */
export function reportJson(report: Report): string {
  // Plus 0: a drop of nothing is no negative one.
  const rounded = (key: string, value: unknown): unknown => (key.endsWith('DropPts') && typeof value === 'number' ? Math.round(value * 100) / 100 + 0 : value);
  return `${JSON.stringify(report, rounded, 2)}\n`;
}

function modelsAnswer(models: readonly ReportModelInput[], chosenId: string, basis: AnswerBasis): string | null {
  if (models.length === 0) return null;
  const chosen = models.find(({ model }) => model.id === chosenId);
  return basisSentence(basis, chosen === undefined ? null : { name: chosen.model.name, answerTokens: chosen.answerTokens, reserveTokens: chosen.fill.reserveTokens }, models.some(({ isAnswerCapped }) => isAnswerCapped));
}

function sizeOf(value: VariableValue | null): { readonly unit: ReportVariable['typicalUnit']; readonly size: number | null } {
  if (value === null) return { unit: null, size: null };
  return value.kind === 'text' ? { unit: 'characters', size: countCharacters(value.text) } : { unit: value.kind, size: value.size };
}
