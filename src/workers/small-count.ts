import type { PartText } from '@/core/prompt/long-text';
import { closeTally } from '@/core/tokenize/script-tally';
import type { Caller } from './caller';
import type { Vocabulary } from './protocol';
import type { Sizes } from './sizes';
import { sentWhole } from './sent-text';
import type { OpenRequest } from './task';
import type { CountAnswer } from './tokenizer';

/** What makes a count: which text, for whom, under which name. */
export interface CountPlan extends Vocabulary {
  readonly key: string;
  readonly text: PartText;
  readonly caller: Caller<CountAnswer>;
  readonly wantsTally: boolean;
  readonly isBackground: boolean;
  readonly nextId: () => number;
  readonly sizes: Sizes;
}

/** Counts a text in one task: an urgent one of the home worker, or any other worker's. */
export function createSmallCount({ key, encodingId, vocabularyUrl, text, caller, nextId, wantsTally, isBackground }: CountPlan): OpenRequest {
  let hasTask = false;
  const request: OpenRequest = {
    key,
    encodingId,
    rank: 'small',
    caller,
    canWait: isBackground,
    get hasBegun() {
      return hasTask;
    },
    waitingUnits: text.length,
    wants: (lane, slot) => !hasTask && slot === (lane.isHome ? 'urgent' : 'bulk'),
    next(_lane, slot) {
      hasTask = true;
      return {
        request,
        slot,
        message: {
          kind: 'count',
          id: nextId(),
          encodingId,
          vocabularyUrl,
          urgent: slot === 'urgent',
          heldId: undefined,
          wantsTally,
          ...sentWhole(text),
        },
        progress: (doneUnits, doneBytes) => caller.progress(doneUnits, text.length, doneBytes),
        answered(answer) {
          if (answer.kind === 'failed') caller.fail(answer.error);
          else if (answer.kind === 'counted') {
            caller.progress(text.length, text.length, answer.bytes);
            const { tokens, stretch } = answer;
            caller.succeed(stretch === undefined ? { tokens } : { tokens, tally: closeTally(stretch) });
          }
        },
        lost(error) {
          if (error) caller.fail(error);
          hasTask = false;
        },
      };
    },
    withoutLane: () => request,
  };
  return request;
}
