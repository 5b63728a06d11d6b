// The snapshot names how a model is counted by a short word; these are the words.
import type { FamilyId } from '@/core/tokenize/estimate-family';
import { ESTIMATE_FAMILIES } from './families';
import {
  CL100K,
  DEEPSEEK,
  DEEPSEEK_UNNAMED,
  GEMINI_GEMMA3,
  GEMINI_GEMMA4,
  GEMINI_UNNAMED,
  GEMMA_3,
  GPT_6,
  GROK_LATER,
  LLAMA_3,
  MIMO,
  MISTRAL_TEKKEN,
  MISTRAL_UNNAMED,
  O200K,
  QWEN_3,
} from './mappings';
import type { TokenizerMapping } from './model';

const R50K: TokenizerMapping = {
  kind: 'exact',
  encodingId: 'r50k_base',
  source: 'gpt-tokenizer',
  note: 'OpenAI publishes this vocabulary for GPT-2 and GPT-3; the count is exact.',
};

/** The token ids of text are those of o200k_base; only the special tokens differ. */
const HARMONY: TokenizerMapping = {
  kind: 'exact',
  encodingId: 'o200k_base',
  source: 'gpt-tokenizer',
  note: 'OpenAI publishes o200k_harmony with this model, which is o200k_base with other special tokens; the count is exact.',
};

const DEEPSEEK_V3: TokenizerMapping = {
  kind: 'exact',
  encodingId: 'deepseek',
  source: 'lenml-tokenizers',
  note: 'DeepSeek publishes this vocabulary with V3 and R1; the count is exact.',
};

const QWEN_25: TokenizerMapping = {
  kind: 'exact',
  encodingId: 'qwen3',
  source: 'lenml-tokenizers',
  note: 'Qwen 2.5 was published with the vocabulary that Qwen 3 has too; the count is exact.',
};

const NAMED: Readonly<Record<string, TokenizerMapping>> = {
  o200k: O200K,
  cl100k: CL100K,
  r50k: R50K,
  harmony: HARMONY,
  'gpt-6': GPT_6,
  'gemini-gemma3': GEMINI_GEMMA3,
  'gemini-gemma4': GEMINI_GEMMA4,
  gemini: GEMINI_UNNAMED,
  gemma3: GEMMA_3,
  llama3: LLAMA_3,
  'deepseek-v3': DEEPSEEK_V3,
  deepseek: DEEPSEEK,
  'deepseek-later': DEEPSEEK_UNNAMED,
  tekken: MISTRAL_TEKKEN,
  mistral: MISTRAL_UNNAMED,
  'qwen2.5': QWEN_25,
  qwen3: QWEN_3,
  mimo: MIMO,
  'grok-later': GROK_LATER,
};

/** How the models with this word are counted, a word above or a family of estimates; null for any other. */
export function tokenizerNamed(name: string): TokenizerMapping | null {
  const named = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
  if (named !== undefined) return named;
  if (!Object.hasOwn(ESTIMATE_FAMILIES, name)) return null;
  const family = name as FamilyId;
  const { evidence, source } = ESTIMATE_FAMILIES[family];
  return { kind: 'estimate', family, note: evidence, source };
}
