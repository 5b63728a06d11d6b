import { expect, it, test } from 'vitest';
import type { ModelId } from '@/core/units';
import { MODELS } from './models';
import { hasOtherTokenizer, isOfOtherFamily, modelNamed } from './reported-model';

test('an id of the catalogue is of its own family, with dates and prefixes of hosts too', () => {
  for (const { id, tokenizer } of MODELS) {
    if (tokenizer.kind !== 'estimate') continue;
    const plain = id.slice(id.indexOf('/') + 1);
    for (const written of [id, plain, `${plain}-20261101`, `us.vendor.${plain}-v1:0`, `models/${plain}`, `${plain}@20261101`, plain.replaceAll('.', '-')]) {
      expect(isOfOtherFamily(written, tokenizer.family), written).toBe(false);
    }
  }
});

test.each([
  ['claude-sonnet-4-6-20260205', 'claude-new'],
  ['claude-opus-5-5', 'claude-old'],
  ['gpt-5.5-2026-04-01', 'claude-new'],
  ['gpt-5-mini', 'grok'],
  ['gpt-5.2-codex', 'claude-new'],
  ['gemini-9-flash', 'claude-old'],
  ['grok-4-0709', 'claude-old'],
  ['claude-opus-4-1-20250805', 'claude-new'],
  ['claude-opus-5-20261001', 'claude-old'],
  ['us.anthropic.claude-opus-4-1-20250805-v1:0', 'grok'],
] as const)('%s is not of %s', (id, family) => {
  expect(isOfOtherFamily(id, family)).toBe(true);
});

test.each([
  ['gpt-5.2-codex', 'openai/gpt-5.5', false],
  ['gpt-5.2-codex', 'openai/gpt-4', true],
  ['gpt-5.5-2026-04-01', 'anthropic/claude-opus-5-5', true],
  ['claude-opus-5-5', 'openai/gpt-5.5', true],
  ['claude-opus-5-5-20261101', 'anthropic/claude-opus-5-5', false],
  ['my-own-model', 'openai/gpt-5.5', false],
] as const)('whether %s counts otherwise than %s: %s', (reported, id, isOther) => {
  expect(hasOtherTokenizer(reported, MODELS.find((model) => model.id === id)!.tokenizer)).toBe(isOther);
});

test.each([
  ['claude-opus-9-1-20290805', 'claude-new'],
  ['claude-opus-9-20291001', 'claude-old'],
  ['grok-4-0709', 'grok'],
  ['my-own-model', 'grok'],
  ['', 'grok'],
  ['-/-', 'claude-old'],
] as const)('of %s nothing is said against %s', (id, family) => {
  expect(isOfOtherFamily(id, family)).toBe(false);
});

test.each([
  ['gpt-4-32k', null],
  ['o1-mini', null],
  ['gpt-5.1-codex', 'openai/gpt-5.1-codex'],
  ['gpt-5-codex', 'openai/gpt-5-codex'],
  ['gpt-5.1-codex-max', 'openai/gpt-5.1-codex-max'],
  ['openai/gpt-5.1-codex-mini', 'openai/gpt-5.1-codex-mini'],
  ['azure/gpt-5.2-codex-2026-01-14', 'openai/gpt-5.2-codex'],
  ['azure/gpt-5.2-2025-12-11', 'openai/gpt-5.2'],
  // One that names no model of the catalogue stays one that is not known, whatever it begins with.
  ['gpt-5-codex-mini', null],
  ['gpt-5.2-codex-max', null],
  ['gpt-5.1-mini', null],
  ['gpt-5.3-codex', 'openai/gpt-5.3-codex'],
  ['deepseek-r1-distill-llama-70b', null],
  ['gpt-5.1', 'openai/gpt-5.1'],
  ['gpt-5.1-2025-11-13', 'openai/gpt-5.1'],
  ['gpt-4-0613', 'openai/gpt-4'],
  ['openai/gpt-5.1-latest', 'openai/gpt-5.1'],
  ['us.anthropic.claude-opus-5-5-20261101-v1:0', 'anthropic/claude-opus-5-5'],
  ['us.anthropic.claude-opus-5-v1', 'anthropic/claude-opus-5'],
  ['arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-opus-4-1-20250805-v1:0', 'anthropic/claude-opus-4-1'],
  ['bedrock/us.amazon.nova-pro-v1:0', 'amazon/nova-pro-v1'],
  ['openai.gpt-oss-120b-1:0', 'openai/gpt-oss-120b'],
  ['meta.llama3-3-70b-instruct-v1:0', 'meta/llama-3.3-70b-instruct'],
  // A window of its own.
  ['anthropic.claude-3-haiku-20240307-v1:0:48k', null],
  ['ft:gpt-4o-mini-2024-07-18:org::id', 'openai/gpt-4o-mini'],
  ['ft:gpt-4.1:org:a_suffix:id:ckpt-step-90', 'openai/gpt-4.1'],
  ['ft:gpt-4o-mini-2024-07-18', 'openai/gpt-4o-mini'],
  // Names of owners are names of no models.
  ['ft:own-model:gpt-5:gpt-4o:id', null],
  ['ft:gpt-4o:acme-gpt-5:gpt-5:id', 'openai/gpt-4o'],
  ['openai/gpt-oss-120b:free', 'openai/gpt-oss-120b'],
  ['anthropic/claude-opus-4.1:thinking', 'anthropic/claude-opus-4-1'],
  ['openai/gpt-4o:online', 'openai/gpt-4o'],
  ['openai/gpt-4o:extended', null],
  ['azure/gpt-4o', 'openai/gpt-4o'],
  ['azure/gpt-35-turbo', 'openai/gpt-3.5-turbo'],
  ['gemini-2.5-flash-preview-09-2025', 'google/gemini-2.5-flash'],
  ['publishers/google/models/gemini-2.5-pro', 'google/gemini-2.5-pro'],
  ['publishers/anthropic/models/claude-opus-4-1@20250805', 'anthropic/claude-opus-4-1'],
  ['llama-3.3-70b-versatile', 'meta/llama-3.3-70b-instruct'],
  ['groq/llama-3.1-8b-instant', 'meta/llama-3.1-8b-instruct'],
  ['llama3.1:8b', 'meta/llama-3.1-8b-instruct'],
  ['llama3.1:8b-instruct-q4_K_M', 'meta/llama-3.1-8b-instruct'],
  ['llama3.1:8b-text-q4_K_M', null],
  ['gemma3:27b', 'google/gemma-3-27b-it'],
  ['accounts/fireworks/models/llama-v3p3-70b-instruct', 'meta/llama-3.3-70b-instruct'],
  ['mixtral-8x7b-32768', 'mistral/open-mixtral-8x7b'],
  ['mistralai/Mixtral-8x7B-Instruct-v0.1', 'mistral/open-mixtral-8x7b'],
  ['mixtral:8x22b', 'mistral/open-mixtral-8x22b'],
  ['ollama/llama3.1', 'meta/llama-3.1-8b-instruct'],
  ['deepseek-r1:671b', 'deepseek/deepseek-r1'],
  // Other weights that were taught by it.
  ['deepseek-r1:8b', null],
  ['deepseek-r1:latest', null],
  ['Qwen/Qwen3-235B-A22B-Instruct-2507', 'alibaba/qwen3-235b-a22b-2507'],
  ['cerebras/qwen-3-235b-a22b-instruct-2507', 'alibaba/qwen3-235b-a22b-2507'],
  ['Qwen/Qwen3-235B-A22B-Thinking-2507', null],
  ['qwen3:8b', null],
  ['meta-llama/Meta-Llama-3.1-405B-Instruct-Turbo', 'meta/llama-3.1-405b-instruct'],
  ['meta-llama/Llama-4-Maverick-17B-128E-Instruct-FP8', 'meta/llama-4-maverick'],
  ['us.meta.llama4-scout-17b-instruct-v1:0', 'meta/llama-4-scout'],
  ['us.deepseek.r1-v1:0', 'deepseek/deepseek-r1'],
  ['deepseek.v3-v1:0', 'deepseek/deepseek-v3.1'],
  ['openrouter/deepseek/deepseek-chat-v3-0324:free', 'deepseek/deepseek-v3'],
  ['openrouter/anthropic/claude-sonnet-4', 'anthropic/claude-sonnet-4'],
  ['openrouter/auto', null],
  ['claude-sonnet-4@20250514', 'anthropic/claude-sonnet-4'],
  ['claude-sonnet-4-0', 'anthropic/claude-sonnet-4'],
  ['claude-4-sonnet', 'anthropic/claude-sonnet-4'],
  ['claude-3-5-sonnet-latest', 'anthropic/claude-3.5-sonnet'],
  ['claude-3-5-sonnet-v2@20241022', 'anthropic/claude-3.5-sonnet'],
  ['arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-sonnet-4-20250514-v1:0', 'anthropic/claude-sonnet-4'],
  ['arn:aws:bedrock:us-west-2:123456789012:application-inference-profile/abc123', null],
  ['models/gemini-2.5-flash', 'google/gemini-2.5-flash'],
  ['projects/p/locations/us-central1/publishers/google/models/gemini-2.5-flash', 'google/gemini-2.5-flash'],
  ['gemini-2.5-flash-latest', 'google/gemini-2.5-flash'],
  ['gpt-4o-latest', 'openai/gpt-4o'],
  ['gpt-4-1106-preview', 'openai/gpt-4-turbo'],
  // Another model than the one that followed it.
  ['o1-preview', null],
  ['o1-preview-2024-09-12', null],
  ['grok-4-1-fast-non-reasoning', 'xai/grok-4.1-fast'],
  ['my-gpt-4o-deployment', null],
  ['deepseek-reasoner', null],
  ['gemini-flash-latest', null],
  // Names that vendors move stand for none.
  ['mistral-large-latest', null],
  ['deepseek-chat', null],
  ['chatgpt-4o-latest', null],
] as const)('%s names %s', (id, model) => {
  expect(modelNamed(id)?.id ?? null).toBe(model);
});

it('one that the user added is named like any other', () => {
  const own = { ...MODELS[0]!, id: 'own/house-model-9' as ModelId };
  expect(modelNamed('azure/house-model-9', [...MODELS, own])).toBe(own);
  expect(modelNamed('house-model-9')).toBeNull();
  // One that has the name of another leaves it that.
  expect(modelNamed('gpt-4o', [...MODELS, { ...own, id: 'own/gpt-4o' as ModelId }])?.id).toBe('openai/gpt-4o');
});
