/** A tokenizer whose vocabulary this project carries. */
export type EncodingId = OpenAiId | 'llama3' | 'tekken' | 'qwen3' | 'deepseek' | 'gemma3';

/** OpenAI's encodings, by the names that tiktoken gives them. */
export type OpenAiId = 'o200k_base' | 'cl100k_base' | 'p50k_base' | 'r50k_base';

/** Encodings that cut text by a pattern and merge the bytes of each piece by the rank of the merged token. */
export type ByteLevelId = Exclude<EncodingId, 'gemma3'>;

export const OPENAI_IDS: readonly OpenAiId[] = ['o200k_base', 'cl100k_base', 'p50k_base', 'r50k_base'];

export const BYTE_LEVEL_IDS: readonly ByteLevelId[] = [...OPENAI_IDS, 'llama3', 'tekken', 'qwen3', 'deepseek'];

export const ENCODING_IDS: readonly EncodingId[] = [...BYTE_LEVEL_IDS, 'gemma3'];

/** What a document is compared across, and reported in: the tokenizers that current models use. */
export const COMPARED_IDS: readonly EncodingId[] = ['o200k_base', 'cl100k_base', 'gemma3', 'llama3', 'tekken', 'qwen3', 'deepseek'];

/** Tokenizers of models that are no longer served. */
export const OLDER_IDS: readonly EncodingId[] = ['p50k_base', 'r50k_base'];
