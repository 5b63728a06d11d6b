// A text that changes, counted by telling the home worker only what has changed.
import type { MirroredDocument } from './mirrored-document';
import type { CountPlan } from './small-count';
import type { OpenRequest } from './task';

export interface EditCountOptions extends CountPlan {
  /** Aims at the text. */
  readonly document: MirroredDocument;
  /** The worker could not go on with the document. */
  readonly onBroken: () => void;
  /** The count of the whole text, for when the document is gone. */
  readonly wholeCount: () => OpenRequest;
}

export function createEditCount(options: EditCountOptions): OpenRequest {
  const { key, encodingId, vocabularyUrl, text, caller, nextId, document, onBroken, wholeCount } = options;
  let hasBegun = false;

  const review = (error: Parameters<NonNullable<MirroredDocument['onChange']>>[0]): void => {
    if (error) caller.fail(error);
    if (caller.isOver || document.isGone) return;
    const { units, tokens, bytes } = document.facts;
    caller.progress(document.isThere() ? text.length : Math.min(units, text.length), text.length, bytes);
    if (document.isThere()) caller.succeed({ tokens });
  };
  document.onChange = review;

  const request: OpenRequest = {
    key,
    encodingId,
    rank: 'edit',
    caller,
    get hasBegun() {
      return hasBegun;
    },
    waitingUnits: 0,
    begin: () => review(undefined),
    wants: (lane, slot) => lane.isHome && !document.isGone && document.nextSlot(false) === slot,
    next(_lane, slot) {
      hasBegun = true;
      const step = document.takeStep(false);
      return {
        request,
        slot,
        message: { kind: 'change', id: nextId(), encodingId, vocabularyUrl, urgent: slot === 'urgent', steps: [step] },
        answered(answer) {
          if (answer.kind === 'changed') document.answered(answer.documents[0]!);
          else if (answer.kind === 'failed') {
            document.lose(answer.error);
            onBroken();
          }
        },
        lost(error) {
          if (!error) return;
          caller.fail(error);
          onBroken();
        },
      };
    },
    withoutLane: (lane) => (lane.isHome ? wholeCount() : request),
  };
  return request;
}
