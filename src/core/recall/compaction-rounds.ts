// What compaction after compaction leaves of a history. Arithmetic on assumptions: nobody has measured the loss of one round.

export interface CompactionAssumptions {
  /** Tokens of the history when the first round fires. */
  readonly historyTokens: number;
  /** How much of a history stays in tokens, in whole percent 0…100. */
  readonly keepPercent: number;
  /** How much of what matters one round keeps, in whole percent 0…100: the user's own guess. */
  readonly retainedPercent: number;
  /** How often it fires, 0 or more. */
  readonly rounds: number;
}

export interface CompactionRound {
  /** 0: before the first. */
  readonly round: number;
  /** Tokens in which what was there at the start is still written: history · keep^k. */
  readonly startTokens: number;
  /** Tokens that were added since and are in the history after this round. The history is full again before each round. */
  readonly laterTokens: number;
  /** Share of what mattered at the start that is still there, 0…1: p^k. */
  readonly retainedFraction: number;
}

/**
 * Every round from 0 on. The history grows back to `historyTokens` between two rounds, and a round shortens all of it alike.
 * retained = p^k for k rounds that each keep p: the assumption of a teaching model, not a measurement.
 */
export function compactionRounds({ historyTokens, keepPercent, retainedPercent, rounds }: CompactionAssumptions): readonly CompactionRound[] {
  const [keep, retained] = [keepPercent / 100, retainedPercent / 100];
  return Array.from({ length: rounds + 1 }, (_, round) => {
    const startTokens = Math.round(historyTokens * keep ** round);
    const allTokens = round === 0 ? historyTokens : Math.round(historyTokens * keep);
    return { round, startTokens, laterTokens: Math.max(0, allTokens - startTokens), retainedFraction: retained ** round };
  });
}

/** The first round after which at most half of what mattered is left; null where no number of rounds gets there. */
export function halvingRound(retainedPercent: number): number | null {
  if (retainedPercent >= 100) return null;
  if (retainedPercent <= 50) return 1;
  return Math.ceil(Math.log(0.5) / Math.log(retainedPercent / 100));
}
