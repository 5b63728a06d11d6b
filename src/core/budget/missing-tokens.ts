import type { CountedPart } from './counted';
import type { ReportedRequest } from '@/core/prompt/attachment';
import type { UnitId } from '@/core/units';

/**
 * What of a prompt the reported request held, in tokens, and what of the report that leaves for the part that stands for what is
 * not here: whole tokens, 0 or less where the rest alone is as much. The request had no answer yet: turns behind those that
 * it held, and a question, came later. `overheadTokens` is that of the prompt, a little more than that of the request.
 */
export function missingTokens(parts: readonly CountedPart[], overheadTokens: number, id: UnitId, { inputTokens, turns }: ReportedRequest): { readonly heldTokens: number; readonly missing: number } {
  const held = parts.filter((part) => part.enabled && part.id !== id && part.role !== 'question');
  const heldTokens = overheadTokens + held.reduce((sum, part) => sum + (part.role === 'history' ? part.turns.slice(0, turns).reduce((all, { count }) => all + count.tokens, 0) : part.count.tokens), 0);
  return { heldTokens, missing: inputTokens - heldTokens };
}
