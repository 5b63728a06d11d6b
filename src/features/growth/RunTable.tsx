import type { ReactNode } from 'react';
import { compareUsd, subtractUsd, ZERO_USD } from '@/core/pricing/money';
import { columnDollars, signedDollars } from '@/core/pricing/show-money';
import { formatInteger } from '@/core/units';
import { Amount } from '@/ui/Amount';
import { WaysTable } from '@/ui/WaysTable';
import type { GrowthRun } from './growth-runs';
import { savingText } from './growth-sentences';

/** The ways to have the conversation, each with its cost; the cheapest that is served to the end is marked. */
export function RunTable({ runs, sign }: { runs: readonly GrowthRun[]; sign: string }) {
  const cheapest = cheapestOf(runs);
  const costs = columnDollars(runs.map(({ priced }) => priced?.totalUsd ?? ZERO_USD));
  return (
    <WaysTable
      label="Cost of the whole run"
      frameLabel="Ways to have the conversation"
      head={['Way', 'Cost of the run', 'Against resending', 'Largest prompt', 'Window', 'Compactions']}
      ways={runs.map((run, index) => ({
        id: run.id,
        name: run.name,
        isCheapest: run === cheapest,
        cells: [
          <Cost key="cost" run={run} cost={<Amount usd={run.priced?.totalUsd ?? ZERO_USD} text={signedDollars(costs[index] ?? '', sign)} />} />,
          <Saving key="saving" run={run} sign={sign} />,
          `${sign}${formatInteger(run.largestPromptTokens)}`,
          formatInteger(run.windowTokens),
          run.id === 'compact' ? formatInteger(run.compactions) : '–',
        ],
      }))}
    />
  );
}

/** A run that is not served to its end has no cost: what was spent until then stands below. */
function Cost({ run: { priced }, cost }: { run: GrowthRun; cost: ReactNode }) {
  if (priced === null) return 'no price';
  const { stop, turns } = priced;
  if (stop === null) return cost;
  return (
    <>
      <span className="text-bad">{stop.failure.kind === 'not-servable' ? `not servable from turn ${formatInteger(stop.turn)}` : 'no price'}</span>
      {turns.length > 0 && <span className="block text-small text-ink-faint">{cost} until then</span>}
    </>
  );
}

/** "~$0.50 less", with the exact amount behind it. */
function Saving({ run, sign }: { run: GrowthRun; sign: string }) {
  const text = savingText(run, sign);
  const [amount = '', way] = text.split(/ (?=less$|more$)/u);
  const usd = run.savedUsd;
  if (way === undefined || usd === null) return text;
  return (
    <>
      <Amount usd={compareUsd(usd, ZERO_USD) > 0 ? usd : subtractUsd(ZERO_USD, usd)} text={amount} /> {way}
    </>
  );
}

function cheapestOf(runs: readonly GrowthRun[]): GrowthRun | null {
  let best: GrowthRun | null = null;
  for (const run of runs) {
    if (run.priced === null || run.priced.stop !== null) continue;
    if (best?.priced == null || compareUsd(run.priced.totalUsd, best.priced.totalUsd) < 0) best = run;
  }
  return best;
}
