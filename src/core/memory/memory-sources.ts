import type { Source } from '@/core/catalog/model';

/** Where architectures, GPUs and measured runs are from. Repositories and pages without a date carry the day on which they were read. */
export const MEMORY_SOURCES = {
  litgpt: {
    id: 'litgpt',
    name: 'Lightning-AI/litgpt, litgpt/config.py at 2685705',
    url: 'https://github.com/Lightning-AI/litgpt/blob/2685705/litgpt/config.py',
    licence: 'Apache-2.0',
    asOf: '2026-11-28',
  },
  'litgpt-2507': {
    id: 'litgpt-2507',
    name: 'Lightning-AI/litgpt, litgpt/config.py at 0006c97',
    url: 'https://github.com/Lightning-AI/litgpt/blob/0006c973aa7d6ace293e2a5fedaf1f8f804f960c/litgpt/config.py',
    licence: 'Apache-2.0',
    asOf: '2026-11-28',
  },
  transformers: {
    id: 'transformers',
    name: 'Hugging Face transformers 5.18.0, defaults of the configurations',
    url: 'https://github.com/huggingface/transformers/tree/v5.18.0/src/transformers/models',
    licence: 'Apache-2.0',
    asOf: '2026-11-28',
  },
  'gemma-pytorch': {
    id: 'gemma-pytorch',
    name: 'google/gemma_pytorch, gemma/config.py',
    url: 'https://github.com/google/gemma_pytorch/blob/main/gemma/config.py',
    licence: 'Apache-2.0',
    asOf: '2026-11-28',
  },
  'gpt-oss': {
    id: 'gpt-oss',
    name: 'openai/gpt-oss at 7b58334',
    url: 'https://github.com/openai/gpt-oss/tree/7b58334',
    licence: 'Apache-2.0',
    asOf: '2026-11-28',
  },
  'deepseek-v3': {
    id: 'deepseek-v3',
    name: 'deepseek-ai/DeepSeek-V3, inference/configs/config_671B.json',
    url: 'https://github.com/deepseek-ai/DeepSeek-V3/blob/main/inference/configs/config_671B.json',
    licence: 'MIT',
    asOf: '2026-11-28',
  },
  'kimi-k2': {
    id: 'kimi-k2',
    name: 'MoonshotAI/Kimi-K2, model summary',
    url: 'https://github.com/MoonshotAI/Kimi-K2#2-model-summary',
    licence: 'Modified MIT',
    asOf: '2026-11-28',
  },
  'context-parallelism': {
    id: 'context-parallelism',
    name: 'Yang et al., “Context Parallelism for Scalable Million-Token Inference”, arXiv 2411.01783v3, table 4 and section 4.2.3',
    url: 'https://arxiv.org/abs/2411.01783v3',
    licence: 'cited figures',
    asOf: '2026-11-28',
  },
  'lockwood-a100': {
    id: 'lockwood-a100',
    name: 'Glenn K. Lockwood on the A100, after NVIDIA’s datasheet',
    url: 'https://glennklockwood.com/garden/processors/A100',
    licence: 'cited figures',
    asOf: '2026-11-28',
  },
  'lockwood-h100': {
    id: 'lockwood-h100',
    name: 'Glenn K. Lockwood on the H100',
    url: 'https://glennklockwood.com/garden/processors/h100',
    licence: 'cited figures',
    asOf: '2026-11-28',
  },
  'aiwiki-h200': {
    id: 'aiwiki-h200',
    name: 'AI Wiki on the H200, memory and bandwidth; the compute is the H100’s',
    url: 'https://aiwiki.ai/wiki/nvidia_h200',
    licence: 'cited figures',
    asOf: '2026-06-21',
  },
  'lockwood-b200': {
    id: 'lockwood-b200',
    name: 'Glenn K. Lockwood on the B200, HGX at 1,000 W',
    url: 'https://glennklockwood.com/garden/processors/B200',
    licence: 'cited figures',
    asOf: '2026-11-28',
  },
  'waredb-4090': {
    id: 'waredb-4090',
    name: 'WareDB on the GeForce RTX 4090, dense bf16 with sums in fp32',
    url: 'https://waredb.com/processor/nvidia-geforce-rtx-4090',
    licence: 'cited figures',
    asOf: '2026-11-28',
  },
  'vllm-utilization': {
    id: 'vllm-utilization',
    name: 'vLLM’s share of memory as Unsloth’s guide states it: 0.9',
    url: 'https://unsloth.ai/docs/basics/inference-and-deployment/vllm-guide/vllm-engine-arguments',
    licence: 'public documentation',
    asOf: '2026-11-28',
  },
} as const satisfies Readonly<Record<string, Source>>;

export function findMemorySource(id: string | null): Source | null {
  return id !== null && Object.hasOwn(MEMORY_SOURCES, id) ? MEMORY_SOURCES[id as keyof typeof MEMORY_SOURCES] : null;
}
