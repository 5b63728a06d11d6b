// Which models of the catalogue have an architecture that is known here.
import { ARCHITECTURES } from './architectures.data';
import type { Architecture } from './architecture';

/** By the catalogue’s id of a model; where several models share an architecture, they share its id. A later release with another window, such as Qwen3 235B 2507, has an entry of its own. */
const ARCHITECTURE_OF: Readonly<Record<string, string>> = {
  'openai/gpt-oss-20b': 'gpt-oss-20b',
  'openai/gpt-oss-120b': 'gpt-oss-120b',
  'google/gemma-3-27b-it': 'gemma-3-27b',
  'meta/llama-3.1-8b-instruct': 'llama-3.1-8b',
  'meta/llama-3.1-70b-instruct': 'llama-3.1-70b',
  'meta/llama-3.3-70b-instruct': 'llama-3.1-70b',
  'meta/llama-3.1-405b-instruct': 'llama-3.1-405b',
  'meta/llama-4-scout': 'llama-4-scout',
  'meta/llama-4-maverick': 'llama-4-maverick',
  'mistral/open-mistral-7b': 'mistral-7b-v0.3',
  'mistral/mistral-large-2411': 'mistral-large-2',
  'mistral/open-mixtral-8x7b': 'mixtral-8x7b',
  'mistral/open-mixtral-8x22b': 'mixtral-8x22b',
  'alibaba/qwen2.5-72b-instruct': 'qwen2.5-72b',
  'alibaba/qwen3-235b-a22b-2507': 'qwen3-235b-a22b-2507',
  'deepseek/deepseek-v3': 'deepseek-v3',
  'deepseek/deepseek-v3.1': 'deepseek-v3',
  'deepseek/deepseek-r1': 'deepseek-v3',
  'deepseek/deepseek-v3.2': 'deepseek-v3.2',
  'deepseek/deepseek-v4-flash': 'deepseek-v4-flash',
  'moonshotai/kimi-k2': 'kimi-k2',
  'minimax/MiniMax-M2': 'minimax-m2',
  'xiaomi/mimo-v2-flash': 'mimo-v2-flash',
};

/** Shown for a model of which no architecture is known. */
export const DEFAULT_ARCHITECTURE_ID = 'llama-3.1-8b';

export function architectureOfModel(modelId: string): Architecture | null {
  const id = Object.hasOwn(ARCHITECTURE_OF, modelId) ? ARCHITECTURE_OF[modelId] : null;
  return ARCHITECTURES.find((each) => each.id === id) ?? null;
}

/** The models of the catalogue that have this architecture, the one that bears its name first. */
export function modelsOfArchitecture(id: string): readonly string[] {
  return Object.keys(ARCHITECTURE_OF).filter((modelId) => ARCHITECTURE_OF[modelId] === id);
}
