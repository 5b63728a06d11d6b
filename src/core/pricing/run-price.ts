// What a run of requests costs, each priced by itself, so that a bracket fires at the turn that reaches it.

import type { ConversationTurn } from './conversation';
import { addUsd, costUsd, subtractUsd, type Usd, type UsdPerMTok, ZERO_USD } from './money';
import { lastTokensBelow } from './bracket';
import type { Bracket, Offer } from './offer';
import type { PriceFailure } from './price-failure';
import { priceRequest } from './price-request';

export interface PricedTurn {
  readonly turn: number;
  /** This turn with its compaction and its embedding. */
  readonly costUsd: Usd;
  /** Of it, the compaction. */
  readonly compactionUsd: Usd;
  /** All turns up to this one. */
  readonly cumulativeUsd: Usd;
  readonly bracket: Bracket | null;
}

/** A turn that is billed in another bracket than the one before it. */
export interface CrossedCliff {
  readonly turn: number;
  readonly promptTokens: number;
  /** null: below every bracket. */
  readonly from: Bracket | null;
  readonly to: Bracket | null;
  /** What this turn costs more than the one before; below zero where it costs less. */
  readonly extraUsd: Usd;
}

export interface PricedRun {
  /** The turns that have a price: all, or those before `stop`. */
  readonly turns: readonly PricedTurn[];
  /** Their sum, to the last digit. */
  readonly totalUsd: Usd;
  readonly compactionUsd: Usd;
  readonly cliffs: readonly CrossedCliff[];
  /** The first turn that has no price, and why; null: all have one. */
  readonly stop: { readonly turn: number; readonly failure: PriceFailure; /** What cannot be billed is the request for the summary before it. */ readonly isCompaction: boolean } | null;
}

/**
 * Prices a run by one offer at one moment, in milliseconds since 1970: prices do not change while it lasts. It ends before
 * the first turn that cannot be billed, as what comes after rests on its answer. `embedding`: what looking up costs a
 * million tokens; null: it is left out.
 */
export function priceRun(run: readonly ConversationTurn[], offer: Offer, atMs: number, embedding: UsdPerMTok | null = null): PricedRun {
  const turns: PricedTurn[] = [];
  const cliffs: CrossedCliff[] = [];
  let [totalUsd, compactionUsd] = [ZERO_USD, ZERO_USD];
  const ended = (stop: PricedRun['stop']): PricedRun => ({ turns, totalUsd, compactionUsd, cliffs, stop });
  for (const { turn, usage, compaction, promptTokens, embeddedTokens } of run) {
    const shortened = compaction?.usage == null ? null : priceRequest(compaction.usage, offer, atMs);
    if (shortened !== null && !shortened.ok) return ended({ turn, failure: shortened.error, isCompaction: true });
    const priced = priceRequest(usage, offer, atMs);
    if (!priced.ok) return ended({ turn, failure: priced.error, isCompaction: false });
    const ownCompactionUsd = shortened?.value.totalUsd ?? ZERO_USD;
    const ownUsd = embedding === null ? priced.value.totalUsd : addUsd(priced.value.totalUsd, costUsd(embeddedTokens, embedding));
    const turnUsd = addUsd(ownUsd, ownCompactionUsd);
    totalUsd = addUsd(totalUsd, turnUsd);
    compactionUsd = addUsd(compactionUsd, ownCompactionUsd);
    const { bracket } = priced.value;
    const last = turns.at(-1);
    if (!isSame(last?.bracket ?? null, bracket)) {
      cliffs.push({ turn, promptTokens, from: last?.bracket ?? null, to: bracket, extraUsd: subtractUsd(turnUsd, last?.costUsd ?? ZERO_USD) });
    }
    turns.push({ turn, costUsd: turnUsd, compactionUsd: ownCompactionUsd, cumulativeUsd: totalUsd, bracket });
  }
  return ended(null);
}

function isSame(a: Bracket | null, b: Bracket | null): boolean {
  return a === null || b === null ? a === b : lastTokensBelow(a) === lastTokensBelow(b);
}
