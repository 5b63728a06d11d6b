import { useState } from 'react';
import { formatUsd } from '@/core/pricing/money';
import { formatInteger } from '@/core/units';
import { KeyFigure } from '@/ui/KeyFigure';
import { GrowthCharts } from './GrowthCharts';
import { GrowthInputs } from './GrowthInputs';
import { cachingSentence, cliffSentence, compactionSentence, costSentences, resentSentence, windowSentence } from './growth-sentences';
import { thresholdTokens, windowMarks } from './growth-runs';
import { RunTable } from './RunTable';
import { TurnTable } from './TurnTable';
import { type Growth, useGrowth } from './use-growth';

/** How a conversation fills the window and what it costs as it grows: resent, made shorter, in a bigger window, or looked up. */
export function GrowthView() {
  const growth = useGrowth();
  return (
    <div className="@container min-h-0 flex-1 overflow-y-auto">
      <div className="grid gap-x-8 gap-y-5 px-[var(--gutter)] py-4 @4xl:grid-cols-[minmax(0,1fr)_21.25rem]">
        <Results growth={growth} />
        <div className="@4xl:col-start-2 @4xl:row-span-2 @4xl:row-start-1">
          <GrowthInputs growth={growth} />
        </div>
        <Details growth={growth} />
      </div>
    </div>
  );
}

function Results({ growth }: { growth: Growth }) {
  const { resend, runs, terms, withoutCacheUsd, sign, model, own } = growth;
  const { headline, detail } = costSentences(resend, model.name, sign);
  const compact = runs.find(({ id }) => id === 'compact');
  const threshold = thresholdTokens(terms);
  const cached = cachingSentence(resend.priced?.stop === null ? resend.priced.totalUsd : null, withoutCacheUsd, sign);
  const notServed = resend.priced?.stop?.failure.kind === 'not-servable' ? resend.priced.stop.turn : null;
  return (
    <section aria-label="Results" className="flex min-w-0 flex-col gap-3">
      <h2 className="m-0 text-verdict font-semibold">{headline}</h2>
      <p className="m-0">
        {detail} {windowSentence(resend, sign)} {resentSentence(resend, sign)} {cached}
      </p>
      {resend.priced !== null && resend.priced.cliffs.length > 0 && (
        <ul className="m-0 flex list-none flex-col gap-1 p-0 text-warn">
          {resend.priced.cliffs.map((cliff) => (
            <li key={cliff.turn}>{cliffSentence(cliff, sign)}</li>
          ))}
        </ul>
      )}
      {compact !== undefined && <p className="m-0">{compactionSentence(compact, threshold, sign)}</p>}
      <dl className="m-0 grid grid-cols-[repeat(auto-fit,minmax(5.85rem,1fr))] gap-x-2 gap-y-3">
        <KeyFigure name="Cost of the run">{resend.priced === null ? 'no price' : resend.priced.stop === null ? `${formatUsd(resend.priced.totalUsd, sign)}` : notServed === null ? 'no price' : 'not servable'}</KeyFigure>
        {windowMarks(resend).map(({ percent, turn }) => (
          <KeyFigure key={percent} name={`Past ${percent} %`}>
            {turn === null ? 'never' : `turn ${formatInteger(turn)}`}
          </KeyFigure>
        ))}
        <KeyFigure name="Compactions">{compact === undefined || compact.servedTurns === 0 ? 'none served' : formatInteger(compact.compactions)}</KeyFigure>
      </dl>
      <RunTable runs={runs} sign={sign} />
      <p className="m-0 text-small text-ink-soft">
        {own === null ? `${model.name}.` : `${model.name} at the prices of ${own.providerName} of this moment, for all turns alike.`} Every turn is priced as a request of its own.
        {sign !== '' && ' The tokens of your prompt are an estimate.'} A bigger window is taken to count the same tokens. Retrieval embeds what is said at the price that is set under
        Architecture; what it misses is not counted.
      </p>
    </section>
  );
}

function Details({ growth }: { growth: Growth }) {
  const [isOpen, setIsOpen] = useState(false);
  const { resend, runs, terms, sign, model } = growth;
  const compact = runs.find(({ id }) => id === 'compact');
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <GrowthCharts runs={runs} modelName={model.name} sign={sign} thresholdTokens={thresholdTokens(terms)} />
      <details open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary className="rounded-sm py-1 text-ink-soft hover:text-ink">Both charts as a table</summary>
        {isOpen && compact !== undefined && <TurnTable resend={resend} compact={compact} sign={sign} />}
      </details>
    </div>
  );
}
