// What a link states of tools that it leaves out, so that what other vendors put around them can be counted.

import { OPENAI_FRAMING } from '@/core/catalog/framing';
import type { ToolDefinition } from '@/core/prompt/tool-definition';
import { signatureTexts } from '@/core/prompt/tool-texts';

/** What OpenAI's published count adds for properties and enums of tools; 0 or more. It is the same in all versions of the rule. */
export function parameterTokens(tools: readonly ToolDefinition[]): number {
  const rule = OPENAI_FRAMING.tools;
  if (rule.kind !== 'signatures') return 0;
  return tools.reduce((sum, tool) => sum + signatureTexts(tool, { ...rule, functionStart: 0 }).constantTokens, 0);
}
