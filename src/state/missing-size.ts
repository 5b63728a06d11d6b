// What of a request is in no file of its session, by what the file reports. Loaded with the views that offer it.
import { heldPrompt, type MissingTokens, missingTokens } from '@/core/budget/missing-tokens';
import type { ReportedRequest } from '@/core/prompt/attachment';
import type { AttachmentPart } from '@/core/prompt/part';
import type { Count } from '@/core/tokenize/count';
import type { AppState } from './app-state';
import { fillOf } from './fill-of';
import { selectModel } from './selectors';
import type { AppStore } from './store';

/** Gives the part that size, as one step of undo. */
export function takeMissing(store: AppStore, { id, attachment }: AttachmentPart, { tokens, range }: MissingTokens): void {
  if (attachment.kind === 'absent') store.getState().setContent(id, { attachment: { ...attachment, tokens, byReport: range } });
}

const NOTHING_KNOWN = { get: () => undefined };

export interface MissingSize {
  readonly reported: ReportedRequest;
  /** What of the request is in the prompt. */
  readonly held: Count;
  /** null: what it held is as much as was reported. */
  readonly missing: MissingTokens | null;
  /** The part has so many tokens. */
  readonly isTaken: boolean;
}

/** By the counts that there are, of the prompt as it is written; null where nothing is reported, or a link left texts out. O(turns of the request). */
export function missingSize(state: AppState, { id, attachment }: AttachmentPart): MissingSize | null {
  const { prompt } = state.work;
  const reported = attachment.kind === 'absent' ? attachment.reported : undefined;
  const held = reported === undefined ? null : heldPrompt(prompt, id, reported);
  if (reported === undefined || held === null) return null;
  const count = fillOf(state, held, selectModel(state), NOTHING_KNOWN).fill.input;
  const missing = missingTokens(count, reported);
  const isTaken = attachment.kind === 'absent' && missing !== null && attachment.tokens === missing.tokens;
  return { reported, held: count, missing, isTaken };
}
