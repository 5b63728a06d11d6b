import type { ReactNode } from 'react';
import { columnDollars, signedDollars } from '@/core/pricing/show-money';
import { cacheWriteTokensOf } from '@/core/pricing/usage';
import { formatInteger, formatShare } from '@/core/units';
import { Amount } from '@/ui/Amount';
import { ScrollTable } from '@/ui/ScrollTable';
import type { GrowthRun } from './growth-runs';

/** Both charts in figures: what each turn sends, fills and costs, resent in full and with compaction. */
export function TurnTable({ resend, compact, sign }: { resend: GrowthRun; compact: GrowthRun; sign: string }) {
  const head = ['Turn', 'Prompt', 'Read', 'Written', 'Fills', 'Cost', 'Cost so far', 'With compaction', 'Fills', 'Cost so far'];
  const costs = costColumn(resend, 'costUsd', sign);
  const sums = costColumn(resend, 'cumulativeUsd', sign);
  const compactSums = costColumn(compact, 'cumulativeUsd', sign);
  const tokensText = (tokens: number): string => (tokens === 0 ? '0' : `${sign}${formatInteger(tokens)}`);
  const rows = resend.turns.map((turn, index) => {
    const compacted = compact.turns[index];
    return [
      formatInteger(turn.turn),
      tokensText(turn.promptTokens),
      tokensText(turn.usage.cacheReadTokens),
      tokensText(cacheWriteTokensOf(turn.usage)),
      formatShare(turn.fillTokens / resend.windowTokens, sign),
      costs(index),
      sums(index),
      compacted === undefined ? '–' : `${sign}${formatInteger(compacted.promptTokens)}${compacted.compaction === null ? '' : ', shortened'}`,
      compacted === undefined ? '–' : formatShare(compacted.fillTokens / compact.windowTokens, sign),
      compactSums(index),
    ];
  });
  return <ScrollTable label="Turn by turn" head={head} rows={rows} />;
}

/** The costs of the turns, all with as many decimals; why there is none behind the last that has one. */
function costColumn({ priced }: GrowthRun, field: 'costUsd' | 'cumulativeUsd', sign: string): (index: number) => ReactNode {
  if (priced === null) return () => '–';
  const amounts = priced.turns.map((turn) => turn[field]);
  const texts = columnDollars(amounts);
  const none = priced.stop?.failure.kind === 'not-servable' ? 'not servable' : 'no price';
  return (index) => {
    const usd = amounts[index];
    return usd === undefined ? none : <Amount usd={usd} text={signedDollars(texts[index] ?? '', sign)} />;
  };
}
