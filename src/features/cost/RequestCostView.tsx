import { lazy, type ReactNode, Suspense, useEffect, useMemo } from 'react';
import type { Fill } from '@/core/budget/fill';
import { isShort, uncountedWords } from '@/core/budget/uncounted';
import type { Offer } from '@/core/pricing/offer';
import type { ScenarioCost } from '@/core/pricing/scenario-cost';
import { unitOfRange } from '@/core/pricing/show-money';
import { formatCount } from '@/core/tokenize/count';
import { formatInteger, type UnitId } from '@/core/units';
import { selectCatalogue, selectOffers } from '@/state/price-selectors';
import { useApp, useAppStore, useBusy } from '@/state/react';
import { selectExample, selectScenarioRequests } from '@/state/scenario-selectors';
import { selectFill, selectModel } from '@/state/selectors';
import { Button } from '@/ui/Button';
import { ChartFrame } from '@/ui/ChartFrame';
import { textPx } from '@/ui/text-size';
import { caseCost } from './case-cost';
import { CostFigures } from './CostFigures';
import { scenarioNotes } from './cost-notes';
import { CostTable } from './CostTable';
import { CostTrace } from './CostTrace';
import { Examples } from './Examples';
import { FieldGroup } from './Field';
import { nearestPriced } from './nearest-priced';
import { NoCost, NoOffer } from './NoCost';
import { ScenarioForm } from './ScenarioForm';
import { type ShownCost, useCost } from './use-cost';
import { waterfallBars, waterfallCaption } from './waterfall-bars';

const loadChart = () => import('./WaterfallChart');
const WaterfallChart = lazy(loadChart);

type PriceOf = (fill: Fill, partTokens: ReadonlyMap<UnitId, number>) => string;

const BAR_PX = textPx(27);
const AXIS_PX = textPx(30);

/** What this prompt costs in the way it is used, where the money goes, and why; `cases` say what it is with values in its variables. */
export function RequestCostView({ cases }: { cases: (priceOf: PriceOf | undefined) => ReactNode }) {
  const example = useApp(selectExample);
  const shown = useCost();
  return (
    <div role="region" aria-label="Cost of this request" tabIndex={0} className="@container min-h-0 flex-1 overflow-y-auto -outline-offset-2">
      <div className="grid grid-cols-1 @4xl:grid-cols-[minmax(0,3fr)_minmax(20rem,2fr)] @4xl:grid-rows-[auto_1fr]">
        <div className="min-w-0">
          <Basis />
          {example === null ? <Cases offer={shown?.offer ?? null}>{cases}</Cases> : null}
          {shown === null ? <Unsold /> : <Head shown={shown} />}
        </div>
        <div className="min-w-0 border-t border-line @4xl:row-span-2 @4xl:border-t-0 @4xl:border-l">
          <ScenarioForm />
        </div>
        <div className="min-w-0 border-t border-line">
          {shown?.cost.ok === true && <Breakdown cost={shown.cost.value} shown={shown} />}
          <FieldGroup title="Worked examples">
            <Examples open={example} />
          </FieldGroup>
        </div>
      </div>
    </div>
  );
}

/** What is billed: this prompt for this model, or the example that is open. */
function Basis() {
  const store = useAppStore();
  const model = useApp(selectModel);
  const fill = useApp(selectFill);
  const example = useApp(selectExample);
  const wantedId = useApp((state) => state.work.modelId);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-[var(--gutter)] pt-3 text-ink-soft">
      {wantedId !== model.id && <p role="status" className="m-0 basis-full text-warn">{`${wantedId} is not in the catalogue. These are the costs of ${model.name}; choose another model above.`}</p>}
      {example === null ? (
        <p className="m-0">
          {`${formatCount(fill.input)} prompt tokens to ${model.name}`}
          {isShort(fill) && <span className="text-warn">{`, at least: ${uncountedWords(fill)}`}</span>}
        </p>
      ) : (
        <>
          <p className="m-0">{`Worked example: ${formatInteger(example.promptTokens)} prompt tokens. ${example.assumes}`}</p>
          <Button size="small" onClick={() => store.getState().openExample(null)}>
            Back to this prompt
          </Button>
        </>
      )}
    </div>
  );
}

/** With values in the variables: the same scenario, with a prompt of that size. */
function Cases({ offer, children }: { offer: Offer | null; children: (priceOf: PriceOf | undefined) => ReactNode }) {
  const store = useAppStore();
  // What it rests on beside the fill and the offer.
  useApp(selectScenarioRequests);
  const atMs = useApp((state) => state.pricesAtMs);
  const priceOf = offer === null ? undefined : (fill: Fill, partTokens: ReadonlyMap<UnitId, number>) => caseCost(store.getState(), { fill, partTokens }, offer, atMs);
  return <div className="px-[var(--gutter)] pt-2 empty:hidden">{children(priceOf)}</div>;
}

function Unsold() {
  const model = useApp(selectModel);
  const catalogue = useApp(selectCatalogue);
  const offers = useApp(selectOffers);
  const nearest = useMemo(() => nearestPriced(model, catalogue?.models ?? [], (id) => offers.has(id)), [model, catalogue, offers]);
  return (
    <div className="px-[var(--gutter)] py-3">
      <NoOffer model={model} nearest={nearest} />
    </div>
  );
}

/** The figures and what to know beside them, or why there are none. */
function Head({ shown }: { shown: ShownCost }) {
  const { cost, notes, offer, sign } = shown;
  return (
    <div className="flex flex-col gap-3 px-[var(--gutter)] pt-2 pb-3">
      {cost.ok ? <CostFigures cost={cost.value} shown={shown} /> : <NoCost failure={cost.error} offer={offer} sign={sign} />}
      {cost.ok && notes.length > 0 && (
        <ul aria-label="What to know" className="m-0 flex list-none flex-col gap-1 p-0">
          {notes.map(({ text, isWarning }) => (
            <li key={text} className={`border-l-2 pl-2 ${isWarning ? 'border-warn' : 'border-line-strong'}`}>
              {text}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Breakdown({ cost, shown: { isCached, sign, answerSign, band } }: { cost: ScenarioCost; shown: ShownCost }) {
  const store = useAppStore();
  const scenario = useApp((state) => state.scenario);
  useEffect(() => {
    void store.getState().track('opening the chart', loadChart());
  }, [store]);
  const model = useApp(selectModel);
  const example = useApp(selectExample);
  const bars = waterfallBars(cost, sign, answerSign);
  const months = band?.low == null || band.high === null ? null : ([band.low.perMonthUsd, band.high.perMonthUsd] as const);
  const caption = waterfallCaption(bars, isCached ? cost.cacheKind : null);
  return (
    <>
      <ChartFrame title="Where the money goes" about={example === null ? model.name : 'Worked example'} caption={caption} isCaptionWhole>
        <div className="relative" style={{ height: AXIS_PX + BAR_PX * bars.length }}>
          <Suspense fallback={<Opening />}>
            <WaterfallChart bars={bars} caption={caption} />
          </Suspense>
        </div>
        <CostTable bars={bars} volume={scenario} monthUnit={months === null ? null : unitOfRange(...months)} />
      </ChartFrame>
      <FieldGroup title="Rules that fired">
        <CostTrace cost={cost} sign={sign} answerSign={answerSign} notes={scenarioNotes(scenario)} />
      </FieldGroup>
    </>
  );
}

function Opening() {
  useBusy('opening the chart');
  return <p className="appear-late m-0 text-ink-faint">Opening…</p>;
}
