// A large text, counted in chunks by all workers. The tokens of the chunks are those of the text, because every
// pre-tokenizer cuts where the chunks are cut.
import { scanCuts } from '@/core/tokenize/cut-scanner';
import { closeTally, EMPTY_STRETCH, joinTallies, type TallyStretch } from '@/core/tokenize/script-tally';
import { isHighSurrogate } from '@/core/tokenize/utf8';
import type { CountWork } from './protocol';
import { sentText, type SentText } from './sent-text';
import type { CountPlan } from './small-count';
import type { OpenRequest, Task, TaskLane } from './task';
import type { TokenizeError } from './tokenizer';

export interface LargeCountOptions extends CountPlan {
  /** Whether there are, or can be, workers beside the home worker. */
  readonly canShare: () => boolean;
  /** Calls back soon, when the event loop has run. */
  readonly later: (callback: () => void) => void;
  /** The request has come to want something. */
  readonly onReady: () => void;
}

interface Chunk {
  readonly start: number;
  readonly end: number;
  /** Workers that it has cost. */
  losses: number;
}

/** A chunk that is sent in parts. */
interface Transfer {
  readonly chunk: Chunk;
  readonly heldId: number;
  sentUnits: number;
}

/** Workers that a chunk may cost; a second one would not be the last. */
const MAX_LOSSES = 1;

export function createLargeCount(options: LargeCountOptions): OpenRequest {
  const { key, encodingId, vocabularyUrl, text, caller, nextId, sizes, wantsTally, canShare, later, onReady } = options;
  const cuts = scanCuts(text, sizes.chunk, sizes.scan);
  /** To be counted, in front of what is not cut yet. */
  const chunks: Chunk[] = [];
  const transfers = new Map<TaskLane, Transfer>();
  let cutUnits = 0;
  let isScanning = false;
  /** Copied for workers since the event loop ran last. */
  let copiedUnits = 0;
  let hasBegun = false;
  let doneUnits = 0;
  let doneBytes = 0;
  let tokens = 0;
  /** By the start of their chunk, as chunks are answered in any order. */
  const stretches = new Map<number, TallyStretch>();
  /** Handed back by workers, to be written to again. */
  const spares: ArrayBuffer[] = [];

  /** The next chunk; undefined where there is none, or none yet. */
  function upcoming(): Chunk | undefined {
    if (chunks.length > 0 || isScanning || cutUnits === text.length) return chunks[0];
    const cut = cuts.next().value;
    if (cut === undefined) {
      isScanning = true;
      later(() => {
        isScanning = false;
        if (!caller.isOver) onReady();
      });
      return undefined;
    }
    chunks.push({ start: cutUnits, end: cut, losses: 0 });
    cutUnits = cut;
    return chunks[0];
  }

  const isGiant = ({ start, end }: Chunk): boolean => end - start > sizes.message;
  /** A giant would keep the home worker from all else, as it is counted in one step. */
  const isKeptFrom = (lane: TaskLane, chunk: Chunk): boolean => isGiant(chunk) && lane.isHome && canShare();

  function copy(start: number, end: number, spare?: ArrayBuffer): SentText {
    if (copiedUnits === 0) {
      later(() => {
        const isFull = copiedUnits >= sizes.turn;
        copiedUnits = 0;
        if (isFull && !caller.isOver) onReady();
      });
    }
    copiedUnits += end - start;
    return sentText(text, start, end, spare);
  }

  function countTask(chunk: Chunk, heldId: number | undefined, start: number): Task {
    const sent = copy(start, chunk.end, spares.pop());
    const message: CountWork = { kind: 'count', id: nextId(), encodingId, vocabularyUrl, urgent: false, heldId, wantsTally, ...sent };
    return {
      request,
      slot: 'bulk',
      isLong: heldId !== undefined,
      message,
      progress() {
        if (doneUnits === 0) caller.progress(0, text.length, 0);
      },
      answered(answer) {
        if (answer.kind === 'failed') caller.fail(answer.error);
        if (answer.kind !== 'counted') return;
        spares.push(answer.buffer);
        tokens += answer.tokens;
        if (answer.stretch !== undefined) stretches.set(chunk.start, answer.stretch);
        doneUnits += chunk.end - chunk.start;
        doneBytes += answer.bytes;
        caller.progress(doneUnits, text.length, doneBytes);
        if (doneUnits === text.length) succeed();
      },
      lost(error) {
        blame(chunk, error);
        putBack(chunk);
      },
    };
  }

  function succeed(): void {
    if (stretches.size === 0) {
      caller.succeed({ tokens });
      return;
    }
    const inOrder = [...stretches].sort(([a], [b]) => a - b).map(([, stretch]) => stretch);
    caller.succeed({ tokens, tally: closeTally(inOrder.reduce(joinTallies, EMPTY_STRETCH)) });
  }

  function holdTask(transfer: Transfer, start: number, end: number): Task {
    return {
      request,
      slot: 'bulk',
      isLong: true,
      message: { kind: 'hold', id: nextId(), heldId: transfer.heldId, utf8: copy(start, end).utf8 },
      answered() {},
      lost: (error) => blame(transfer.chunk, error),
    };
  }

  function putBack(chunk: Chunk): void {
    chunks.push(chunk);
    chunks.sort((a, b) => a.start - b.start);
  }

  function blame(chunk: Chunk, error: TokenizeError | undefined): void {
    if (!error) return;
    chunk.losses += 1;
    if (chunk.losses > MAX_LOSSES) caller.fail(error);
  }

  const request: OpenRequest = {
    key,
    encodingId,
    rank: 'large',
    caller,
    canWait: true,
    get hasBegun() {
      return hasBegun;
    },
    get waitingUnits() {
      // While no cut is found, nobody knows whether there will be more than one chunk.
      const units = upcoming() ? text.length - cutUnits : 0;
      return chunks.reduce((sum, chunk) => sum + (isGiant(chunk) ? 0 : chunk.end - chunk.start), units);
    },
    get needsOther() {
      const chunk = upcoming();
      return chunk !== undefined && isGiant(chunk);
    },
    wants(lane, slot) {
      if (slot !== 'bulk' || caller.isOver || copiedUnits >= sizes.turn) return false;
      if (transfers.has(lane)) return true;
      const chunk = upcoming();
      return chunk !== undefined && !isKeptFrom(lane, chunk);
    },
    next(lane) {
      hasBegun = true;
      let transfer = transfers.get(lane);
      if (!transfer) {
        const chunk = chunks.shift()!;
        if (!isGiant(chunk)) return countTask(chunk, undefined, chunk.start);
        transfer = { chunk, heldId: nextId(), sentUnits: 0 };
        transfers.set(lane, transfer);
      }
      const { chunk, heldId, sentUnits } = transfer;
      const start = chunk.start + sentUnits;
      let end = Math.min(start + sizes.message, chunk.end);
      if (end < chunk.end && isHighSurrogate(text.slice(end - 1, end).charCodeAt(0))) end -= 1;
      transfer.sentUnits = end - chunk.start;
      if (end < chunk.end) return holdTask(transfer, start, end);
      transfers.delete(lane);
      return countTask(chunk, heldId, start);
    },
    abandon() {
      for (const [lane, { heldId }] of transfers) lane.tell({ kind: 'forget', documentIds: [], viewIds: [], heldIds: [heldId] });
      transfers.clear();
    },
    withoutLane(lane) {
      const transfer = transfers.get(lane);
      transfers.delete(lane);
      if (transfer) putBack(transfer.chunk);
      return request;
    },
  };
  return request;
}
