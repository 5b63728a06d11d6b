import { compareUsd, formatUsd } from '@/core/pricing/money';
import { formatInteger } from '@/core/units';
import type { GrowthRun } from './growth-runs';
import { savingText } from './growth-sentences';

const CELL = 'border-t border-line px-2 py-1 align-top';

/** The ways to have the conversation, each with its cost; the cheapest that is served to the end is marked. */
export function RunTable({ runs, sign }: { runs: readonly GrowthRun[]; sign: string }) {
  const cheapest = cheapestOf(runs);
  return (
    <div role="region" aria-label="Ways to have the conversation" tabIndex={0} className="relative overflow-x-auto -outline-offset-2">
      <table aria-label="Cost of the whole run" className="w-full border-separate border-spacing-0 text-right">
        <thead className="text-micro text-ink-faint">
          <tr className="[&>th]:px-2 [&>th]:py-1 [&>th]:font-semibold [&>th]:whitespace-nowrap">
            <th scope="col" className="pl-0! text-left">
              Way
            </th>
            <th scope="col">Cost of the run</th>
            <th scope="col">Against resending</th>
            <th scope="col">Largest prompt</th>
            <th scope="col">Window</th>
            <th scope="col" className="pr-0!">
              Compactions
            </th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.id}>
              <th scope="row" className={`${CELL} pl-0! text-left ${run === cheapest ? 'font-semibold' : 'font-normal'}`}>
                {run.name}
                {run === cheapest && <span className="block text-small font-normal text-ok">cheapest of these</span>}
              </th>
              <td className={CELL}>
                <Cost run={run} sign={sign} />
              </td>
              <td className={`${CELL} whitespace-nowrap`}>{savingText(run, sign)}</td>
              <td className={CELL}>{formatInteger(run.largestPromptTokens)}</td>
              <td className={CELL}>{formatInteger(run.windowTokens)}</td>
              <td className={`${CELL} pr-0!`}>{run.id === 'compact' ? formatInteger(run.compactions) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A run that is not served to its end has no cost: what was spent until then stands below. */
function Cost({ run: { priced }, sign }: { run: GrowthRun; sign: string }) {
  if (priced === null) return 'no price';
  const { stop, totalUsd, turns } = priced;
  if (stop === null) return <span className="whitespace-nowrap">{`${sign}${formatUsd(totalUsd)}`}</span>;
  return (
    <>
      <span className="text-bad">{stop.failure.kind === 'not-servable' ? `not servable from turn ${formatInteger(stop.turn)}` : 'no price'}</span>
      {turns.length > 0 && <span className="block text-small whitespace-nowrap text-ink-faint">{`${sign}${formatUsd(totalUsd)} until then`}</span>}
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
