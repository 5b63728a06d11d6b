import { formatUsd } from '@/core/pricing/money';
import { cacheWriteTokensOf } from '@/core/pricing/usage';
import { formatInteger, formatShare } from '@/core/units';
import { ScrollTable } from '@/ui/ScrollTable';
import type { GrowthRun } from './growth-runs';

/** Both charts in figures: what each turn sends, fills and costs, resent in full and with compaction. */
export function TurnTable({ resend, compact, sign }: { resend: GrowthRun; compact: GrowthRun; sign: string }) {
  const head = ['Turn', 'Prompt', 'Read', 'Written', 'Fills', 'Cost', 'Cost so far', 'With compaction', 'Fills', 'Cost so far'];
  const rows = resend.turns.map((turn, index) => {
    const compacted = compact.turns[index];
    return [
      formatInteger(turn.turn),
      formatInteger(turn.promptTokens),
      formatInteger(turn.usage.cacheReadTokens),
      formatInteger(cacheWriteTokensOf(turn.usage)),
      formatShare(turn.fillTokens / resend.windowTokens),
      costText(resend, index, 'costUsd', sign),
      costText(resend, index, 'cumulativeUsd', sign),
      compacted === undefined ? '–' : `${formatInteger(compacted.promptTokens)}${compacted.compaction === null ? '' : ', shortened'}`,
      compacted === undefined ? '–' : formatShare(compacted.fillTokens / compact.windowTokens),
      costText(compact, index, 'cumulativeUsd', sign),
    ];
  });
  return <ScrollTable label="Turn by turn" head={head} rows={rows} />;
}

function costText({ priced }: GrowthRun, index: number, field: 'costUsd' | 'cumulativeUsd', sign: string): string {
  if (priced === null) return '–';
  const turn = priced.turns[index];
  if (turn !== undefined) return `${sign}${formatUsd(turn[field])}`;
  return priced.stop?.failure.kind === 'not-servable' ? 'not servable' : 'no price';
}
