// Which model costs attachments by which rule.
import type { AttachmentRule } from './attachment-rule';
import {
  CLAUDE_HIGH_RESOLUTION,
  CLAUDE_STANDARD,
  GEMINI_2,
  GEMINI_3,
  GEMINI_AFTER_3,
  GPT_4_TEXT,
  GPT_4O_MINI_TILES,
  GPT_4O_TILES,
  GPT_5_2_PATCHES,
  GPT_5_5_PATCHES,
  GPT_5_6_PATCHES,
  GPT_5_TILES,
  GROK_IMAGES,
  MINI_PATCHES,
  O4_MINI_PATCHES,
  O_SERIES_TILES,
  unpublished,
} from './attachment-rules';

/** By model id. */
const RULES: Readonly<Record<string, AttachmentRule>> = {
  // Measured like GPT-5.6's rule on GPT-6; 6.1 is taken to be like 6.
  'openai/gpt-6.1-sol': GPT_5_6_PATCHES,
  'openai/gpt-6-sol': GPT_5_6_PATCHES,
  'openai/gpt-5.6-sol': GPT_5_6_PATCHES,
  'openai/gpt-5.6-terra': GPT_5_6_PATCHES,
  'openai/gpt-5.6-luna': GPT_5_6_PATCHES,
  'openai/gpt-5.5': GPT_5_5_PATCHES,
  'openai/gpt-5.2': GPT_5_2_PATCHES,
  'openai/gpt-5': GPT_5_TILES,
  'openai/gpt-5-mini': MINI_PATCHES,
  'openai/gpt-4.1': GPT_4O_TILES,
  'openai/gpt-4.1-mini': MINI_PATCHES,
  'openai/gpt-4o': GPT_4O_TILES,
  'openai/gpt-4o-mini': GPT_4O_MINI_TILES,
  'openai/o3': O_SERIES_TILES,
  'openai/o4-mini': O4_MINI_PATCHES,
  'openai/gpt-4-turbo': GPT_4O_TILES,
  'openai/gpt-4': GPT_4_TEXT,
  'anthropic/claude-fable-5-2': CLAUDE_HIGH_RESOLUTION,
  'anthropic/claude-opus-5-5': CLAUDE_HIGH_RESOLUTION,
  'anthropic/claude-sonnet-5-5': CLAUDE_HIGH_RESOLUTION,
  'anthropic/claude-haiku-5-5': CLAUDE_HIGH_RESOLUTION,
  'anthropic/claude-opus-4-8': CLAUDE_HIGH_RESOLUTION,
  'anthropic/claude-sonnet-4-6': CLAUDE_STANDARD,
  'anthropic/claude-haiku-4-5': CLAUDE_STANDARD,
  'google/gemini-4-argon': GEMINI_AFTER_3,
  'google/gemini-3.8-flash': GEMINI_3,
  'google/gemini-3.5-flash': GEMINI_3,
  'google/gemini-3.1-pro-preview': GEMINI_3,
  'google/gemini-2.5-pro': GEMINI_2,
  'google/gemini-2.5-flash': GEMINI_2,
  'xai/grok-4.7': GROK_IMAGES,
  'xai/grok-4.3': GROK_IMAGES,
};

/** The rule of a model. A model that the table does not name has no public rule, and so has every model of its vendor. */
export function attachmentRuleOf(model: { readonly id: string; readonly vendor: string }): AttachmentRule {
  return (Object.hasOwn(RULES, model.id) ? RULES[model.id] : undefined) ?? unpublished(model.vendor);
}

/** Ids of the models that have a rule of their own. */
export const MODELS_WITH_RULES: readonly string[] = Object.keys(RULES);
