import type { Architecture, LayerGroup } from './architecture';

/** Bytes of one number. Scales and zero points of quantized formats are not counted. */
export const DTYPE_BYTES = { bf16: 2, fp8: 1, int8: 1, int4: 0.5 } as const;
export type Dtype = keyof typeof DTYPE_BYTES;

type Cached = Pick<Architecture, 'groups'>;

/**
 * Bytes of the KV cache of one prompt: Σ over layers of elements × bytes × entries, where a layer has an entry a token, of
 * the last `windowTokens` at most, or one for each `ratio` tokens that were begun. tokens: whole, 0…; bytes: 0…
 * Source of the sum: Kwon et al., "Efficient Memory Management for Large Language Model Serving with PagedAttention",
 * arXiv 2309.06180, section 3; of the latent: DeepSeek-AI, "DeepSeek-V2", arXiv 2405.04434, table 1.
 */
export function kvBytes({ groups }: Cached, tokens: number, dtype: Dtype): number {
  return groups.reduce((sum, group) => sum + entryBytes(group, dtype) * entriesOf(group, tokens), 0);
}

/** Bytes that a token adds while no window is full, and once all are; with compression the mean over a block. */
export function kvBytesPerToken({ groups }: Cached, dtype: Dtype): { readonly atFirst: number; readonly later: number } {
  const sum = (list: readonly LayerGroup[]) => list.reduce((total, group) => total + entryBytes(group, dtype) / (group.ratio ?? 1), 0);
  return { atFirst: sum(groups), later: sum(groups.filter(({ windowTokens }) => windowTokens === undefined)) };
}

/** Bytes of all weights, each in the same dtype. */
export function weightBytes({ paramsB }: Pick<Architecture, 'paramsB'>, dtype: Dtype): number {
  return weightCount(paramsB) * DTYPE_BYTES[dtype];
}

function entryBytes({ layers, elements, fixedBytes }: LayerGroup, dtype: Dtype): number {
  return layers * elements * (fixedBytes ?? DTYPE_BYTES[dtype]);
}

function entriesOf({ windowTokens = Infinity, ratio = 1 }: LayerGroup, tokens: number): number {
  return Math.min(Math.ceil(tokens / ratio), windowTokens);
}

/** Weights from 10⁹ of them: 8.03 × 1e9 is not whole in floating point. */
export function weightCount(billions: number): number {
  return Math.round(billions * 1e9);
}
