// Which model costs attachments by which rule.
import type { AttachmentRule } from './attachment-rule';
import type { FramingRule } from './framing-rule';
import {
  CLAUDE_HIGH_RESOLUTION,
  CLAUDE_STANDARD,
  GEMINI_2,
  GEMINI_3,
  GEMINI_AFTER_3,
  GPT_4O_MINI_TILES,
  GPT_4O_TILES,
  GPT_5_2_PATCHES,
  GPT_5_4_PATCHES,
  GPT_5_5_PATCHES,
  GPT_5_6_PATCHES,
  GPT_5_TILES,
  GROK_IMAGES,
  MINI_PATCHES,
  NANO_PATCHES,
  notNamed,
  O4_MINI_PATCHES,
  O_SERIES_TILES,
  textAlone,
  unpublished,
} from './attachment-rules';
import type { Model, TokenizerMapping } from './model';

/** The models of each rule, by id. */
const MODELS_BY_RULE: readonly (readonly [AttachmentRule, readonly string[]])[] = [
  // Measured like GPT-5.6's rule on GPT-6; the others after it are taken to be like it.
  [GPT_5_6_PATCHES, ['openai/gpt-6.1-terra', 'openai/gpt-6.1-sol', 'openai/gpt-6-astra', 'openai/gpt-6-sol', 'openai/gpt-6-luna']],
  [GPT_5_6_PATCHES, ['openai/gpt-5.6-sol', 'openai/gpt-5.6-terra', 'openai/gpt-5.6-luna', 'openai/gpt-5.6-cyber']],
  [GPT_5_5_PATCHES, ['openai/gpt-5.5', 'openai/gpt-5.5-pro']],
  [GPT_5_4_PATCHES, ['openai/gpt-5.4', 'openai/gpt-5.4-pro']],
  [GPT_5_2_PATCHES, ['openai/gpt-5.2', 'openai/gpt-5.2-pro', 'openai/gpt-5.2-codex', 'openai/gpt-5.3-codex']],
  [MINI_PATCHES, ['openai/gpt-5.4-mini', 'openai/gpt-5-mini', 'openai/gpt-4.1-mini']],
  [NANO_PATCHES, ['openai/gpt-5.4-nano', 'openai/gpt-5-nano', 'openai/gpt-4.1-nano']],
  [GPT_5_TILES, ['openai/gpt-5']],
  [GPT_4O_TILES, ['openai/gpt-4.1', 'openai/gpt-4o', 'openai/gpt-4o-2024-05-13', 'openai/gpt-4-turbo']],
  [GPT_4O_MINI_TILES, ['openai/gpt-4o-mini']],
  [O_SERIES_TILES, ['openai/o1', 'openai/o1-pro', 'openai/o3']],
  [O4_MINI_PATCHES, ['openai/o4-mini']],
  [
    CLAUDE_HIGH_RESOLUTION,
    ['fable-5-2', 'fable-5-1', 'fable-5', 'opus-5-5', 'opus-5', 'opus-4-8', 'opus-4-7', 'sonnet-5-5', 'sonnet-5', 'haiku-5-5'].map(claude),
  ],
  [
    CLAUDE_STANDARD,
    ['opus-4-6', 'opus-4-5', 'opus-4-1', 'opus-4', 'sonnet-4-6', 'sonnet-4-5', 'sonnet-4', 'haiku-4-5', '3.7-sonnet', '3.5-sonnet', '3.5-haiku', '3-opus', '3-sonnet', '3-haiku'].map(claude),
  ],
  [GEMINI_AFTER_3, ['google/gemini-4-argon']],
  [GEMINI_3, ['3.8-flash', '3.7-flash', '3.6-flash', '3.5-flash', '3.5-flash-lite', '3.1-flash-lite', '3.1-pro-preview', '3-flash-preview', '3-pro-preview'].map((name) => `google/gemini-${name}`)],
  [GEMINI_2, ['2.5-pro', '2.5-flash', '2.5-flash-lite', '2.0-flash', '2.0-flash-lite', '2.5-computer-use-preview-10-2025'].map((name) => `google/gemini-${name}`)],
  [GROK_IMAGES, ['4.7', '4.6', '4.5', '4.3', '4.20', '4.1-fast', '4-fast', '4'].map((name) => `xai/grok-${name}`)],
];

function claude(name: string): string {
  return `anthropic/claude-${name}`;
}

const RULES: ReadonlyMap<string, AttachmentRule> = new Map(MODELS_BY_RULE.flatMap(([rule, ids]) => ids.map((id) => [id, rule] as const)));

/** Vendors that publish rules, by name. */
const PUBLISHING: readonly string[] = ['OpenAI', 'Anthropic', 'Google', 'xAI'];

/** A model, or as much of one as is known. */
export interface AttachmentModel {
  readonly id: string;
  readonly vendor: string;
  readonly name?: string;
  readonly modalities?: Model['modalities'];
  /** For texts that are not here: whose tokens they would be counted in, and how the vendor writes tools. */
  readonly tokenizer?: TokenizerMapping;
  readonly framing?: FramingRule;
}

/**
 * The rule of a model. Of one that the table does not name: it takes text alone, or its vendor's page leaves it out, or its
 * vendor has no public rule. What a host of Gemma counts for an image is the host's to say.
 */
export function attachmentRuleOf({ id, name = id, vendor, modalities }: AttachmentModel): AttachmentRule {
  const own = RULES.get(id);
  if (own !== undefined) return own;
  if (modalities?.value.every((modality) => modality === 'text')) return textAlone(name);
  return PUBLISHING.includes(vendor) && !id.startsWith('google/gemma') ? notNamed(vendor) : unpublished(vendor);
}

/** Ids of the models that have a rule of their own. */
export const MODELS_WITH_RULES: readonly string[] = [...RULES.keys()];
