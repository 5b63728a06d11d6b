// What stands in a request and in no file of its session, by what the session reports of the request.
import type { RangeByReport, ReportedRequest } from '@/core/prompt/attachment';
import type { Part, Prompt } from '@/core/prompt/part';
import type { Count } from '@/core/tokenize/count';
import type { UnitId } from '@/core/units';

export interface MissingTokens {
  readonly tokens: number;
  readonly range: RangeByReport;
}

/**
 * What of a prompt the reported request held, beside the part that stands for what is not here. The request had no answer yet:
 * turns behind those that it held, the question, and files and documents of those, came later. null: a link left texts
 * out, and which of them it held cannot be told.
 */
export function heldPrompt(prompt: Prompt, id: UnitId, { turns, later = [] }: ReportedRequest): Prompt | null {
  const notHeld = new Set([id, ...later]);
  const held = prompt.parts.filter((part) => part.enabled && part.role !== 'question' && !notHeld.has(part.id));
  if (held.some((part) => 'attachment' in part && part.attachment.kind === 'withheld')) return null;
  return { ...prompt, parts: held.map((part): Part => ('turns' in part ? { ...part, turns: part.turns.slice(0, turns) } : part)) };
}

/** What of the report is left for what is not here, with the range that `held` leaves; null where what was held is as much. */
export function missingTokens({ tokens, low, high }: Count, { inputTokens }: Pick<ReportedRequest, 'inputTokens'>): MissingTokens | null {
  return inputTokens <= tokens ? null : { tokens: inputTokens - tokens, range: { low: Math.max(1, inputTokens - high), high: inputTokens - low } };
}
