// How far the framing may be off where the text beside it is not here: nobody can count how its ends meet a chat template.

import type { ChatPiece, OverheadId } from './chat-piece';
import type { SignedCount } from './signed-count';

/**
 * What the first or last word of a text may gain or save by what is put beside it or cut off there. Of all tokens of the
 * vocabularies, alone and with another behind, it is 6 at most.
 */
const JOINT_TOKENS = 8;

interface Doubt {
  readonly line: OverheadId;
  readonly count: SignedCount;
}

/**
 * What a content that is not here may add to the framing or save, by the line that it belongs to. Nothing where it meets a
 * special token, or line breaks that only white space would join, and has no white space there that is cut off.
 */
export function unseenDoubts({ unseen, trimStart, trimEnd }: Extract<ChatPiece, { readonly kind: 'content' }>, before: ChatPiece | undefined, after: ChatPiece | undefined): readonly Doubt[] {
  if (unseen === undefined) return [];
  const isApart = before?.kind === 'text' && /^\n+$/.test(before.text) && unseen.start === 0;
  return [...doubtAt(trimStart ? unseen.start : 0, isApart ? undefined : before), ...doubtAt(trimEnd ? unseen.end : 0, after)];
}

/** No token is less than a byte, and no estimate of a symbol twice as much. */
function doubtAt(cutBytes: number, beside: ChatPiece | undefined): readonly Doubt[] {
  const isJoined = beside?.kind === 'text';
  if (cutBytes === 0 && !isJoined) return [];
  return [{ line: isJoined ? beside.line : 'framing', count: { tokens: 0, low: -2 * cutBytes - JOINT_TOKENS, high: JOINT_TOKENS, exactness: 'estimate' } }];
}
