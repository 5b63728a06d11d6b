// What tools cost: each by itself, and what they share.

import type { FramingRule, ToolChoice } from '@/core/catalog/framing-rule';
import { framedBy, framingCost } from '@/core/catalog/withheld-cost';
import { addCounts, type Count, NOTHING, weaker } from '@/core/tokenize/count';
import type { StatedFraming } from './attachment';
import { chatPieces } from './chat-template';
import type { ChatMessage } from './chat-piece';
import { roundedBand } from './rounded-band';
import { type CountText, templateCosts } from './template-cost';
import { mistralTool } from './template-mistral';
import { qwenTool } from './template-qwen';
import type { ToolDefinition } from './tool-definition';
import { anthropicShape, openAiShape } from './tool-json';
import { signatureTexts, type ToolTexts, wordTexts } from './tool-texts';

export interface ToolCost {
  readonly name: string;
  /** The definition's own words, as the vendor writes them: as sure as any text. */
  readonly text: Count;
  /** What the vendor puts around them. Doubt about the form of a definition is in its band. */
  readonly wrapping: Count;
  /** The marginal cost: text + wrapping. It does not depend on the other tools, nor on the order. */
  readonly count: Count;
}

export interface ToolCosts {
  /** Shared by all tools: there once, as soon as there is one. */
  readonly prelude: Count;
  /** One for each tool, in order. */
  readonly tools: readonly ToolCost[];
  /** prelude + tools, in tokens, low and high. Exact zero without tools. */
  readonly total: Count;
}

/** Of tools that a link left out. */
export interface StatedTools extends StatedFraming {
  /** Tokens of the definitions, as the link states them. */
  readonly ownTokens: number;
  readonly sizeBytes: number;
}

/**
 * What tools cost under a vendor's rule. `countText` says what a text costs in the model's tokens; it is asked for short
 * texts only, and always for the same ones, so they can be collected and counted beforehand (see `textsAskedFor`).
 * `messages` matter where a chat template writes the tools into them: its prelude shares its joints with the system text.
 */
export function toolCosts(
  tools: readonly ToolDefinition[],
  rule: FramingRule,
  countText: CountText,
  { messages = [], toolChoice = 'auto' }: { readonly messages?: readonly ChatMessage[]; readonly toolChoice?: ToolChoice } = {},
): ToolCosts {
  if (tools.length === 0) return { prelude: NOTHING, tools: [], total: NOTHING };
  const costs = tools.map((tool) => toolCost(tool, rule, countText));
  const prelude = preludeOf(tools, rule, countText, messages, toolChoice);
  return { prelude, tools: costs, total: addCounts([prelude, ...costs.map(({ count }) => count)]) };
}

/** Whether tools cost something else where one of them must be used. */
export function countsToolChoice({ tools: rule }: FramingRule): boolean {
  switch (rule.kind) {
    case 'signatures':
      return rule.byChoice.auto !== rule.byChoice.any;
    case 'json':
      return rule.prelude.auto.tokens !== rule.prelude.any.tokens;
    case 'words':
    case 'template':
      return false;
  }
}

/** What one tool adds, whatever the others are. */
export function toolCost(tool: ToolDefinition, rule: FramingRule, countText: CountText): ToolCost {
  const { texts, constantTokens } = textsOf(tool, rule);
  const own = addCounts(texts.map(countText));
  const wrapping = wrappingOf(1, own.tokens, constantTokens, rule);
  return { name: tool.name, text: own, wrapping, count: addCounts([own, wrapping]) };
}

function wrappingOf(tools: number, ownTokens: number, constantTokens: number, { tools: rule }: FramingRule): Count {
  const doubt = rule.spread * (ownTokens + constantTokens);
  const around = rule.kind === 'json' || rule.kind === 'words' ? rule.perTool : NO_BAND;
  return roundedBand(
    {
      low: Math.max(0, constantTokens + around.low * tools - doubt),
      tokens: constantTokens + around.tokens * tools,
      high: constantTokens + around.high * tools + doubt,
    },
    rule.exactness,
  );
}

/**
 * What a vendor puts around tools that a link left out: as it states it for this rule; for others from how many there are and how
 * much they hold. Of older links, which do not say that, in the range of all that there may be.
 */
export function statedWrapping({ wrapping, rule: countedRule, tools, parameterTokens = 0, ownTokens, sizeBytes }: StatedTools, rule: FramingRule): Count {
  if (framedBy(rule) === countedRule) return wrapping;
  if (tools !== undefined) return wrappingOf(tools, ownTokens, rule.tools.kind === 'signatures' ? tools * rule.tools.functionStart + parameterTokens : 0, rule);
  const { tokens, high } = framingCost(wrapping, countedRule, rule);
  return { tokens, low: 0, high: high + sizeBytes, exactness: 'estimate' };
}

const NO_BAND = { low: 0, tokens: 0, high: 0 } as const;

function textsOf(tool: ToolDefinition, { messages, tools: rule }: FramingRule): ToolTexts {
  switch (rule.kind) {
    case 'signatures':
      return signatureTexts(tool, rule);
    case 'words':
      return wordTexts(tool);
    case 'json':
      return { texts: [JSON.stringify(rule.shape === 'anthropic' ? anthropicShape(tool) : openAiShape(tool))], constantTokens: 0 };
    case 'template': {
      const isMistral = messages.kind === 'template' && messages.templateId === 'mistral-v3-tekken';
      return { texts: [isMistral ? mistralTool(tool) : qwenTool(tool)], constantTokens: 0 };
    }
  }
}

function preludeOf(
  tools: readonly ToolDefinition[],
  rule: FramingRule,
  countText: CountText,
  messages: readonly ChatMessage[],
  toolChoice: ToolChoice,
): Count {
  const own = rule.tools;
  const fixed = fixedPrelude(rule, toolChoice);
  if (fixed !== null) return fixed;
  if (rule.messages.kind !== 'template') return NOTHING;
  const pieces = chatPieces(rule.messages.templateId, messages, tools);
  const prompt = templateCosts(pieces, countText).get('tool-prompt') ?? NOTHING;
  return { ...prompt, exactness: weaker(prompt.exactness, own.exactness) };
}

/** What tools share where it is the same whichever tools there are; null: it is written into the messages. */
export function fixedPrelude({ tools: own }: FramingRule, toolChoice: ToolChoice): Count | null {
  switch (own.kind) {
    case 'signatures': {
      const shared = own.functionsEnd + own.byChoice[toolChoice];
      return roundedBand({ low: shared * (1 - own.spread), tokens: shared, high: shared * (1 + own.spread) }, own.exactness);
    }
    case 'words':
      return NOTHING;
    case 'json':
      // One figure is what the vendor states; a range is what others measured.
      return roundedBand(own.prelude[toolChoice], own.prelude[toolChoice].low === own.prelude[toolChoice].high ? 'exact' : own.exactness);
    case 'template':
      return null;
  }
}
