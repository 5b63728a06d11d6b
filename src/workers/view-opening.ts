// Opening a view: first its documents get their texts, then they are laid out.
import type { RowTable } from '@/core/tokenize/spans';
import type { RowDisplay } from '@/core/tokenize/row-display';
import type { Caller } from './caller';
import type { MirroredDocument } from './mirrored-document';
import type { DocumentStep, Vocabulary } from './protocol';
import type { Sizes } from './sizes';
import type { OpenRequest, Slot, Task } from './task';
import type { ViewAnswer } from './tokenizer';

export interface ViewOpeningOptions extends Vocabulary {
  readonly key: string;
  readonly columns: number;
  readonly display: RowDisplay;
  /** One for each segment, aiming at its text. */
  readonly documents: readonly MirroredDocument[];
  readonly caller: Caller<ViewAnswer>;
  readonly nextId: () => number;
  readonly sizes: Sizes;
  /** The worker has the view, whether or not the caller still wants it. */
  readonly onLaidOut: (viewId: number, rows: RowTable) => void;
  /** The worker could not go on with the documents. */
  readonly onBroken: () => void;
  /** The same from the start, for when the documents are gone. */
  readonly again: () => OpenRequest;
}

/** An empty text costs something, too. */
const UNITS_PER_STEP = 64;

export function createViewOpening(options: ViewOpeningOptions): OpenRequest {
  const { key, encodingId, vocabularyUrl, columns, display, documents, caller, nextId, sizes } = options;
  const { onLaidOut, onBroken, again } = options;
  const totalUnits = documents.reduce((sum, { target }) => sum + target.length, 0);
  const isSmall = totalUnits <= sizes.small;
  /** The documents before this one are complete. */
  let place = 0;
  let hasBegun = false;
  let isLayoutGiven = false;

  /** The document that a step is to be taken on; undefined where all are complete. */
  function incomplete(): MirroredDocument | undefined {
    while (place < documents.length && documents[place]!.isComplete()) place += 1;
    return documents[place];
  }

  function tellProgress(laidOutUnits: number): void {
    let builtUnits = 0;
    let bytes = 0;
    for (const { facts } of documents) {
      builtUnits += facts.units;
      bytes += facts.bytes;
    }
    caller.progress(Math.floor((Math.min(builtUnits, totalUnits) + laidOutUnits) / 2), totalUnits, bytes);
  }

  function changeTask(slot: Slot): Task {
    const changed: MirroredDocument[] = [];
    const steps: DocumentStep[] = [];
    let room = sizes.chunk;
    for (let document = incomplete(); document && room > 0; document = incomplete()) {
      if (document.nextSlot(isSmall) !== slot) break;
      const step = document.takeStep(isSmall);
      steps.push(step);
      changed.push(document);
      room -= UNITS_PER_STEP + (step.kind === 'append' ? step.text.length : step.insert.length);
    }
    return {
      request,
      slot,
      message: { kind: 'change', id: nextId(), encodingId, vocabularyUrl, urgent: slot === 'urgent', steps },
      progress: () => tellProgress(0),
      answered(answer) {
        if (answer.kind === 'changed') {
          for (const [index, document] of changed.entries()) document.answered(answer.documents[index]!);
          tellProgress(0);
        } else if (answer.kind === 'failed') {
          for (const document of changed) document.lose(answer.error);
        }
      },
      lost: failIfAtWork,
    };
  }

  function layoutTask(slot: Slot): Task {
    isLayoutGiven = true;
    const viewId = nextId();
    return {
      request,
      slot,
      isLong: true,
      message: {
        kind: 'layout',
        id: nextId(),
        encodingId,
        vocabularyUrl,
        urgent: slot === 'urgent',
        viewId,
        documentIds: documents.map(({ id }) => id),
        columns,
        display,
      },
      progress: (doneUnits) => tellProgress(doneUnits),
      answered(answer) {
        if (answer.kind === 'failed') caller.fail(answer.error);
        if (answer.kind !== 'laidOut') return;
        tellProgress(totalUnits);
        onLaidOut(viewId, answer.rows);
        caller.succeed({ viewId, rows: answer.rows });
      },
      lost: failIfAtWork,
    };
  }

  function failIfAtWork(error: Parameters<Task['lost']>[0]): void {
    if (!error) return;
    caller.fail(error);
    onBroken();
  }

  for (const document of documents) {
    document.onChange = (error) => {
      if (!error) return;
      caller.fail(error);
      onBroken();
    };
  }

  const request: OpenRequest = {
    key,
    encodingId,
    rank: 'view',
    caller,
    get hasBegun() {
      return hasBegun;
    },
    waitingUnits: 0,
    wants(lane, slot) {
      if (!lane.isHome || isLayoutGiven) return false;
      const document = incomplete();
      if (document) return document.nextSlot(isSmall) === slot;
      return slot === (isSmall ? 'urgent' : 'bulk') && documents.every((each) => each.isThere());
    },
    next(_lane, slot) {
      hasBegun = true;
      return incomplete() ? changeTask(slot) : layoutTask(slot);
    },
    withoutLane: (lane) => (lane.isHome ? again() : request),
  };
  return request;
}
