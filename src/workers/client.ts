// The page's side of the protocol: which request runs when, and what happens when a worker does not answer.
import { fail, succeed, type Result } from '@/core/result';
import type { EncodingId } from '@/core/tokenize/encoding';
import { reasonOf, type CountJob, type FromWorker, type SpansJob, type ToWorker } from './protocol';
import { createRequestQueue } from './queue';
import type { RequestOptions, SpansAnswer, TokenizeError, Tokenizer } from './tokenizer';

/** A worker as the client sees it. The client sets the two listeners. */
export interface WorkerPort {
  onMessage: ((message: FromWorker) => void) | undefined;
  onFailure: ((reason: string) => void) | undefined;
  postMessage(message: ToWorker): void;
  terminate(): void;
}

export interface TokenizerOptions {
  /** Starts a worker; may throw. */
  readonly spawn: () => WorkerPort;
  /** Absolute address of a vocabulary's module. */
  readonly vocabularyUrl: (encodingId: EncodingId) => string;
  /** Calls back once after `delayMs`; returns how to stop. Default: setTimeout. */
  readonly after?: (delayMs: number, callback: () => void) => () => void;
  /** Silence after which a worker at work is ended. */
  readonly unresponsiveAfterMs?: number;
}

/** Counts up to this size run between the chunks of the larger ones. */
const SMALL_UNITS = 262_144;
/** The silence is measured in parts: a page that was asleep has missed one timer, not all of them. */
const QUIET_PARTS = 5;

type Answer = Result<{ readonly tokens: number } | SpansAnswer, TokenizeError>;

interface Job {
  readonly key: string;
  readonly urgent: boolean;
  readonly inView: boolean;
  readonly message: CountJob | SpansJob;
  readonly onProgress: RequestOptions['onProgress'];
  /** Answers the caller; all but the first call are ignored. */
  readonly settle: (answer: Answer) => void;
  settled: boolean;
}

interface ActiveWorker {
  readonly port: WorkerPort;
  /** Has sent anything yet: a failure before that is a failure to start. */
  hasSpoken: boolean;
  /** The job of which the last message told progress. */
  jobAtWork: Job | undefined;
}

/**
 * A tokenizer that runs in workers. One worker has at most two jobs, an urgent one (spans, or a small count) and a
 * large count that rests meanwhile. A cancelled job is over for its caller at once, and holds its place in the worker
 * until the worker lets go of it or is ended.
 */
export function createTokenizer(options: TokenizerOptions): Tokenizer {
  const { spawn, vocabularyUrl, after = afterTimeout, unresponsiveAfterMs = 10_000 } = options;
  const queue = createRequestQueue<Job>();
  const brokenVocabularies = new Map<EncodingId, TokenizeError>();
  let running: Job[] = [];
  let active: ActiveWorker | undefined;
  let spare: ActiveWorker | undefined;
  let noSpare = false;
  let refusal: TokenizeError | undefined;
  let nextId = 1;
  let quietParts = 0;
  let stopWatch: (() => void) | undefined;

  function request<Value extends SpansAnswer | { readonly tokens: number }>(
    key: string,
    inView: boolean,
    urgent: boolean,
    message: CountJob | SpansJob,
    { signal, onProgress }: RequestOptions,
  ): Promise<Result<Value, TokenizeError>> {
    return new Promise((resolve) => {
      const job: Job = {
        key,
        urgent,
        inView,
        message,
        onProgress,
        settled: false,
        settle(answer) {
          if (job.settled) return;
          job.settled = true;
          signal?.removeEventListener('abort', abort);
          // The kind of a job decides the kind of its answer.
          resolve(answer as Result<Value, TokenizeError>);
        },
      };
      const abort = (): void => cancel(job, { kind: 'aborted' });
      const error = signal?.aborted ? { kind: 'aborted' as const } : (refusal ?? brokenVocabularies.get(message.encodingId));
      if (error) {
        job.settle(fail(error));
        return;
      }
      signal?.addEventListener('abort', abort);
      for (const older of running) if (older.key === key) cancel(older, { kind: 'superseded' });
      queue.put(job)?.settle(fail({ kind: 'superseded' }));
      dispatch();
    });
  }

  function cancel(job: Job, error: TokenizeError): void {
    if (job.settled) return;
    job.settle(fail(error));
    queue.remove(job);
    if (running.includes(job)) active?.port.postMessage({ kind: 'cancel', id: job.message.id });
  }

  function dispatch(): void {
    for (const urgent of [true, false]) {
      if (refusal || running.some((job) => job.urgent === urgent)) continue;
      const job = queue.take(urgent);
      if (!job) continue;
      active ??= spare ?? start();
      spare = active === spare ? undefined : spare;
      if (!active) {
        job.settle(fail(refusal ?? { kind: 'unavailable', reason: 'No worker' }));
        return;
      }
      running.push(job);
      if (running.length === 1) watch();
      try {
        active.port.postMessage(job.message);
      } catch (cause) {
        running = running.filter((each) => each !== job);
        job.settle(fail({ kind: 'unavailable', reason: reasonOf(cause) }));
      }
    }
    if (running.length === 0) unwatch();
  }

  /** Starts a worker; undefined, and everything refused, when that fails. */
  function start(): ActiveWorker | undefined {
    try {
      return open();
    } catch (cause) {
      refuse({ kind: 'unavailable', reason: reasonOf(cause) });
      return undefined;
    }
  }

  function open(): ActiveWorker {
    const port = spawn();
    const worker: ActiveWorker = { port, hasSpoken: false, jobAtWork: undefined };
    port.onMessage = (message) => receive(worker, message);
    port.onFailure = (reason) => breakDown(worker, reason);
    return worker;
  }

  function refuse(error: TokenizeError): void {
    refusal = error;
    for (const job of [...running, ...queue.clear()]) job.settle(fail(error));
    end(active);
    end(spare);
    active = spare = undefined;
    running = [];
    unwatch();
  }

  function receive(worker: ActiveWorker, message: FromWorker): void {
    worker.hasSpoken = true;
    if (message.kind === 'broken') {
      breakDown(worker, message.reason);
      return;
    }
    if (worker !== active) return;
    if (running.length > 0) watch();
    if (message.kind === 'alive') return;
    const job = running.find((each) => each.message.id === message.id);
    if (!job) return;
    if (message.kind === 'progress') {
      worker.jobAtWork = job;
      if (!job.settled) job.onProgress?.({ doneUnits: message.doneUnits, totalUnits: message.totalUnits });
      return;
    }
    running = running.filter((each) => each !== job);
    worker.jobAtWork = undefined;
    settleWith(job, message);
    if (message.kind === 'failed' && message.error.kind === 'vocabulary') loseVocabulary(message.error, worker);
    else keepSpare();
    dispatch();
  }

  function settleWith(job: Job, message: Extract<FromWorker, { readonly kind: 'counted' | 'spanned' | 'failed' }>): void {
    if (message.kind === 'failed') job.settle(fail(message.error));
    else if (message.kind === 'counted') job.settle(succeed({ tokens: message.tokens }));
    else {
      const spans = message.spans ?? (job.message.kind === 'spans' ? job.message.spans : undefined);
      if (!spans) throw new Error('The worker answered another question');
      job.settle(succeed({ spans, layout: message.layout }));
    }
  }

  /** Browsers remember that an import failed, so a new attempt takes a new worker; it is made after `retry`. */
  function loseVocabulary(error: Extract<TokenizeError, { readonly kind: 'vocabulary' }>, worker: ActiveWorker): void {
    brokenVocabularies.set(error.encodingId, error);
    const needsIt = (job: Job): boolean => job.message.encodingId === error.encodingId;
    for (const job of running.filter(needsIt)) job.settle(fail(error));
    for (const job of queue.clear()) {
      if (needsIt(job)) job.settle(fail(error));
      else queue.put(job);
    }
    replace(worker, undefined, error);
  }

  function breakDown(worker: ActiveWorker, reason: string): void {
    if (worker === spare) {
      end(spare);
      spare = undefined;
      noSpare = true;
    } else if (worker === active && worker.hasSpoken) {
      replace(worker, worker.jobAtWork ?? running[0], { kind: 'unavailable', reason });
    } else if (worker === active) {
      refuse({ kind: 'unavailable', reason });
    }
  }

  /** Ends the active worker; `culprit` is answered with `error`, other jobs start again in the next worker. */
  function replace(worker: ActiveWorker, culprit: Job | undefined, error: TokenizeError): void {
    end(worker);
    active = undefined;
    culprit?.settle(fail(error));
    for (const job of running.reverse()) {
      if (!job.settled && !queue.putBack(job)) job.settle(fail({ kind: 'superseded' }));
    }
    running = [];
    dispatch();
  }

  function end(worker: ActiveWorker | undefined): void {
    if (!worker) return;
    worker.port.onMessage = worker.port.onFailure = undefined;
    worker.port.terminate();
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

  function watch(): void {
    unwatch();
    quietParts = 0;
    stopWatch = after(unresponsiveAfterMs / QUIET_PARTS, listen);
  }

  function listen(): void {
    quietParts += 1;
    const culprit = active?.jobAtWork ?? running[0];
    // Nobody waits for a cancelled job, but others may wait for its worker.
    const isOver = quietParts >= QUIET_PARTS || active?.jobAtWork?.settled === true;
    if (isOver && active) replace(active, culprit, { kind: 'unresponsive', afterMs: unresponsiveAfterMs });
    else stopWatch = after(unresponsiveAfterMs / QUIET_PARTS, listen);
  }

  function unwatch(): void {
    stopWatch?.();
    stopWatch = undefined;
  }

  return {
    count({ key, encodingId, text }, requestOptions = {}) {
      const urgent = text.length <= SMALL_UNITS;
      const message: CountJob = { kind: 'count', id: nextId++, encodingId, vocabularyUrl: vocabularyUrl(encodingId), urgent, text };
      return request(`count ${key}`, false, urgent, message, requestOptions);
    },
    spans({ key, encodingId, segments, columns, spans }, requestOptions = {}) {
      const base = { id: nextId++, encodingId, vocabularyUrl: vocabularyUrl(encodingId), urgent: true };
      const message: SpansJob = { kind: 'spans', ...base, segments, columns, spans };
      return request(`spans ${key}`, true, true, message, requestOptions);
    },
    retry() {
      if (refusal?.kind === 'unavailable') refusal = undefined;
      noSpare = false;
      brokenVocabularies.clear();
    },
    dispose: () => refuse({ kind: 'aborted' }),
  };
}

function afterTimeout(delayMs: number, callback: () => void): () => void {
  const timer = setTimeout(callback, delayMs);
  return () => clearTimeout(timer);
}
