/** A byte-pair encoding whose ranks this project carries. */
export type EncodingId = 'o200k_base' | 'cl100k_base' | 'p50k_base' | 'r50k_base';

export const ENCODING_IDS: readonly EncodingId[] = ['o200k_base', 'cl100k_base', 'p50k_base', 'r50k_base'];
