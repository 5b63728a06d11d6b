// The worker's side of the protocol, without the worker: it runs wherever there is a port.
import type { Encoder } from '@/core/tokenize/encoder';
import { countInSteps } from './count-steps';
import {
  buffersOf,
  type Answer,
  type ChangeWork,
  type CountWork,
  type Done,
  type ExplainQuestion,
  type FromWorker,
  type LayoutWork,
  type ToWorker,
  type ViewTokensQuestion,
} from './protocol';
import { reasonOf } from './reason';
import { createShelf } from './shelf';
import { createTurns } from './turns';
import { createVocabularies, type VocabularyOptions } from './vocabularies';

export interface HandlerPort {
  postMessage(message: FromWorker, transfer: ArrayBuffer[]): void;
}

export interface HandlerOptions extends VocabularyOptions {
  /** Lets the event loop run, so that a message can arrive. */
  readonly tick: () => Promise<void>;
  /** The time in milliseconds, from any start. */
  readonly now: () => number;
}

/** Between two words on the progress of one task: more would cost the page its time. */
const TELL_EVERY_MS = 40;

type SteppedWork = CountWork | ChangeWork | LayoutWork;

/** Returns the receiver of messages. */
export function createHandler(port: HandlerPort, options: HandlerOptions): (message: ToWorker) => void {
  const post = (message: FromWorker): void => port.postMessage(message, buffersOf(message));
  const encoderFor = createVocabularies(options, (encodingId) => post({ kind: 'loading', encodingId }));
  const turns = createTurns(options.tick);
  const shelf = createShelf();
  const held = new Map<number, Uint8Array[]>();
  /** What can still be cancelled. */
  const open = new Map<number, { isCancelled: boolean }>();
  let told = { id: -1, at: 0 };
  post({ kind: 'alive' });

  /** Which task is at work is said at once, how far it is now and then. */
  function tell(id: number, done: Done): void {
    const at = options.now();
    if (told.id === id && at < told.at + TELL_EVERY_MS) return;
    told = { id, at };
    post({ kind: 'progress', id, ...done });
  }

  async function begin(work: SteppedWork): Promise<void> {
    const { id, urgent } = work;
    const status = { isCancelled: false };
    open.set(id, status);
    const encoder = await encoderFor(work);
    let steps: Generator<Done, Answer, undefined> | undefined;
    let done: Done = { doneUnits: 0, doneBytes: 0 };
    const finish = (answer: Answer): true => {
      open.delete(id);
      post(answer);
      return true;
    };
    if (!encoder.ok) {
      finish({ kind: 'failed', id, error: encoder.error });
      return;
    }
    turns.add({
      urgent,
      step() {
        if (status.isCancelled && work.kind !== 'change') {
          if (work.kind === 'count') takeParts(work);
          return finish({ kind: 'failed', id, error: { kind: 'aborted' } });
        }
        // A chunk is told once, as the next one is not far.
        if (!steps || urgent || work.kind !== 'count') tell(id, done);
        try {
          steps ??= stepsOf(work, encoder.value);
          const step = steps.next();
          if (step.done) return finish(step.value);
          done = step.value;
          return false;
        } catch (cause) {
          // No memory left, most likely: it concerns this text only.
          return finish({ kind: 'failed', id, error: { kind: 'encoder', reason: reasonOf(cause) } });
        }
      },
    });
  }

  function* stepsOf(work: SteppedWork, encoder: Encoder): Generator<Done, Answer, undefined> {
    const { id } = work;
    switch (work.kind) {
      case 'count':
        return { kind: 'counted', id, ...(yield* countInSteps(encoder, takeParts(work), work)), buffer: work.utf8.buffer };
      case 'change':
        return { kind: 'changed', id, documents: yield* shelf.change(encoder, work.steps) };
      case 'layout': {
        const rows = yield* shelf.layout(encoder, work);
        return rows ? { kind: 'laidOut', id, rows } : { kind: 'failed', id, error: { kind: 'closed' } };
      }
    }
  }

  /** The whole text; what was held of it is held no longer. */
  function takeParts({ heldId, utf8 }: CountWork): readonly Uint8Array[] {
    if (heldId === undefined) return [utf8];
    const parts = held.get(heldId) ?? [];
    held.delete(heldId);
    return [...parts, utf8];
  }

  function answerOf(question: ViewTokensQuestion | ExplainQuestion): Answer {
    const { id } = question;
    try {
      if (question.kind === 'viewTokens') {
        const slice = shelf.viewTokens(question);
        if (slice) return { kind: 'sliced', id, slice };
      } else {
        const answer = shelf.explain(question);
        if (answer) return { kind: 'explained', id, answer };
      }
      return { kind: 'failed', id, error: { kind: 'closed' } };
    } catch (cause) {
      return { kind: 'failed', id, error: { kind: 'encoder', reason: reasonOf(cause) } };
    }
  }

  return (message) => {
    switch (message.kind) {
      case 'count':
      case 'change':
      case 'layout':
        void begin(message);
        break;
      case 'hold': {
        const parts = held.get(message.heldId) ?? [];
        parts.push(message.utf8);
        held.set(message.heldId, parts);
        post({ kind: 'held', id: message.id });
        break;
      }
      case 'viewTokens':
      case 'explain': {
        post(answerOf(message));
        break;
      }
      case 'cancel': {
        const status = open.get(message.id);
        if (status) status.isCancelled = true;
        break;
      }
      case 'forget':
        shelf.forget(message.documentIds, message.viewIds);
        for (const id of message.heldIds) held.delete(id);
        break;
    }
  };
}
