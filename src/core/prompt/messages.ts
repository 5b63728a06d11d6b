// Prompts are sent as messages, and every message costs a few tokens of wrapping beside its text.

import type { Part, Prompt, Speaker } from './part';
import type { FramingRule } from '@/core/catalog/model';
import { type Count, NOTHING } from '@/core/tokenize/count';
import type { UnitId } from '@/core/units';

export interface Message {
  readonly speaker: 'system' | Speaker;
  /** The parts whose text it carries, in send order; a turn's message names the history part. */
  readonly partIds: readonly UnitId[];
}

/**
 * The messages in which a prompt is sent: one per enabled system part, one per turn of an enabled history, and one user
 * message for each run of documents and questions. Tools travel beside the messages and make none; they and parts that
 * are switched off do not interrupt a run, and neither does a history without turns.
 */
export function messagesOf(prompt: Prompt): readonly Message[] {
  const messages: Message[] = [];
  let run: UnitId[] | null = null;
  for (const part of prompt.parts) {
    if (!part.enabled || part.role === 'tools') continue;
    if (part.role === 'documents' || part.role === 'question') {
      if (run === null) {
        run = [];
        messages.push({ speaker: 'user', partIds: run });
      }
      run.push(part.id);
      continue;
    }
    const own = messagesOfPart(part);
    if (own.length > 0) run = null;
    messages.push(...own);
  }
  return messages;
}

/**
 * Tokens that wrap the messages of a prompt: the rule's tokens per message (they hold the token of the role) for each,
 * and once the tokens that open the reply. No messages: exact zero. Whole tokens; a rule with fractions is rounded, its
 * band outwards. The formula is the one OpenAI published for its chat models (see the rule's source).
 */
export function framingOverhead(prompt: Prompt, rule: FramingRule): Count {
  const messages = messagesOf(prompt).length;
  if (messages === 0) return NOTHING;
  const tokens = Math.round(rule.tokensPerMessage * messages + rule.tokensForReply);
  return {
    tokens,
    low: Math.min(tokens, Math.floor(rule.low.perMessage * messages + rule.low.once)),
    high: Math.max(tokens, Math.ceil(rule.high.perMessage * messages + rule.high.once)),
    exactness: rule.exactness,
  };
}

function messagesOfPart(part: Part): readonly Message[] {
  return part.role === 'history'
    ? part.turns.map((turn) => ({ speaker: turn.speaker, partIds: [part.id] }))
    : [{ speaker: 'system', partIds: [part.id] }];
}
