import { useState } from 'react';
import { compactionRounds, halvingRound } from '@/core/recall/compaction-rounds';
import { formatInteger } from '@/core/units';
import { useApp } from '@/state/react';
import { asWritten, selectFill } from '@/state/selectors';
import { FigureField } from '@/ui/FigureField';

const MOST_ROUNDS = 20;
const MOST_TOKENS = 100_000_000;

/** Rounds of compaction by what the user assumes of one. */
export function CompactionSimulator() {
  const { tokens, low, high } = useApp((state) => selectFill(asWritten(state))).input;
  const [typedTokens, setTypedTokens] = useState<number | null>(null);
  const [keepPercent, setKeepPercent] = useState(20);
  const [retainedPercent, setRetainedPercent] = useState(90);
  const [rounds, setRounds] = useState(8);
  const historyTokens = typedTokens ?? tokens;
  const all = compactionRounds({ historyTokens, keepPercent, retainedPercent, rounds });
  const half = halvingRound(retainedPercent);
  const last = all.at(-1);
  return (
    <>
      <p className="m-0 max-w-prose text-small text-ink-soft">
        Nobody has published what one round of compaction loses. You say it here; the rest is arithmetic: after k rounds the share to the power of k is left.
      </p>
      <div className="grid max-w-110 gap-1.5">
        <FigureField label="History" value={historyTokens} min={0} max={MOST_TOKENS} unit="tokens" onChange={setTypedTokens} onEmpty={() => setTypedTokens(null)} basis={typedTokens === null ? low < high ? 'from your prompt, an estimate' : 'from your prompt' : 'typed; empty it to take your prompt'} />
        <FigureField label="Kept in tokens" value={keepPercent} min={0} max={100} unit="% a round" noun="percent" hint="Try 20." onChange={setKeepPercent} />
        <FigureField label="Retained of what matters" value={retainedPercent} min={0} max={100} unit="% a round" noun="percent" hint="Try 90." onChange={setRetainedPercent} basis="your assumption: not measured" />
        <FigureField label="Rounds" value={rounds} min={1} max={MOST_ROUNDS} unit="rounds" noun="rounds" hint="Try 8." onChange={setRounds} />
      </div>
      <p className="m-0 max-w-prose" role="status">
        After {formatInteger(rounds)} {rounds === 1 ? 'round' : 'rounds'}, {share(last?.retainedFraction ?? 1)} of what mattered at the start is left, by your assumption.{' '}
        {half === null ? 'None is ever lost.' : `Half of it is gone after ${formatInteger(half)} ${half === 1 ? 'round' : 'rounds'}.`}
      </p>
      <table aria-label="Rounds of compaction" className="w-full max-w-140 border-separate border-spacing-0 text-right text-small">
        <thead className="text-micro text-ink-faint">
          <tr className="[&>th]:border-b [&>th]:border-line [&>th]:px-2 [&>th]:py-1 [&>th]:font-semibold">
            <th scope="col" className="pl-0! text-left">Round</th>
            <th scope="col">Tokens of the start</th>
            <th scope="col">Tokens since</th>
            <th scope="col">Left, assumed</th>
            <th scope="col" className="w-[30%] max-sm:hidden">
              <span className="sr-only">As a bar</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {all.map(({ round, startTokens, laterTokens, retainedFraction }) => (
            <tr key={round} className="[&>td]:px-2 [&>td]:py-0.5">
              <th scope="row" className="py-0.5 text-left font-normal">{round === 0 ? 'before' : round}</th>
              <td>{formatInteger(startTokens)}</td>
              <td>{formatInteger(laterTokens)}</td>
              <td>{share(retainedFraction)}</td>
              <td className="max-sm:hidden">
                <svg aria-hidden width="100%" height="8" className="block">
                  <rect width="100%" height="8" fill="var(--line)" />
                  <rect width={`${retainedFraction * 100}%`} height="8" fill="var(--warn)" />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function share(fraction: number): string {
  const percent = fraction * 100;
  return percent > 0 && percent < 1 ? 'under 1 %' : `${Math.round(percent)} %`;
}
