// A conversation turn by turn: as the model remembers nothing, every request sends again what was said before.

import { type Compaction, keptHistory } from './compaction';
import { cachedUsage, type CacheUse } from './prefix-caching';
import type { Usage } from './usage';

/** What a run consists of; tokens are whole numbers ≥ 0. */
export interface Conversation {
  /**
   * chat: each turn brings a message of the user, and with it what tools found for it.
   * agent: the user speaks once; each later turn brings the results of the tools that the last answer called.
   */
  readonly kind: 'chat' | 'agent';
  /** Requests, ≥ 1: one a turn. */
  readonly turns: number;
  /** What stands before the history in every request: system, tools, documents. */
  readonly prefixTokens: number;
  readonly userTokens: number;
  readonly toolResultTokens: number;
  readonly assistantTokens: number;
  /** shared: the answer fills the window, too. */
  readonly budget: 'shared' | 'separate';
}

/**
 * What becomes of the history.
 * - `resend`: all of it goes with every request.
 * - `compact`: it is made shorter when it grows past a threshold.
 * - `retrieve`: at most so many chunks of it are looked up for each request.
 */
export type HistoryPolicy =
  | { readonly kind: 'resend' }
  | ({ readonly kind: 'compact' } & Compaction)
  | { readonly kind: 'retrieve'; readonly chunks: number; readonly chunkTokens: number };

/** One turn in tokens; what is billed is in the usages. */
export interface ConversationTurn {
  /** From 1. */
  readonly turn: number;
  /** All of the prompt: prefix, history and what is new. */
  readonly promptTokens: number;
  /** Of the history, what this request sends again. */
  readonly historyTokens: number;
  readonly newTokens: number;
  readonly outputTokens: number;
  /** What counts against the window: the prompt, and the answer where they share it. */
  readonly fillTokens: number;
  readonly usage: Usage;
  /** Fired before this request; null: it did not. */
  readonly compaction: FiredCompaction | null;
  /** Tokens that are embedded so that later turns can look them up, and to look up for this one; 0 where nothing is retrieved. */
  readonly embeddedTokens: number;
}

export interface FiredCompaction {
  readonly beforeTokens: number;
  readonly afterTokens: number;
  /** The request that writes the summary; null: nothing is written. */
  readonly usage: Usage | null;
}

/**
 * The turns of a run. Pure counting, without limits or prices: a turn past the window is there, too (see `priceRun`).
 *
 * With caching, a request reads the beginning that it shares with the one before: all of that prompt while the history
 * only grows, the prefix alone after a compaction or while chunks are looked up, whose choice differs each time.
 */
export function conversationTurns(conversation: Conversation, policy: HistoryPolicy, cacheUse: CacheUse | null): readonly ConversationTurn[] {
  const { prefixTokens, assistantTokens } = conversation;
  const answerInWindow = conversation.budget === 'shared' ? assistantTokens : 0;
  const turns: ConversationTurn[] = [];
  let saidTokens = 0;
  let sentBefore = 0;
  for (let turn = 1; turn <= conversation.turns; turn += 1) {
    const newTokens = newTokensOf(conversation, turn);
    const compaction = policy.kind === 'compact' ? compact(saidTokens, { prefixTokens, sentBefore, fixedTokens: prefixTokens + newTokens + answerInWindow }, policy, cacheUse) : null;
    if (compaction !== null) {
      saidTokens = compaction.afterTokens;
      sentBefore = prefixTokens;
    }
    const historyTokens = policy.kind === 'retrieve' ? Math.min(saidTokens, policy.chunks * policy.chunkTokens) : saidTokens;
    const isLookedUp = historyTokens < saidTokens;
    const promptTokens = prefixTokens + historyTokens + newTokens;
    const sharedTokens = isLookedUp ? Math.min(prefixTokens, sentBefore) : sentBefore;
    turns.push({
      turn,
      promptTokens,
      historyTokens,
      newTokens,
      outputTokens: assistantTokens,
      fillTokens: promptTokens + answerInWindow,
      usage: cachedUsage({ promptTokens, sharedTokens, outputTokens: assistantTokens, keptTokens: isLookedUp ? prefixTokens : promptTokens }, cacheUse),
      compaction,
      // What is said is embedded once; while chunks are looked up, what is new is also the question.
      embeddedTokens: policy.kind === 'retrieve' ? newTokens + assistantTokens : 0,
    });
    sentBefore = isLookedUp ? prefixTokens : promptTokens;
    saidTokens += newTokens + assistantTokens;
  }
  return turns;
}

/** What a turn adds before the answer. */
function newTokensOf({ kind, userTokens, toolResultTokens }: Conversation, turn: number): number {
  if (kind === 'chat') return userTokens + toolResultTokens;
  return turn === 1 ? userTokens : toolResultTokens;
}

function compact(
  saidTokens: number,
  { prefixTokens, fixedTokens, sentBefore }: { readonly prefixTokens: number; readonly fixedTokens: number; readonly sentBefore: number },
  rule: Compaction,
  cacheUse: CacheUse | null,
): FiredCompaction | null {
  const afterTokens = keptHistory({ historyTokens: saidTokens, fixedTokens }, rule);
  if (afterTokens === null) return null;
  if (rule.how === 'drop' || afterTokens === 0) return { beforeTokens: saidTokens, afterTokens, usage: null };
  const asked = { promptTokens: prefixTokens + saidTokens, sharedTokens: sentBefore, outputTokens: afterTokens, keptTokens: 0 };
  return { beforeTokens: saidTokens, afterTokens, usage: cachedUsage(asked, cacheUse) };
}

/** The first turn that fills more than a share of the window, in whole percent; met exactly is not more. null: none does. */
export function firstTurnPast(turns: readonly ConversationTurn[], windowTokens: number, percent: number): number | null {
  return turns.find(({ fillTokens }) => fillTokens * 100 > windowTokens * percent)?.turn ?? null;
}
