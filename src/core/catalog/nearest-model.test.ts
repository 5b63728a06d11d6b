import { expect, test } from 'vitest';
import { modelNamedMostLike } from './nearest-model';

test.each([
  ['gpt-5-codex-mini', 'openai/gpt-5-codex'],
  ['azure/gpt-5.2-codex-max', 'openai/gpt-5.2-codex'],
  ['gpt-4-32k', 'openai/gpt-4'],
  // Another version is no more like it than any model.
  ['gpt-5.9', null],
  ['house-model-9', null],
  ['', null],
  // The same version, of another size or kind.
  ['qwen3:8b', 'alibaba/qwen3-235b-a22b-2507'],
  ['Qwen/Qwen3-8B', 'alibaba/qwen3-235b-a22b-2507'],
  ['qwen3-coder:30b', 'alibaba/qwen3-coder-480b-a35b-instruct'],
  ['qwen.qwen3-32b-v1:0', 'alibaba/qwen3-235b-a22b-2507'],
  ['llama3:8b', 'meta/llama-3-70b-instruct'],
  ['gemma3:4b', 'google/gemma-3-27b-it'],
  ['gemini-3-pro', 'google/gemini-3-pro-preview'],
  ['us.meta.llama3-2-90b-instruct-v1:0', null],
  ['llama3.2:3b', null],
  // Several are equally near.
  ['gpt-6', null],
  ['nvidia/llama-3.1-nemotron-70b-instruct', null],
  // Other weights that were taught by it.
  ['deepseek-r1-distill-llama-70b', null],
  ['deepseek-r1:8b', null],
  ['mistral', 'mistral/open-mistral-7b'],
  ['mistralai/Mistral-7B-Instruct-v0.3', 'mistral/open-mistral-7b'],
  ['my-gpt-4o-deployment', 'openai/gpt-4o'],
  ['gpt4o', 'openai/gpt-4o'],
  ['gpt41-mini', 'openai/gpt-4.1-mini'],
  ['my-deployment', null],
  ['o1-preview', 'openai/o1'],
  // No version is named: the newest is offered.
  ['mistral-large-latest', 'mistral/mistral-large-4'],
  ['mistral-small-latest', 'mistral/mistral-small-2603'],
  ['command-r-plus', 'cohere/command-r-plus-08-2024'],
  ['deepseek-reasoner', 'deepseek/deepseek-flash'],
  ['deepseek-chat', 'deepseek/deepseek-flash'],
  ['gemini-flash-latest', 'google/gemini-3.8-flash'],
  ['gemini-flash-lite-latest', 'google/gemini-3.5-flash-lite'],
  ['qwen-plus', 'alibaba/qwen3.7-plus'],
  ['command-r', 'cohere/command-r-08-2024'],
  ['codestral-latest', 'mistral/codestral-2508'],
  ['ministral-8b-latest', 'mistral/ministral-8b-2512'],
  ['mistral-nemo', 'mistral/open-mistral-nemo'],
  ['claude-sonnet-latest', 'anthropic/claude-sonnet-5-5'],
  ['claude', null],
  ['computer-use-preview', null],
  ['chatgpt-4o-latest', 'openai/gpt-4o'],
  ['kimi-k2-0905-preview', 'moonshotai/kimi-k2'],
  ['mistralic', null],
  ['my-own-model', null],
] as const)('%s is called most like %s', (id, model) => {
  expect(modelNamedMostLike(id)?.id ?? null).toBe(model);
});
