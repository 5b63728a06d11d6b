// The workers of the page: which task goes where, and what happens when a worker does not answer.
import type { EncodingId } from '@/core/tokenize/encoding';
import { createLane, type Lane, type LaneEvents, type WorkerPort } from './lane';
import type { Answer, ToWorker } from './protocol';
import { reasonOf } from './reason';
import { createRequestQueue } from './request-queue';
import type { OpenRequest, Slot, Task } from './task';
import type { TokenizeError } from './tokenizer';
import type { After } from './watch-dog';

export interface PoolOptions {
  /** Starts a worker; may throw. */
  readonly spawn: () => WorkerPort;
  readonly after: After;
  /** Silence after which a worker at work is ended. */
  readonly unresponsiveAfterMs: number;
  /** 1 or more. */
  readonly maxWorkers: number;
  /** What one more worker is started for. */
  readonly unitsPerWorker: number;
  /** The documents and views of the home worker are gone. */
  readonly onHomeLost: () => void;
}

export interface Pool {
  /** Why nothing can be asked in this encoding now, if so. */
  refusalOf(encodingId: EncodingId): TokenizeError | undefined;
  add(request: OpenRequest): void;
  /** Asks the home worker at once; `lost` is called where there is none. */
  ask(question: Task): void;
  /** Tells the home worker, if there is one. */
  tellHome(message: ToWorker): void;
  /** Gives tasks to lanes with room. To be called when a request has come to want something. */
  dispatch(): void;
  /** Whether there are, or can be, workers beside the home worker. */
  canShare(): boolean;
  /** The user is at work: for a moment the home worker takes nothing that can wait for another one. */
  ease(): void;
  retry(): void;
  dispose(): void;
}

/** A lane has one bulk task at work and one waiting, so that it is never idle for the time of a message. */
const ROOM: Readonly<Record<Slot, number>> = { urgent: 1, bulk: 2, question: Infinity };
/** A worker that only counts chunks, and holds a vocabulary of many megabytes, is kept for this long after its last one. */
const IDLE_MS = 30_000;
/** A key is followed by the next one within this time, mostly, and until then a core is the page's. */
const EASED_MS = 400;

export function createPool({ spawn, after, unresponsiveAfterMs, maxWorkers, unitsPerWorker, onHomeLost }: PoolOptions): Pool {
  const queue = createRequestQueue();
  const brokenVocabularies = new Map<EncodingId, TokenizeError>();
  const idleTimers = new Map<Lane, () => void>();
  let home: Lane | undefined;
  /** A worker that has loaded nothing yet, for when the home worker is ended. */
  let spare: Lane | undefined;
  let others: Lane[] = [];
  let noSpare = false;
  let noOthers = false;
  let refusal: TokenizeError | undefined;
  /** Takes back the end of easing; undefined while nothing is pressed. */
  let stopEasing: (() => void) | undefined;

  const events: LaneEvents = {
    answered: receive,
    brokeDown,
    fellSilent,
  };
  const open = (): Lane => createLane(spawn(), after, unresponsiveAfterMs, events);

  function dispatch(): void {
    if (refusal) return;
    if (!queue.isEmpty()) {
      home ??= startHome();
      if (!home) return;
      growTo(queue.lanesWanted(unitsPerWorker));
      fill(home, 'urgent');
      // Who is idle first: a large text gives away one chunk at a time.
      const lanes = [home, ...others].sort((a, b) => a.countOf('bulk') - b.countOf('bulk'));
      for (const lane of lanes) fill(lane, 'bulk');
    }
    for (const lane of others) if (lane.tasks.length === 0) retireLater(lane);
  }

  function fill(lane: Lane, slot: Slot): void {
    while (lane.countOf(slot) < ROOM[slot]) {
      const isEased = stopEasing !== undefined && lane.isHome && others.length > 0;
      const request = queue.firstThatWants(lane, slot, !isEased);
      if (!request || lane.tasks.some((task) => task.isLong && task.slot === slot && task.request !== request)) return;
      post(lane, request.next(lane, slot));
    }
  }

  function post(lane: Lane, task: Task): void {
    idleTimers.get(lane)?.();
    try {
      lane.post(task);
    } catch (cause) {
      task.lost({ kind: 'unavailable', reason: reasonOf(cause) });
    }
  }

  /** The spare, or a new worker; undefined, and everything refused, when none can be started. */
  function startHome(): Lane | undefined {
    try {
      const lane = spare ?? open();
      lane.isHome = true;
      spare = undefined;
      return lane;
    } catch (cause) {
      refuse({ kind: 'unavailable', reason: reasonOf(cause) });
      return undefined;
    }
  }

  function growTo(lanes: number): void {
    while (!noOthers && others.length + 1 < Math.min(lanes, maxWorkers)) {
      try {
        others.push(open());
      } catch {
        noOthers = true;
      }
    }
  }

  /** Started only after the first answer, so as not to compete with it. */
  function keepSpare(): void {
    if (spare || noSpare || refusal) return;
    try {
      spare = open();
    } catch {
      noSpare = true;
    }
  }

  function receive(lane: Lane, task: Task, answer: Answer): void {
    if (answer.kind === 'failed' && answer.error.kind === 'vocabulary') {
      loseVocabulary(answer.error.encodingId, answer.error, lane);
      return;
    }
    task.answered(answer);
    if (lane.isHome) keepSpare();
    dispatch();
  }

  function retireLater(lane: Lane): void {
    if (idleTimers.has(lane)) return;
    const stop = after(IDLE_MS, () => {
      idleTimers.delete(lane);
      others = others.filter((each) => each !== lane);
      lane.end();
    });
    idleTimers.set(lane, () => {
      idleTimers.delete(lane);
      stop();
    });
  }

  function fellSilent(lane: Lane): void {
    const error = { kind: 'unresponsive' as const, afterMs: unresponsiveAfterMs };
    // No text is to blame for a vocabulary that hangs, and the next text would wait for it as long.
    if (lane.loading) loseVocabulary(lane.loading, error, lane);
    else lose(lane, error);
  }

  /** Browsers remember that an import failed, so a new attempt takes a new worker; it is made after `retry`. */
  function loseVocabulary(encodingId: EncodingId, error: TokenizeError, lane: Lane): void {
    brokenVocabularies.set(encodingId, error);
    for (const request of queue.all()) if (request.encodingId === encodingId) request.caller.fail(error);
    lose(lane, undefined);
  }

  function brokeDown(lane: Lane, reason: string): void {
    const error = { kind: 'unavailable' as const, reason };
    if (lane === spare) {
      lane.end();
      spare = undefined;
      noSpare = true;
    } else if (lane.isHome && !lane.hasSpoken) {
      refuse(error);
    } else {
      if (!lane.hasSpoken) noOthers = true;
      lose(lane, lane.hasSpoken ? error : undefined);
    }
  }

  /** Ends a worker; an error concerns its task at work, the other tasks are done again elsewhere. */
  function lose(lane: Lane, error: TokenizeError | undefined): void {
    end(lane);
    others = others.filter((each) => each !== lane);
    if (lane === home) home = undefined;
    const culprit = error && lane.atWork;
    culprit?.lost(error);
    if (lane.isHome) onHomeLost();
    queue.exchange((request) => owned(request.withoutLane(lane)));
    for (const task of lane.tasks) if (task !== culprit) task.lost(undefined);
    dispatch();
  }

  function end(lane: Lane | undefined): void {
    if (!lane) return;
    idleTimers.get(lane)?.();
    lane.end();
  }

  function refuse(error: TokenizeError): void {
    refusal = error;
    for (const request of queue.all()) request.caller.fail(error);
    const lanes = [home, spare, ...others];
    home = spare = undefined;
    others = [];
    for (const lane of lanes) end(lane);
    onHomeLost();
    for (const lane of lanes) for (const task of lane?.tasks ?? []) task.lost(undefined);
  }

  function owned(request: OpenRequest): OpenRequest {
    request.caller.onOver = () => close(request);
    return request;
  }

  function close(request: OpenRequest): void {
    queue.remove(request);
    request.abandon?.();
    for (const lane of [home, ...others]) {
      for (const task of lane?.tasks ?? []) {
        if (task.request === request) lane?.tell({ kind: 'cancel', id: task.message.id });
      }
    }
  }

  return {
    refusalOf: (encodingId) => refusal ?? brokenVocabularies.get(encodingId),
    add(request) {
      queue.put(owned(request));
      request.begin?.();
      dispatch();
    },
    ask(question) {
      if (home) post(home, question);
      else question.lost(undefined);
    },
    tellHome: (message) => home?.tell(message),
    dispatch,
    canShare: () => maxWorkers > 1 && !noOthers,
    ease() {
      stopEasing?.();
      stopEasing = after(EASED_MS, () => {
        stopEasing = undefined;
        dispatch();
      });
    },
    retry() {
      if (refusal?.kind === 'unavailable') refusal = undefined;
      noSpare = noOthers = false;
      brokenVocabularies.clear();
    },
    dispose() {
      stopEasing?.();
      refuse({ kind: 'aborted' });
    },
  };
}
