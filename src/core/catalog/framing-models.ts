// Which model's requests are framed by which rule. A rule is exact only for the models that its publisher names.
import { ANTHROPIC_PRELUDES } from './anthropic-preludes';
import {
  BORROWED_FRAMING,
  claudeFraming,
  COHERE_LATER_FRAMING,
  COMPLETION_FRAMING,
  DEEPSEEK_LATER_FRAMING,
  GOOGLE_FRAMING,
  MISTRAL_LATER_FRAMING,
  OPENAI_FRAMING,
  OPENAI_LATER_FRAMING,
  OPENAI_OLD_FRAMING,
  QWEN_LATER_FRAMING,
  TEMPLATE_FRAMING,
} from './framing';
import type { FramingRule } from './framing-rule';

/** Models whose own rule or chat template is known, and those that are not like the rest of their vendor's. */
const BY_ID: Readonly<Record<string, FramingRule>> = {
  'openai/gpt-1': COMPLETION_FRAMING,
  'openai/gpt-2': COMPLETION_FRAMING,
  'openai/gpt-3': COMPLETION_FRAMING,
  'openai/gpt-3.5-turbo': OPENAI_OLD_FRAMING,
  'openai/gpt-4': OPENAI_OLD_FRAMING,
  'openai/gpt-4-turbo': OPENAI_OLD_FRAMING,
  'openai/gpt-4o': OPENAI_FRAMING,
  'openai/gpt-4o-2024-05-13': OPENAI_FRAMING,
  'openai/gpt-4o-mini': OPENAI_FRAMING,
  // They write another format, whose template is in no package.
  'openai/gpt-oss-120b': BORROWED_FRAMING,
  'openai/gpt-oss-20b': BORROWED_FRAMING,
  'google/gemma-3-27b-it': TEMPLATE_FRAMING['gemma-3'],
  'google/gemma-4-26b-a4b-it': BORROWED_FRAMING,
  'google/gemma-4-31b-it': BORROWED_FRAMING,
  'google/gemma-4-e4b-it': BORROWED_FRAMING,
  'meta/llama-3.1-405b-instruct': TEMPLATE_FRAMING['llama-3.1'],
  'meta/llama-3.1-70b-instruct': TEMPLATE_FRAMING['llama-3.1'],
  'meta/llama-3.1-8b-instruct': TEMPLATE_FRAMING['llama-3.1'],
  'meta/llama-3.3-70b-instruct': TEMPLATE_FRAMING['llama-3.1'],
  'cohere/command-r-08-2024': COHERE_LATER_FRAMING,
  'cohere/command-r-plus-08-2024': COHERE_LATER_FRAMING,
  'mistral/open-mistral-nemo': TEMPLATE_FRAMING['mistral-v3-tekken'],
  // Their templates are older than the one that is carried.
  'mistral/open-mistral-7b': BORROWED_FRAMING,
  'mistral/open-mixtral-8x22b': BORROWED_FRAMING,
  'mistral/open-mixtral-8x7b': BORROWED_FRAMING,
  'deepseek/deepseek-v3': TEMPLATE_FRAMING['deepseek-v3'],
  'alibaba/qwen2.5-72b-instruct': TEMPLATE_FRAMING['qwen-2.5'],
  'alibaba/qwen3-235b-a22b-2507': TEMPLATE_FRAMING['qwen-3'],
};

/** The rest, by the key of the vendor. */
const BY_VENDOR: Readonly<Record<string, FramingRule>> = {
  openai: OPENAI_LATER_FRAMING,
  google: GOOGLE_FRAMING,
  deepseek: DEEPSEEK_LATER_FRAMING,
  mistral: MISTRAL_LATER_FRAMING,
  alibaba: QWEN_LATER_FRAMING,
};

/** Rows of Anthropic's table by the end of an id, "opus-4-8" or "3.5-haiku"; one row holds for Opus 4 and 4.1 alike. */
const CLAUDE_ROWS: Readonly<Record<string, keyof typeof ANTHROPIC_PRELUDES>> = {
  ...Object.fromEntries((Object.keys(ANTHROPIC_PRELUDES) as (keyof typeof ANTHROPIC_PRELUDES)[]).map((row) => [row.replace('.', '-'), row])),
  '3.5-haiku': 'haiku-3.5',
};

/** How requests to the model with this id are framed. Any id has a rule: where nothing is known, one with a wide range. */
export function framingOf(id: string): FramingRule {
  const own = Object.hasOwn(BY_ID, id) ? BY_ID[id] : undefined;
  if (own !== undefined) return own;
  const slash = id.indexOf('/');
  const vendorKey = id.slice(0, slash);
  if (vendorKey === 'anthropic') {
    const name = id.slice(slash + 1).replace(/^claude-/, '');
    return claudeFraming(Object.hasOwn(CLAUDE_ROWS, name) ? (CLAUDE_ROWS[name] ?? null) : null);
  }
  return (Object.hasOwn(BY_VENDOR, vendorKey) ? BY_VENDOR[vendorKey] : undefined) ?? BORROWED_FRAMING;
}
