// How each family of models is counted. Bands are for whole documents; where a family was measured on several kinds of
// text, low and high are the extremes of those measurements.
import type { EncodingId } from '@/core/tokenize/encoding';
import type { TokenizerMapping } from './model';
import type { SourceId } from './sources';

const ONE = { low: 1, mid: 1, high: 1 } as const;

function exact(encodingId: EncodingId): TokenizerMapping {
  return {
    encodingId,
    exactness: 'exact',
    ratio: ONE,
    note: `OpenAI names ${encodingId} as this model’s tokenizer; the count is exact.`,
    source: 'gpt-tokenizer',
  };
}

function estimate(reason: string, low: number, mid: number, high: number, source: SourceId): TokenizerMapping {
  const [lowText, midText, highText] = [low, mid, high].map((ratio) => ratio.toFixed(2));
  return {
    encodingId: 'o200k_base',
    exactness: 'estimate',
    ratio: { low, mid, high },
    note: `${reason}; counted with o200k_base × ${midText}, range ${lowText}–${highText}.`,
    source,
  };
}

export const O200K = exact('o200k_base');
export const CL100K = exact('cl100k_base');

export const GPT_6: TokenizerMapping = {
  encodingId: 'o200k_base',
  exactness: 'mapping-assumed',
  ratio: ONE,
  note: 'Counted with o200k_base, the tokenizer of every OpenAI model since GPT-4o; OpenAI has not yet named the one of GPT-6.',
  source: 'gpt-tokenizer',
};

/** Up to Opus 4.6, Sonnet 4.6 and Haiku 4.5. Chinese, Japanese, Korean and Arabic run to ×1.5–2, past the band. */
export const CLAUDE_OLD = estimate(
  'Anthropic publishes no tokenizer, and CJK or Arabic text can exceed the range',
  0.99,
  1.17,
  1.35,
  'anthropic-token-counting',
);

/** Opus 4.7 and later, and every Claude 5: about 30 % more tokens than before, by Anthropic's own statement. */
export const CLAUDE_NEW = estimate('Anthropic publishes no tokenizer', 1.28, 1.6, 1.92, 'anthropic-token-counting');

/** Google's SDK names Gemma 3's vocabulary for these: English ×1.01, code ×1.17–1.26, Japanese ×0.81. */
export const GEMINI_GEMMA3 = estimate(
  'Google’s tokenizer is that of Gemma 3, which is not built in',
  0.81,
  1.07,
  1.26,
  'google-genai-sdk',
);

/** Google's SDK names Gemma 4's vocabulary, which gave the same tokens as Gemma 3's on all plain test texts. */
export const GEMINI_GEMMA4 = estimate(
  'Google’s tokenizer is that of Gemma 4, which is not built in',
  0.81,
  1.07,
  1.26,
  'google-genai-sdk',
);

/** No mapping is published: the band of Gemma 4, 5 % wider on each side. */
export const GEMINI_UNNAMED = estimate(
  'Google has not named this model’s tokenizer; that of Gemma 4 is assumed',
  0.77,
  1.07,
  1.32,
  'google-genai-sdk',
);

/** Measured ×1.01–1.02 for Grok 3 to 4.1 on a mixed set, ±25 % outside English and code; later models: no data. */
export const GROK = estimate(
  'xAI publishes no tokenizer, and the range was measured on earlier Grok models',
  0.77,
  1.02,
  1.28,
  'ai-tokenizer-recordings',
);

/** English ×1.01, code ×1.05–1.10, Japanese ×0.91, Hindi ×1.49. */
export const DEEPSEEK = estimate(
  'DeepSeek’s tokenizer is public but not built in',
  0.91,
  1.05,
  1.49,
  'lenml-tokenizers',
);

/** Tekken: English ×1.02, code ×1.03–1.09, JSON of Chinese text ×1.24, Japanese ×0.95. */
export const MISTRAL_TEKKEN = estimate(
  'Mistral’s Tekken tokenizer is public but not built in',
  0.95,
  1.07,
  1.24,
  'lenml-tokenizers',
);

export const MISTRAL_UNNAMED = estimate(
  'Mistral has not named this model’s tokenizer; Tekken is assumed, with a wider range',
  0.85,
  1.07,
  1.4,
  'lenml-tokenizers',
);

/** K2's vocabulary: English ×1.03, Chinese ×0.90, Russian ×1.23, Hindi ×1.47. */
export const KIMI_K2 = estimate('Kimi K2’s tokenizer is not built in', 0.9, 1.03, 1.47, 'ai-tokenizer-recordings');

export const KIMI_UNMEASURED = estimate(
  'Nobody has measured this Kimi’s tokenizer; the range is a wide guess around Kimi K2',
  0.8,
  1.05,
  1.55,
  'ai-tokenizer-recordings',
);

export const GLM = estimate(
  'Z.ai’s tokenizer is not built in, and the range was measured on GLM-4.5 and 4.6',
  0.96,
  1.04,
  1.12,
  'ai-tokenizer-recordings',
);

export const MINIMAX = estimate(
  'MiniMax’s tokenizer is not built in, and the range was measured on MiniMax M2',
  0.94,
  1.04,
  1.14,
  'ai-tokenizer-recordings',
);

export const QWEN_35 = estimate(
  'Qwen’s tokenizer is not built in, and the range was measured on Qwen 3.5',
  0.9,
  0.98,
  1.06,
  'kitoken-vectors',
);

export const QWEN_UNMEASURED = estimate(
  'Nobody has measured this Qwen’s tokenizer; the range is twice as wide as that of Qwen 3.5',
  0.82,
  0.98,
  1.14,
  'kitoken-vectors',
);

/** MiMo V2.5 gave Qwen 3's token ids: English ×1.01, code ×0.99, Japanese ×0.87, Hindi ×2.11. */
export const MIMO = estimate(
  'Xiaomi’s tokenizer is not built in; the range is that of Qwen 3, whose vocabulary an earlier MiMo used',
  0.87,
  1.05,
  2.11,
  'lenml-tokenizers',
);

export const MUSE = estimate(
  'Meta publishes no tokenizer for Muse and nobody has measured it; the wide range is that of other vendors’ tokenizers',
  0.8,
  1.05,
  1.5,
  'lenml-tokenizers',
);
