import type { Architecture, LayerGroup } from './architecture';
import { weightCount } from './kv-cache';
import { largestTokens } from './largest-tokens';

/** The work of reading a prompt, in floating-point operations. */
export interface PrefillWork {
  /** Of the weights; it grows with the tokens. */
  readonly linearFlops: number;
  /** Of attention; in layers without a window it grows with the square. null: not computed, see `attentionGap`. */
  readonly attentionFlops: number | null;
}

/**
 * 2·P_active·T + 2·H·(d_qk + d_v)·Σ over layers of pairs, for T new tokens after C cached ones. A layer without a window has
 * T·C + T²/2 pairs of tokens; with a window w a token is paired with the last w. Both tokens 0….
 * Source: Yang et al., "Context Parallelism for Scalable Million-Token Inference", arXiv 2411.01783, appendix A, which has
 * 4·L·D for 2·L·H·(d_qk + d_v) as both dimensions are equal there.
 */
export function prefillWork(architecture: Architecture, newTokens: number, cachedTokens: number): PrefillWork {
  const { activeB, attentionGap } = architecture;
  return {
    linearFlops: 2 * weightCount(activeB) * newTokens,
    attentionFlops: attentionGap === null ? attentionFlops(architecture, newTokens, cachedTokens) : null,
  };
}

/**
 * The shortest uncached prompt of which attention is as much work as the weights; null: never, or attention is not computed.
 * As attention of a token only grows with its place, there is one such length, which is found by bisection.
 */
export function overtakingTokens(architecture: Architecture): number | null {
  const below = largestTokens((tokens) => {
    const { linearFlops, attentionFlops: attention } = prefillWork(architecture, tokens, 0);
    return attention === null || tokens === 0 || attention < linearFlops;
  });
  return below === null ? null : below + 1;
}

function attentionFlops({ groups, queryHeads, keyDim, valueDim }: Architecture, newTokens: number, cachedTokens: number): number {
  const pairs = groups.reduce((sum, group) => sum + group.layers * pairsOf(group, newTokens, cachedTokens), 0);
  return 2 * queryHeads * (keyDim + valueDim) * pairs;
}

function pairsOf(group: LayerGroup, newTokens: number, cachedTokens: number): number {
  // As a difference the square of a long cached prefix would swallow a short rest.
  if (group.windowTokens === undefined) return newTokens * cachedTokens + newTokens ** 2 / 2;
  return pairsUpTo(group.windowTokens, group.isChunked === true, cachedTokens + newTokens) - pairsUpTo(group.windowTokens, group.isChunked === true, cachedTokens);
}

/** Pairs of the first tokens of a prompt in a layer with a window. */
function pairsUpTo(windowTokens: number, isChunked: boolean, tokens: number): number {
  if (isChunked) {
    const rest = tokens % windowTokens;
    return (Math.floor(tokens / windowTokens) * windowTokens ** 2 + rest ** 2) / 2;
  }
  const growing = Math.min(tokens, windowTokens);
  return growing ** 2 / 2 + windowTokens * (tokens - growing);
}
