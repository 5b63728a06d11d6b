import { fromSize } from '@/core/pricing/bracket';
import { compareUsd, formatUsd, subtractUsd, type Usd, usdToNumber, ZERO_USD } from '@/core/pricing/money';
import { priceFailureSentence } from '@/core/pricing/price-failure';
import type { CrossedCliff } from '@/core/pricing/run-price';
import { formatInteger, formatShare, formatTokens } from '@/core/units';
import { type GrowthRun, windowMarks } from './growth-runs';

// `sign` is "~" before what rests on an estimate, else empty.

/** What the run costs, or from which turn on it is not served: the first sentence by itself, then why. */
export function costSentences({ turns, priced }: GrowthRun, modelName: string, sign = ''): { readonly headline: string; readonly detail: string } {
  if (priced === null) return { headline: `No price is known here for ${modelName}.`, detail: 'The window fills all the same.' };
  const { stop, totalUsd } = priced;
  const last = priced.turns.at(-1);
  if (stop !== null) {
    const turn = formatInteger(stop.turn);
    const reason = priceFailureSentence(stop.failure, sign);
    if (stop.failure.kind !== 'not-servable') return { headline: `No price from turn ${turn} on.`, detail: reason };
    const before = last === undefined ? 'No turn is served' : `The first ${formatInteger(last.turn)} ${last.turn === 1 ? 'turn costs' : 'turns cost'} ${formatUsd(totalUsd, sign)}`;
    return { headline: `Not servable from turn ${turn} on.`, detail: `${before}. ${reason.replace(/^Not servable: /, `Turn ${turn} has `)}` };
  }
  const total = `${formatInteger(turns.length)} ${turns.length === 1 ? 'turn costs' : 'turns cost'} ${formatUsd(totalUsd, sign)}`;
  return { headline: `${total}${turns.length > 1 && last !== undefined ? `, the last one alone ${formatUsd(last.costUsd, sign)}` : ''}.`, detail: '' };
}

/** How much of what is sent was sent before. */
export function resentSentence({ turns }: GrowthRun, sign = ''): string {
  const sent = turns.reduce((sum, { promptTokens }) => sum + promptTokens, 0);
  const first = turns[0];
  const anew = turns.reduce((sum, { newTokens }) => sum + newTokens, 0) + (first === undefined ? 0 : first.promptTokens - first.newTokens);
  const again = sent - anew;
  if (again === 0) return `Sent: ${sign}${formatTokens(sent)}, none of which were sent before.`;
  return `Sent: ${sign}${formatTokens(sent)}, of which ${sign}${formatInteger(again)} (${formatShare(again / sent, sign)}) were sent before.`;
}

/** When the window fills. */
export function windowSentence(run: GrowthRun, sign = ''): string {
  const marks = windowMarks(run);
  const passed = marks.flatMap(({ percent, turn }) => (turn === null ? [] : [`${percent} % in turn ${formatInteger(turn)}`]));
  const windowText = `the window of ${formatTokens(run.windowTokens)}`;
  const fill = run.turns.at(-1)?.fillTokens ?? 0;
  if (passed.length === 0) return `Half of ${windowText} is never passed: the last turn fills ${formatShare(fill / run.windowTokens, sign)}.`;
  return `Of ${windowText} it passes ${listOf(passed)}.`;
}

/** One for each change of bracket. */
export function cliffSentence({ turn, promptTokens, from, to, extraUsd }: CrossedCliff, sign = ''): string {
  const at = `Turn ${formatInteger(turn)}, a prompt of ${sign}${formatTokens(promptTokens)},`;
  if (to === null) return `${at} is below the price cliff again${from === null ? '' : ` of ${fromSize(from)}`}.`;
  const isDearer = compareUsd(extraUsd, ZERO_USD) > 0 && turn > 1;
  return `${at} is billed at the rates of ${fromSize(to)}${isDearer ? `: it costs ${formatUsd(extraUsd, sign)} more than the turn before` : ''}.`;
}

/** How often the history is made shorter, or why that is of no use. */
export function compactionSentence({ turns, compactions, priced, windowTokens, servedTurns }: GrowthRun, thresholdTokens: number, sign = ''): string {
  const threshold = formatTokens(thresholdTokens);
  const [opening] = turns;
  if (opening !== undefined && opening.fillTokens > windowTokens) {
    return `Compaction is of no use: turn 1 fills ${sign}${formatTokens(opening.fillTokens)} by itself, the window has ${formatInteger(windowTokens)}, and there is no history yet to make shorter.`;
  }
  const first = turns.find(({ compaction }) => compaction !== null);
  const end = servedTurns < turns.length ? ` Turn ${formatInteger(servedTurns + 1)} is not served all the same.` : '';
  if (first === undefined || first.compaction === null) return `Compaction does not fire: no turn passes ${threshold}.${end}`;
  const stop = priced?.stop ?? null;
  const summary = stop?.isCompaction === true ? (turns[stop.turn - 1]?.compaction ?? null) : null;
  if (compactions === 0 && stop !== null && summary !== null) {
    return `Compaction cannot fire before turn ${formatInteger(stop.turn)}: its summary of ${sign}${formatTokens(summary.afterTokens)} has no price. ${priceFailureSentence(stop.failure, sign)} Let less of the history stay, or drop turns instead.`;
  }
  if (compactions === 0) return `Compaction does not fire: turn ${formatInteger(servedTurns + 1)}, before which it would, is not served even so.`;
  const { beforeTokens, afterTokens } = first.compaction;
  const times = compactions === 1 ? 'once' : compactions === 2 ? 'twice' : `${formatInteger(compactions)} times`;
  const cost = priced === null || compareUsd(priced.compactionUsd, ZERO_USD) === 0 ? '' : ` The summaries cost ${formatUsd(priced.compactionUsd, sign)} of it.`;
  const past = first.fillTokens > thresholdTokens ? ' What it cannot touch is past that by itself, so nothing of the history stays.' : '';
  return `Compaction at ${threshold} fires ${times}, first before turn ${formatInteger(first.turn)}: ${sign}${formatTokens(beforeTokens)} of history become ${sign}${formatInteger(afterTokens)}.${past}${cost}${end}`;
}

/** What the cache saves of a run, or costs beyond it. null: not known. */
export function cachingSentence(totalUsd: Usd | null, uncached: Usd | null, sign = ''): string | null {
  if (totalUsd === null || uncached === null) return null;
  const saved = subtractUsd(uncached, totalUsd);
  const order = compareUsd(saved, ZERO_USD);
  if (order === 0) return `Caching changes nothing: it costs ${formatUsd(uncached, sign)} without it, too.`;
  const share = formatShare(Math.abs(usdToNumber(saved)) / usdToNumber(uncached), sign);
  return order > 0
    ? `Caching saves ${formatUsd(saved, sign)} of ${formatUsd(uncached, sign)} (${share}).`
    : `Caching costs ${formatUsd(subtractUsd(ZERO_USD, saved), sign)} more than sending plainly (${share}): what is written is not read again in time.`;
}

/** What a run saves against resending, or why that cannot be said. */
export function savingText({ id, savedUsd, priced }: GrowthRun, sign = ''): string {
  if (id === 'resend') return '–';
  if (savedUsd === null) return priced === null ? 'no price' : 'not comparable';
  const order = compareUsd(savedUsd, ZERO_USD);
  if (order === 0) return 'the same';
  return order > 0 ? `${formatUsd(savedUsd, sign)} less` : `${formatUsd(subtractUsd(ZERO_USD, savedUsd), sign)} more`;
}

/** "50 % in turn 3, 75 % in turn 5 and 100 % in turn 7" */
function listOf(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
