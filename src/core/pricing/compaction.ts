// Compaction: when a conversation would fill too much of its window, what was said so far is made shorter.

/** When and how a history is made shorter. */
export interface Compaction {
  /** Fires before a request that would fill more of the window than this, in tokens. */
  readonly thresholdTokens: number;
  /** How much of the history stays, in whole percent 0…100; less where that would still not fit under the threshold. */
  readonly keepPercent: number;
  /** summary: the model writes it anew in a request of its own. drop: the oldest turns are left out, which costs nothing. */
  readonly how: 'summary' | 'drop';
}

/** The tokens that a request would fill, by what compaction can touch and what it cannot. */
export interface Filling {
  readonly historyTokens: number;
  /** Prefix, new message, and the answer where it shares the window. */
  readonly fixedTokens: number;
}

/**
 * The tokens of the history that stay, or null where compaction does not fire: the threshold is not passed (met exactly is
 * not passed), or there is no history. What it leaves never passes the threshold, unless what it cannot touch does alone.
 */
export function keptHistory({ historyTokens, fixedTokens }: Filling, { thresholdTokens, keepPercent }: Compaction): number | null {
  if (historyTokens === 0 || historyTokens + fixedTokens <= thresholdTokens) return null;
  const room = Math.max(0, thresholdTokens - fixedTokens);
  return Math.min(Math.floor((historyTokens * keepPercent) / 100), room);
}
