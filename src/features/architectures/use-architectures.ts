import { useDeferredValue, useMemo } from 'react';
import { type PromptShape, promptShape } from '@/core/budget/prompt-shape';
import { ARCHITECTURES, type ArchitectureId, type ArchitectureFailure, type MonthCost, monthCost, type RetrievalPlan, type Terms, type Workload } from '@/core/pricing/architecture';
import { architectureCurves } from '@/core/pricing/architecture-curves';
import { DEFAULT_EMBEDDING } from '@/core/pricing/embedding';
import { compareUsd, parseUsdPerMTok } from '@/core/pricing/money';
import { cachingName, cachingsOf } from '@/core/pricing/prefix-caching';
import { adviceFor } from '@/core/pricing/rules-of-thumb';
import type { Result } from '@/core/result';
import { isApproximate } from '@/core/tokenize/count';
import { selectArchitecture } from '@/state/cost-plan-defaults';
import type { ArchitectureChoices } from '@/state/cost-plans-slice';
import { selectCatalogue, selectOffer } from '@/state/price-selectors';
import { useApp } from '@/state/react';
import { selectCountedParts, selectModel, selectOverhead } from '@/state/selectors';

const MOST_QUERIES = 100_000;
const SIZES = { from: 1000, until: 100_000_000 } as const;
/** Round figures for what the prompt has none of. */
const ASSUMED = { corpusTokens: 200_000, questionTokens: 100 } as const;

export interface MonthRow {
  readonly id: ArchitectureId;
  readonly month: Result<MonthCost, ArchitectureFailure>;
}

/** Everything the view shows, from the choices, the measured prompt and the prices. It follows the choices when there is time. */
export function useArchitectures() {
  const choices = useApp(selectArchitecture);
  const parts = useApp(selectCountedParts);
  const overhead = useApp(selectOverhead);
  const model = useApp(selectModel);
  const offer = useApp(selectOffer);
  const catalogue = useApp(selectCatalogue);
  const atMs = useApp((state) => state.pricesAtMs);

  const shape = useMemo(() => promptShape(parts, overhead), [parts, overhead]);
  const facts = catalogue?.offers.find(({ id }) => id === offer?.id) ?? null;
  const cachings = useMemo(() => (offer === null ? [] : cachingsOf(offer, facts?.cache ?? null, atMs)), [offer, facts, atMs]);
  const caching = cachings.find((each) => cachingName(each) === choices.caching) ?? cachings[0] ?? null;
  const asked = useMemo(() => {
    if (offer === null) return null;
    const terms: Terms = { offer, atMs, caching, embedding: parseUsdPerMTok(choices.embeddingUsdPerMTok ?? DEFAULT_EMBEDDING.price.value) };
    return { workload: workloadOf(choices, shape), plan: planOf(choices), terms };
  }, [choices, shape, offer, atMs, caching]);
  const settled = useDeferredValue(asked);
  const results = useMemo(() => (settled === null ? null : resultsOf(settled)), [settled]);
  const workload = workloadOf(choices, shape);
  const advice = adviceFor({ ...workload, latency: choices.latency });
  const sign = restsOnEstimate(choices, shape) ? ('~' as const) : ('' as const);
  return { choices, shape, sign, model, providerName: facts?.providerName ?? null, cachings, caching, workload, advice, documents: catalogue?.documents ?? [], results };
}

/** Whether a figure was measured on tokens that are an estimate. */
export function restsOnEstimate(choices: ArchitectureChoices, { documents, instructions, question }: PromptShape): boolean {
  const measured = [
    [choices.corpusTokens, documents],
    [choices.instructionTokens, instructions],
    [choices.questionTokens, question],
  ] as const;
  return measured.some(([own, { tokens, exactness }]) => own === null && tokens > 0 && isApproximate(exactness));
}

/** What is not set is as the prompt measures. */
export function workloadOf(choices: ArchitectureChoices, shape: PromptShape): Workload {
  const { queriesPerDay, hoursPerDay, changesPerMonth, changedPercent, answerTokens } = choices;
  return {
    queriesPerDay,
    hoursPerDay,
    changesPerMonth,
    changedPercent,
    answerTokens,
    corpusTokens: choices.corpusTokens ?? (shape.documents.tokens > 0 ? shape.documents.tokens : ASSUMED.corpusTokens),
    instructionTokens: choices.instructionTokens ?? shape.instructions.tokens,
    questionTokens: choices.questionTokens ?? (shape.question.tokens > 0 ? shape.question.tokens : ASSUMED.questionTokens),
  };
}

function planOf({ chunkTokens, chunks, chunksPerSummary, summaryTokens, summaries }: ArchitectureChoices): RetrievalPlan {
  return { chunkTokens, chunks, chunksPerSummary, summaryTokens, summaries };
}

function resultsOf({ workload, plan, terms }: { workload: Workload; plan: RetrievalPlan; terms: Terms }) {
  const rows = ARCHITECTURES.map((id): MonthRow => ({ id, month: monthCost(id, workload, plan, terms) }));
  let cheapest: { readonly id: ArchitectureId; readonly month: MonthCost } | null = null;
  for (const { id, month } of rows) {
    if (month.ok && (cheapest === null || compareUsd(month.value.totalUsd, cheapest.month.totalUsd) < 0)) cheapest = { id, month: month.value };
  }
  return {
    workload,
    rows,
    cheapest,
    byQueries: architectureCurves({ axis: 'queriesPerDay', from: 1, until: MOST_QUERIES }, workload, plan, terms),
    bySize: architectureCurves({ axis: 'corpusTokens', ...SIZES }, workload, plan, terms),
  };
}

export type Architectures = ReturnType<typeof useArchitectures>;
export type ArchitectureResults = NonNullable<Architectures['results']>;
