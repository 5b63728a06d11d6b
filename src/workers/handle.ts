// The worker's side of the protocol, without the worker: it runs wherever there is a port.
import { fail, succeed, type Result } from '@/core/result';
import { encodeSpansInSteps } from '@/core/tokenize/encode-spans';
import { countInSteps, createEncoder, type Encoder } from '@/core/tokenize/encoder';
import type { EncodingId } from '@/core/tokenize/encoding';
import { layoutRows } from '@/core/tokenize/rows';
import type { RowLayout, TokenSpans } from '@/core/tokenize/spans';
import { reasonOf, type CountJob, type FromWorker, type JobError, type SpansJob, type ToWorker } from './protocol';

export interface HandlerPort {
  postMessage(message: FromWorker, transfer: ArrayBuffer[]): void;
}

export interface HandlerOptions {
  /** The packed vocabulary at an address. */
  readonly loadVocabulary: (url: string) => Promise<string>;
  /** Lets the event loop run, so that a cancellation can arrive. */
  readonly tick: () => Promise<void>;
  /** Calls back every `periodMs`; returns how to stop. */
  readonly every: (periodMs: number, callback: () => void) => () => void;
}

const HEARTBEAT_MS = 500;
/** A same-origin file that has not come by then will not come. */
const VOCABULARY_LIMIT_MS = 60_000;

interface Job {
  readonly id: number;
  readonly urgent: boolean;
  cancelled: boolean;
}

/** Returns the receiver of messages. Several jobs may be open at once; they take turns between chunks. */
export function createHandler(port: HandlerPort, options: HandlerOptions): (message: ToWorker) => void {
  const jobs = new Map<number, Job>();
  const encoders = new Map<EncodingId, Promise<Result<Encoder, JobError>>>();
  let urgentAtWork = 0;

  const post = (message: FromWorker, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer);
  post({ kind: 'alive' });

  async function encoderFor(request: CountJob | SpansJob): Promise<Result<Encoder, JobError>> {
    const { encodingId } = request;
    let loading = encoders.get(encodingId);
    if (!loading) {
      loading = loadEncoder(encodingId, request.vocabularyUrl);
      encoders.set(encodingId, loading);
    }
    const result = await loading;
    if (!result.ok) encoders.delete(encodingId);
    return result;
  }

  async function loadEncoder(encodingId: EncodingId, url: string): Promise<Result<Encoder, JobError>> {
    let stop = (): void => {};
    try {
      const packed = await new Promise<string>((resolve, reject) => {
        let waitedMs = 0;
        stop = options.every(HEARTBEAT_MS, () => {
          waitedMs += HEARTBEAT_MS;
          if (waitedMs > VOCABULARY_LIMIT_MS) reject(new Error(`no answer after ${VOCABULARY_LIMIT_MS / 1000} s`));
          else post({ kind: 'alive' });
        });
        options.loadVocabulary(url).then(resolve, reject);
      });
      post({ kind: 'alive' });
      return succeed(createEncoder(encodingId, packed));
    } catch (cause) {
      return fail({ kind: 'vocabulary', encodingId, reason: reasonOf(cause) });
    } finally {
      stop();
    }
  }

  /** Runs a computation chunk by chunk; undefined when the job was cancelled in between. */
  async function runInSteps<Value>(
    job: Job,
    steps: Generator<number, Value, undefined>,
    totalUnits: number,
  ): Promise<Value | undefined> {
    let doneUnits = 0;
    for (;;) {
      while (!job.urgent && urgentAtWork > 0 && !job.cancelled) await options.tick();
      if (job.cancelled) return undefined;
      post({ kind: 'progress', id: job.id, doneUnits, totalUnits });
      const step = steps.next();
      if (step.done) return step.value;
      doneUnits = step.value;
      await options.tick();
    }
  }

  async function runCount(job: Job, request: CountJob, encoder: Encoder): Promise<void> {
    const tokens = await runInSteps(job, countInSteps(encoder, request.text), request.text.length);
    if (tokens === undefined) post({ kind: 'failed', id: job.id, error: { kind: 'aborted' } });
    else post({ kind: 'counted', id: job.id, tokens });
  }

  async function runSpans(job: Job, request: SpansJob, encoder: Encoder): Promise<void> {
    const units = request.segments.reduce((sum, segment) => sum + segment.length, 0);
    const spans = await runInSteps(job, encodeSpansInSteps(encoder, request.segments), units);
    if (!spans) {
      post({ kind: 'failed', id: job.id, error: { kind: 'aborted' } });
      return;
    }
    post({ kind: 'progress', id: job.id, doneUnits: units, totalUnits: units });
    const layout = layoutRows(spans, request.segments.join(''), request.columns);
    post({ kind: 'spanned', id: job.id, spans, layout }, [...buffersOfSpans(spans), ...buffersOfLayout(layout)]);
  }

  async function run(request: CountJob | SpansJob): Promise<void> {
    const { id, urgent } = request;
    const job: Job = { id, urgent, cancelled: false };
    jobs.set(id, job);
    try {
      if (request.kind === 'spans' && request.spans) {
        post({ kind: 'progress', id, doneUnits: 0, totalUnits: 0 });
        const layout = layoutRows(request.spans, request.segments.join(''), request.columns);
        post({ kind: 'spanned', id, spans: undefined, layout }, buffersOfLayout(layout));
        return;
      }
      const encoder = await encoderFor(request);
      if (!encoder.ok) {
        post({ kind: 'failed', id, error: encoder.error });
        return;
      }
      if (urgent) urgentAtWork += 1;
      try {
        if (request.kind === 'count') await runCount(job, request, encoder.value);
        else await runSpans(job, request, encoder.value);
      } finally {
        if (urgent) urgentAtWork -= 1;
      }
    } catch (cause) {
      // A regular expression out of stack, or no memory left: it concerns this text only.
      post({ kind: 'failed', id, error: { kind: 'encoder', reason: reasonOf(cause) } });
    } finally {
      jobs.delete(id);
    }
  }

  return (message) => {
    if (message.kind !== 'cancel') {
      void run(message);
      return;
    }
    const job = jobs.get(message.id);
    if (job) job.cancelled = true;
  };
}

function buffersOfSpans(spans: TokenSpans): ArrayBuffer[] {
  const { ids, starts, headBytes, byteLengths, segmentStarts, segmentOffsets } = spans;
  return [ids, starts, headBytes, byteLengths, segmentStarts, segmentOffsets].map((array) => array.buffer);
}

function buffersOfLayout(layout: RowLayout): ArrayBuffer[] {
  return [layout.rowStarts.buffer, layout.rowRightToLeft.buffer];
}
