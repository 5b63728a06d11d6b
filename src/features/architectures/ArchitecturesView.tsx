import { compareUsd, formatUsd, ZERO_USD } from '@/core/pricing/money';
import { EmptyState } from '@/ui/EmptyState';
import { ARCHITECTURE_NAMES, cheapestSentence, endSentence, placeText } from './architecture-words';
import { ArchitectureInputs } from './ArchitectureInputs';
import { CurveChart } from './CurveChart';
import { MonthTable } from './MonthTable';
import { RulesOfThumb } from './RulesOfThumb';
import { type ArchitectureResults, type Architectures, useArchitectures } from './use-architectures';

/** Four ways to answer questions about a corpus, with what each costs and where they cross, beside rules of thumb. */
export function ArchitecturesView() {
  const architectures = useArchitectures();
  const { model, results, advice, documents } = architectures;
  if (results === null) {
    return (
      <EmptyState title={`No price is known here for ${model.name}`}>
        <p className="m-0">Choose a model that has a price.</p>
      </EmptyState>
    );
  }
  return (
    <div className="@container min-h-0 flex-1 overflow-y-auto">
      <div className="grid gap-x-8 gap-y-5 px-[var(--gutter)] py-4 @4xl:grid-cols-[minmax(0,1fr)_21.25rem]">
        <Results architectures={architectures} results={results} />
        <div className="@4xl:col-start-2 @4xl:row-span-2 @4xl:row-start-1">
          <ArchitectureInputs architectures={architectures} />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <CurveChart axis="queriesPerDay" title="Cost over queries a day" modelName={model.name} curves={results.byQueries} sign={architectures.sign} here={results.workload.queriesPerDay} />
          <CurveChart axis="corpusTokens" title="Cost over the size of the corpus" modelName={model.name} curves={results.bySize} sign={architectures.sign} here={results.workload.corpusTokens} />
          <RulesOfThumb advice={advice} documents={documents} />
        </div>
      </div>
    </div>
  );
}

function Results({ architectures: { model, providerName, sign }, results }: { architectures: Architectures; results: ArchitectureResults }) {
  const { cheapest, workload, byQueries, bySize } = results;
  const ends = endSentence(bySize, sign);
  const isFree = cheapest !== null && compareUsd(cheapest.month.totalUsd, ZERO_USD) === 0;
  return (
    <section aria-label="Results" className="flex min-w-0 flex-col gap-3">
      <h2 className="m-0 text-verdict font-semibold">
        {cheapest === null
          ? 'None of the four has a price for this corpus.'
          : isFree
            ? 'This model costs nothing here.'
            : `${ARCHITECTURE_NAMES[cheapest.id]} is cheapest: ${formatUsd(cheapest.month.totalUsd, sign)} in the first month.`}
      </h2>
      <ul aria-label="Where each is cheapest" className="m-0 flex list-none flex-col gap-1 p-0">
        {[
          `A corpus of ${sign}${placeText('corpusTokens', workload.corpusTokens)}, ${placeText('queriesPerDay', workload.queriesPerDay)}.`,
          cheapestSentence('queriesPerDay', byQueries.cheapest, sign),
          cheapestSentence('corpusTokens', bySize.cheapest, sign),
          ends,
        ].map((sentence) => (sentence === null ? null : <li key={sentence}>{sentence}</li>))}
      </ul>
      <MonthTable results={results} sign={sign} />
      <p className="m-0 text-small text-ink-soft">
        {`${model.name}${providerName === null ? '' : ` at the prices of ${providerName}`} of this moment, for a month of 30 days in which everything is made once. `}
        Cheapest is not best: what retrieval misses is not counted, nor is where vectors are kept. Retrieval sends its instructions uncached. With as many chunks, hierarchical retrieval always costs
        more than plain retrieval; it is there for corpora in which chunks alone are hard to find.
      </p>
    </section>
  );
}
